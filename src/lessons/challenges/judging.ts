/** How far a run has come with a challenge. Only what happened counts; how it came about, nobody prescribes. */
import type { Setting } from '../../sim/model';
import type { Trace } from '../../sim/types';
import type { Challenge } from './challenge';
import { isReachedAt } from './goals';
import { type Excess, excessOf, faultsIn, type Spent, spentIn } from './spent';

export type Judgement =
  /** Done, with so many steps and faults. */
  | { readonly kind: 'solved'; readonly step: number; readonly length: number; readonly faults: number }
  /** More was broken than allowed. */
  | { readonly kind: 'over'; readonly excess: readonly Excess[] }
  | { readonly kind: 'open' };

export interface Standing {
  readonly judgement: Judgement;
  readonly spent: Spent;
}

/** Where a run stands after so many steps. */
export function standingAt(challenge: Challenge, setting: Setting, trace: Trace, step: number): Standing {
  const solvedAt = firstReached(challenge, setting, trace);
  const isReached = solvedAt !== null && solvedAt <= step;
  const until = isReached ? solvedAt : step;
  const entries = trace.entries.slice(0, until);
  const spent = spentIn(setting, entries);
  const excess = excessOf(spent, challenge.budget);
  if (excess.length > 0) return { judgement: { kind: 'over', excess }, spent };
  if (!isReached) return { judgement: { kind: 'open' }, spent };
  // Who delays a message has done nothing that a schedule would call a step.
  const { length } = entries.filter(({ act }) => act.kind !== 'delay');
  return { judgement: { kind: 'solved', step: until, length, faults: faultsIn(spent) }, spent };
}

const reached = new WeakMap<Trace, Map<string, number | null>>();

/** After how many steps the goal is first reached; `null` when it never is. */
function firstReached(challenge: Challenge, setting: Setting, trace: Trace): number | null {
  const known = reached.get(trace) ?? new Map<string, number | null>();
  reached.set(trace, known);
  const before = known.get(challenge.id);
  if (before !== undefined) return before;
  let first: number | null = null;
  for (let step = 0; step <= trace.entries.length && first === null; step++)
    if (isReachedAt(challenge.goal, setting, trace, step)) first = step;
  known.set(challenge.id, first);
  return first;
}
