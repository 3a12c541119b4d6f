/** From which moment on can a transaction no longer abort? Every run from there is looked at, and every run from right before. */
import { counterexampleOf } from '../../checker/counterexample';
import { comparePositions, momentPosition } from '../../lessons/beats';
import type { Ask } from '../../lessons/lesson';
import type { Situation } from '../../lessons/questions/answer';
import type { Certainty, CertaintyEvidence } from '../../lessons/questions/evidence';
import { microStep } from '../../sim/position';
import type { Act, Position } from '../../sim/types';
import type { Search } from '../insightJob';
import { EscapeSearch, LIMITS } from './escape';

type NoReturn = Extract<Ask, { kind: 'no-return' }>;

export class CertaintySearch implements Search<CertaintyEvidence> {
  private readonly waiting: MomentSearch[];
  private readonly moments: Record<string, Certainty> = {};
  /** What was certain at the first moment at which it was. */
  private settled: { readonly at: Position; readonly certainty: Certainty } | null = null;

  constructor(
    private readonly situation: Situation<NoReturn>,
    maxStates: number,
  ) {
    this.waiting = situation.ask.options
      .flatMap(({ id, moment }) => {
        const at = momentPosition(situation.trace, moment);
        return at ? [new MomentSearch(situation, id, at, maxStates)] : [];
      })
      .toSorted((a, b) => comparePositions(a.at, b.at));
  }

  slice(count: number): boolean {
    const [first] = this.waiting;
    if (!first) return true;
    const known = this.alreadyAt(first.before.position);
    if (known || first.slice(count)) {
      const certainty = known ?? first.answer();
      const { kind } = certainty;
      if (kind === 'from-here') this.settled ??= { at: first.at, certainty };
      if (kind === 'already') this.settled ??= { at: first.before.position, certainty };
      this.moments[first.id] = certainty;
      this.waiting.shift();
    }
    return this.waiting.length === 0;
  }

  answer(): CertaintyEvidence {
    return { kind: 'no-return', moments: this.moments };
  }

  /** All runs from a later moment were looked at from the earlier one, unless somebody has used up faults in between. */
  private alreadyAt(position: Position): Certainty | null {
    const { settled } = this;
    if (!settled || comparePositions(settled.at, position) > 0) return null;
    const between = this.situation.trace.entries.slice(settled.at.step, position.step + 1);
    const isCalm = between.every(({ move }) => move === null);
    return isCalm ? { ...settled.certainty, kind: 'already' } : null;
  }
}

/** What is certain right before a moment is certain after it, so that is asked first. */
class MomentSearch implements Search<Certainty> {
  readonly before: EscapeSearch;
  private after: EscapeSearch | null = null;

  constructor(
    private readonly situation: Situation<NoReturn>,
    readonly id: string,
    readonly at: Position,
    private readonly maxStates: number,
  ) {
    this.before = this.searchAt(microStep(situation.trace, at, -1));
  }

  slice(count: number): boolean {
    if (this.after) return this.after.slice(count);
    if (!this.before.slice(count)) return false;
    if (this.before.answer().kind !== 'found') return true;
    this.after = this.searchAt(this.at);
    return false;
  }

  answer(): Certainty {
    const { after, before } = this;
    const states = before.states + (after?.states ?? 0);
    const found = (after ?? before).answer();
    if (found.kind === 'found') {
      const { crashes, repairs } = found;
      return { kind: 'not-yet', acts: this.played(found.acts), crashes, repairs, states };
    }
    const kind = found.kind === 'unknown' ? 'unknown' : after ? 'from-here' : 'already';
    return { kind, ...LIMITS, states };
  }

  private searchAt(position: Position): EscapeSearch {
    return new EscapeSearch(this.situation, this.situation.ask.tx, position, this.maxStates);
  }

  /** The acts as the simulation has played them, from the step of the moment on. */
  private played(acts: readonly Act[]): Act[] {
    const { setting, trace } = this.situation;
    const start = trace.entries[this.at.step - 1]?.world ?? trace.initial;
    return counterexampleOf(setting, acts, start).trace.entries.map(({ act }) => act);
  }
}
