/** What a search keeps of a step beside the state that it leads to, in one integer. */
import type { EdgeKind } from './system';

const KINDS: readonly EdgeKind[] = ['own', 'repair', 'fault'];
const KIND_MASK = 3;
const FAULT_SHIFT = 2;
const FAULT_MASK = 7;
const LOG_BIT = 1 << 5;
const SPARES_SHIFT = 6;
/** The largest number of a set of spared nodes. */
export const SPARES_MAX = 0xff;
const SHOWN_SHIFT = 14;

/** Tags below it show nothing. */
export const FIRST_SHOWING_TAG = 1 << SHOWN_SHIFT;

/**
 * `faults`: how many it adds. `spares`: see `sparing.ts`. `isLogged`: it changes a log. `shown`: bits of the properties that the step
 * itself breaks or reaches; there is room for 17.
 */
export function tagOf(
  kind: EdgeKind,
  faults: number,
  spares: number,
  isLogged: boolean,
  shown: number,
): number {
  return (
    (shown << SHOWN_SHIFT) |
    (spares << SPARES_SHIFT) |
    (isLogged ? LOG_BIT : 0) |
    (faults << FAULT_SHIFT) |
    KINDS.indexOf(kind)
  );
}

export function kindOf(tag: number): EdgeKind {
  return KINDS[tag & KIND_MASK] as EdgeKind;
}

export function faultsOf(tag: number): number {
  return (tag >>> FAULT_SHIFT) & FAULT_MASK;
}

export function isLogged(tag: number): boolean {
  return (tag & LOG_BIT) !== 0;
}

export function sparesOf(tag: number): number {
  return (tag >>> SPARES_SHIFT) & SPARES_MAX;
}

export function shownBy(tag: number): number {
  return tag >>> SHOWN_SHIFT;
}
