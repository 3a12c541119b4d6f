/**
 * A challenge: make a run do something, with only so much breaking. Plain data; whether it is done the engine judges, and how short
 * it can be done the checker works out.
 */
import type { RoleId, RuleId, Run } from '../../sim/types';

/** What is counted for all nodes together. `recoveries` and `heals` are repairs; all others are faults. */
export type BudgetKind =
  | 'recoveries'
  | 'losses'
  | 'duplicates'
  | 'partitions'
  | 'heals'
  | 'pauses'
  | 'heuristics';

/** How much may be broken and repaired. The same shape as the bounds of a search, so a search can be given it. */
export type FaultBudget = Readonly<Record<BudgetKind, number>> & {
  /** By role; a role that is not named must not crash. */
  readonly crashes: Readonly<Record<RoleId, number>>;
  /** Whether participants may refuse on their own. */
  readonly freeVotes: boolean;
};

export type Goal =
  /** Somebody lives, is in doubt, and nothing that comes by itself will end it. */
  | { readonly kind: 'blocked' }
  /** A rule of this id is broken. */
  | { readonly kind: 'breaks'; readonly property: RuleId }
  /** Money has left one ledger and has not reached the other. */
  | { readonly kind: 'transit' }
  /** Every member of the first transaction has decided so. */
  | { readonly kind: 'outcome'; readonly outcome: 'commit' | 'abort' };

export interface Challenge {
  /** Its words are `<id>.title`, `.goal` and `.lesson` of the `challenges` strings. */
  readonly id: string;
  /** Where it begins; without moves. */
  readonly run: Run;
  readonly goal: Goal;
  readonly budget: FaultBudget;
}

/** Nothing may be broken, and everybody votes as the scenario has it. */
export const NOTHING_BROKEN: FaultBudget = {
  crashes: {},
  recoveries: 0,
  losses: 0,
  duplicates: 0,
  partitions: 0,
  heals: 0,
  pauses: 0,
  heuristics: 0,
  freeVotes: false,
};
