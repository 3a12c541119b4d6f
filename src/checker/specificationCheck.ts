/** Checks a specification in slices, and reports as checks of protocols do. */
import { DEFAULT_MAX_STATES, type PropertyReport, type Report } from './check';
import { Search } from './search';
import type { Specification } from './specification';
import { SpecifiedSystem } from './specifiedSystem';
import type { Told } from './system';

export class SpecificationCheck<L, E> {
  private readonly search: Search<Told>;
  private isComplete = false;

  constructor(
    readonly specification: Specification<L, E>,
    private maxStates = DEFAULT_MAX_STATES,
  ) {
    const system = new SpecifiedSystem(specification);
    this.search = new Search(system, system, system.start, {
      properties: specification.properties.length,
      withEdges: false,
    });
  }

  /** Expands up to so many states; returns whether there is nothing left to do within the limit. */
  slice(count: number): boolean {
    if (this.isComplete) return true;
    this.isComplete = this.search.slice(count, this.maxStates);
    if (this.isComplete) this.search.measureDepth();
    return this.isComplete || this.search.states >= this.maxStates;
  }

  /** To the end, or to the limit. */
  run(): Report {
    while (!this.slice(1 << 16));
    return this.report();
  }

  /** Allows more states; the search goes on where it stopped. */
  allow(maxStates: number): void {
    this.maxStates = maxStates;
  }

  report(): Report {
    const { states, depth, waiting, bytes, beyond: boundary } = this.search;
    const { transitions, counts } = this.search.tally;
    const properties = this.specification.properties.map(({ id, kind }, index): PropertyReport => {
      const finding = this.search.findings[index] ?? null;
      const [some, none] =
        kind === 'always' ? (['violated', 'holds'] as const) : (['reached', 'unreached'] as const);
      const verdict = finding ? some : this.isComplete ? none : 'unknown';
      return { id, kind, verdict, faults: finding?.faults ?? null, length: finding?.length ?? null };
    });
    return {
      states,
      transitions,
      depth,
      waiting,
      complete: this.isComplete,
      boundary,
      bytes,
      counts,
      properties,
    };
  }

  /** Names of the steps of the shortest run known that breaks (or reaches) a property. */
  stepsTo(id: string): string[] | null {
    const index = this.specification.properties.findIndex((property) => property.id === id);
    const finding = this.search.findings[index];
    if (!finding) return null;
    return this.search.acts(finding).map((act) => (act.kind === 'timeout' ? act.timer : act.kind));
  }
}

/** Every state of a specification, or as many as are allowed. */
export function exploreSpecification<L, E>(specification: Specification<L, E>, maxStates?: number): Report {
  return new SpecificationCheck(specification, maxStates).run();
}
