/** What the page and the worker say to each other about possible worlds, challenges and neighbours: plain data only. */
import type { Bounds } from '../checker/bounds';
import type { Neighbour } from '../checker/neighbours';
import type { Evidence } from '../lessons/questions/evidence';
import type { Act, NodeId, Run, TxId, World } from '../sim/types';
import type { FoundRun } from './checkJob';

export type { Outcome } from '../checker/knowledge';
export type { Neighbour };

export interface WorldsJob {
  /** Its setting counts; its moves are not looked at. */
  readonly run: Run;
  readonly world: World;
  readonly node: NodeId;
  readonly tx: TxId;
  readonly bounds: Bounds;
  readonly maxStates: number;
}

/** A possible world is the last one of a run that leads to it. */
export type PossibleWorld =
  | { readonly kind: 'decided' | 'open'; readonly found: FoundRun; readonly faults: number }
  | { readonly kind: 'none' | 'unknown' };

export interface WorldsAnswer {
  readonly commit: PossibleWorld;
  readonly abort: PossibleWorld;
  readonly isMet: boolean;
  readonly states: number;
  readonly isComplete: boolean;
  /** Money or votes of others had to be thought otherwise than they are, because the node does not know them. */
  readonly isSupposed: boolean;
}

export interface ChallengeJob {
  readonly challenge: string;
  /** From here on, with so much left of the budget; `null`: from the start. */
  readonly from: { readonly world: World; readonly left: Bounds } | null;
  readonly maxStates: number;
}

/** `none`: it cannot be done any more. `unknown`: the search stopped at its limit. */
export type ChallengeAnswer =
  | { readonly kind: 'found'; readonly acts: readonly Act[]; readonly faults: number }
  | { readonly kind: 'none' | 'unknown' };

export interface NeighboursJob {
  readonly run: Run;
  readonly world: World;
  readonly bounds: Bounds;
}

/** A question of a story, by its names. */
export interface EvidenceJob {
  /** With its version: `S3@1`. */
  readonly scenario: string;
  readonly variant: string;
  readonly beat: string;
  /** For each search that it takes. */
  readonly maxStates: number;
}

/** A question under way. */
export interface Search<T> {
  /** Expands up to so many states; returns whether it is over. */
  slice(count: number): boolean;
  answer(): T;
}

/**
 * The worker, as the page calls it through comlink. A question of a kind ends the one before of that kind, which gets `null`: all but
 * evidence, which is the same for ever and worth its end.
 */
export interface InsightService {
  worlds(job: WorldsJob): Promise<WorldsAnswer | null>;
  shortest(job: ChallengeJob): Promise<ChallengeAnswer | null>;
  neighbours(job: NeighboursJob): Promise<readonly Neighbour[]>;
  evidence(job: EvidenceJob): Promise<Evidence>;
  stopWorlds(): void;
}
