/** What a search has found and counted. */

/** Where a property is broken or reached, by the shortest run known so far. */
export interface Finding {
  readonly state: number;
  /** For a property of steps: the state before. */
  readonly via: number | null;
  readonly faults: number;
  /** Acts of the run. */
  readonly length: number;
}

/** What a search has counted besides states. */
export interface Counts {
  /** Successors by what leads to them. */
  readonly own: number;
  readonly repairs: number;
  readonly faults: number;
  /** Expanded states in which nothing happens by itself any more, and those of them in which somebody alive waits. */
  readonly quiet: number;
  readonly deadlocks: number;
}
