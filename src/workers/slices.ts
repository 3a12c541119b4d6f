/** Long searches in slices: between two of them a worker hears that it is to stop, and tells how far it has come. */
import { listen } from './listen';

/** Longer ones would make Stop lazy, shorter ones the search slow. */
const SLICE_MS = 12;
/** With the slice that is under way, at least four times a second. */
const TELL_MS = 230;
/** Expanded between two looks at the clock. */
const STEP = 1_024;

/** A search, and how long it has worked so far. */
export interface Effort {
  readonly search: {
    /** Expands up to so many states; returns whether there is nothing left to do. */
    slice(count: number): boolean;
  };
  seconds: number;
}

/** Works until there is nothing left to do, which is then true, or until it is not wanted any more. */
export async function inSlices(
  effort: Effort,
  isWanted: () => boolean,
  tell: () => void = () => {},
): Promise<boolean> {
  let told = performance.now();
  while (isWanted()) {
    if (slice(effort)) return true;
    if (performance.now() - told >= TELL_MS) {
      told = performance.now();
      tell();
    }
    await listen();
  }
  return false;
}

function slice(effort: Effort): boolean {
  const began = performance.now();
  let isOver = false;
  while (!isOver && performance.now() - began < SLICE_MS) isOver = effort.search.slice(STEP);
  effort.seconds += (performance.now() - began) / 1_000;
  return isOver;
}
