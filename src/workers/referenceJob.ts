/** What the page and the checker's worker say to each other when the checker itself is checked: plain data only. */
import type { ReferenceSearch } from '../protocols/reference/known';

/** How far one search has come. */
export interface Counted {
  readonly states: number;
  /** Successors generated, the first state included, as TLC counts. */
  readonly transitions: number;
  readonly depth: number;
  readonly seconds: number;
  /** Every state was looked at. */
  readonly complete: boolean;
}

/** At least four times a second, and once when it is over or stopped. */
export interface ReferenceProgress {
  /** In the order in which they were asked for; the last one may still be under way. */
  readonly counted: readonly Counted[];
  /** All were counted to the end; else it goes on or was stopped. */
  readonly isOver: boolean;
}

/** Across to the page it may take a moment, so what it gives back is waited for at the end. */
export type TellReference = (progress: ReferenceProgress) => unknown;

/** The part of the worker that counts reference models, as the page calls it through comlink. */
export interface ReferenceService {
  /** Counts one after the other; what was under way before is dropped. Resolves when it is over or stopped. */
  count(searches: readonly ReferenceSearch[], tell: TellReference): Promise<void>;
  stopCounting(): void;
}
