/**
 * Checks properties of a setting over every schedule within bounds. Properties of all futures are judged when the search has come
 * to its end; until then only what was found is known.
 */
import type { Setting } from '../sim/model';
import type { Act, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import type { Bounds } from './bounds';
import { CompiledModel } from './compiled';
import { Expansion } from './expansion';
import { type CheckedProperty, Judge } from './judging';
import type { Step } from './local';
import { TooFewWords } from './network';
import { Search } from './search';
import { nearestStuck } from './stuck';
import { Symmetry } from './symmetry';
import type { Counts } from './tally';

export type Verdict = 'holds' | 'violated' | 'reached' | 'unreached' | 'unknown';

export interface PropertyReport {
  readonly id: string;
  readonly kind: CheckedProperty['kind'];
  readonly verdict: Verdict;
  /** Fewest faults of a run that breaks (or reaches) it, and its acts. While a search is not complete, of the runs seen so far. */
  readonly faults: number | null;
  readonly length: number | null;
}

export interface Report {
  readonly states: number;
  /** Successors generated, the first state included, as TLC counts. */
  readonly transitions: number;
  readonly depth: number;
  readonly waiting: number;
  /** Every state within the bounds was looked at. */
  readonly complete: boolean;
  /** States at the protocol's boundary, which are not judged. */
  readonly boundary: number;
  /** Bytes that the states take, stored edges excluded. */
  readonly bytes: number;
  readonly counts: Counts;
  readonly properties: readonly PropertyReport[];
}

export interface CheckOptions {
  /** Begin here instead of in the initial world. */
  readonly start?: World;
  readonly maxStates?: number;
  /** Takes states that differ only in the names of interchangeable nodes for one. */
  readonly isSymmetric?: boolean;
}

export const DEFAULT_MAX_STATES = 4_000_000;

export class Check {
  private model: CompiledModel;
  private search: Search<Step>;
  private networkWords: number;
  private maxStates: number;
  private isComplete = false;

  constructor(
    readonly setting: Setting,
    readonly bounds: Bounds,
    readonly properties: readonly CheckedProperty[],
    private readonly options: CheckOptions = {},
  ) {
    const nodes = setting.cast.nodes.length;
    this.networkWords = setting.config.network === 'fifo' ? nodes * nodes : Math.ceil((nodes * 7) / 32);
    this.maxStates = options.maxStates ?? DEFAULT_MAX_STATES;
    this.model = this.compile();
    this.search = this.begin();
  }

  /** Expands up to so many states; returns whether there is nothing left to do within the limit. */
  slice(count: number): boolean {
    if (this.isComplete) return true;
    try {
      this.isComplete = this.search.slice(count, this.maxStates);
    } catch (problem) {
      if (!(problem instanceof TooFewWords)) throw problem;
      this.networkWords *= 2;
      this.model = this.compile();
      this.search = this.begin();
      return false;
    }
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
    const { search } = this;
    return {
      states: search.states,
      transitions: search.tally.transitions,
      depth: search.depth,
      waiting: search.waiting,
      complete: this.isComplete,
      boundary: search.beyond,
      bytes: search.bytes,
      counts: search.tally.counts,
      properties: this.properties.map((property, index) => this.reportOf(property, index)),
    };
  }

  /** The acts of the shortest run known that breaks (or reaches) a property. */
  actsOf(id: string): Act[] | null {
    const finding = this.search.findings[this.properties.findIndex((property) => property.id === id)];
    return finding ? this.search.acts(finding) : null;
  }

  private compile(): CompiledModel {
    return new CompiledModel(this.setting, this.bounds, this.networkWords);
  }

  private begin(): Search<Step> {
    const { model, properties } = this;
    const start = model.encode(this.options.start ?? initialWorld(this.setting));
    const withEdges = properties.some(({ kind }) => isProgress(kind));
    const symmetry = this.options.isSymmetric ? new Symmetry(model) : null;
    const canonical = symmetry && ((state: Int32Array) => symmetry.canonical(state));
    const judge = new Judge(model, properties);
    return new Search(new Expansion(model), judge, start, {
      properties: properties.length,
      withEdges,
      canonical,
      onLayer: () => this.judgeProgress(),
    });
  }

  private reportOf({ id, kind }: CheckedProperty, index: number): PropertyReport {
    const finding = this.search.findings[index] ?? null;
    const found = { faults: finding?.faults ?? null, length: finding?.length ?? null };
    const none = kind === 'sometimes' ? 'unreached' : 'holds';
    const some = kind === 'sometimes' ? 'reached' : 'violated';
    return { id, kind, verdict: finding ? some : this.isComplete ? none : 'unknown', ...found };
  }

  /**
   * Non-blocking, and can-finish: which live nodes can no longer come to a decision? Asked whenever all states with so many faults
   * are known: only a fault leads on from them, and nobody may hope for one.
   */
  private judgeProgress(): void {
    const { search, model } = this;
    const { edges } = search;
    if (!edges) return;
    for (const [index, { kind }] of this.properties.entries())
      if (isProgress(kind))
        search.findings[index] ??= nearestStuck(model, search, edges, kind === 'can-finish');
    edges.clear();
    const isOpen = ({ kind }: CheckedProperty, index: number): boolean =>
      isProgress(kind) && search.findings[index] === null;
    if (!this.properties.some(isOpen)) search.edges = null;
  }
}

function isProgress(kind: CheckedProperty['kind']): boolean {
  return kind === 'non-blocking' || kind === 'can-finish';
}
