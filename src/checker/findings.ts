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

/** Whether one run is nearer than another: fewest faults first, then fewest acts. */
export function isNearer(
  one: Pick<Finding, 'faults' | 'length'>,
  other: Pick<Finding, 'faults' | 'length'>,
): boolean {
  return one.faults < other.faults || (one.faults === other.faults && one.length < other.length);
}
