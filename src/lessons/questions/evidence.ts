/**
 * What a search through every run within bounds has found for a question. The simulation plays one run; what holds in all of them it
 * cannot know. Plain data, because lessons do not search: `workers` do.
 */
import type { Act, Run } from '../../sim/types';
import type { Ask } from '../lesson';

/** How much may go wrong in the runs that were looked at, and how many states they have. */
export interface Extent {
  readonly crashes: number;
  readonly repairs: number;
  readonly states: number;
}

/**
 * A world that looks the same to the node. `decided`: somebody has decided so in it. `open`: nobody yet, but it can come to that.
 * It is the last one of a run, after so many steps. `none`: there is no such world. `unknown`: the search stopped at its limit.
 */
export type PossibleSide =
  | { readonly kind: 'decided' | 'open'; readonly run: Run; readonly steps: number }
  | { readonly kind: 'none' | 'unknown' };

export interface WorldsEvidence {
  readonly kind: 'may-decide';
  /** Of the search for worlds. */
  readonly extent: Extent;
  readonly commit: PossibleSide;
  readonly abort: PossibleSide;
  /** Of the search for a run that breaks a rule although nobody decides alone; `null` when there is one, or it is not known. */
  readonly safe: Extent | null;
}

/**
 * Whether the transaction can still abort. `not-yet`: by this run, whose first act is the next one of the story or takes its place.
 * `from-here`: no more, and right before it could. `already`: not even right before. `unknown`: the search stopped at its limit.
 */
export type Certainty =
  | ({ readonly kind: 'not-yet'; readonly acts: readonly Act[] } & Extent)
  | ({ readonly kind: 'from-here' | 'already' | 'unknown' } & Extent);

export interface CertaintyEvidence {
  readonly kind: 'no-return';
  /** By option. */
  readonly moments: Readonly<Record<string, Certainty>>;
}

export type Evidence = WorldsEvidence | CertaintyEvidence;

/** Whether a question is about all runs, so that it is judged with evidence. */
export function needsEvidence(ask: Ask | undefined): boolean {
  return ask?.kind === 'may-decide' || ask?.kind === 'no-return';
}

/** On what ground an option is judged; its words are `checked.<kind>` of the `story` strings. */
export type Checked =
  /** Nobody has looked at all runs. */
  | { readonly kind: 'simulated' }
  /** They are too many. */
  | { readonly kind: 'limit'; readonly states: number }
  /** Two worlds look the same to the node; only one is left to it. */
  | ({ readonly kind: 'both-worlds' | 'one-world'; readonly node: string } & Extent)
  /** No run breaks a rule as long as nobody decides alone. */
  | ({ readonly kind: 'safe' } & Extent)
  | ({ readonly kind: 'not-yet' | 'from-here' | 'already' } & Extent);
