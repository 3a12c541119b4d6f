/** How evenly a ring shares out the circle, and how evenly it should. */
import { NOBODY, type Ring } from './types';

/** All hashes there are. */
export const CIRCLE = 0x1_0000_0000;

/** Each server's share of the circle, by its arcs: exact, adding up to exactly 1 unless nobody owns anything. */
export function sharesOf({ servers, points, owners }: Ring): number[] {
  const arcs = new Float64Array(servers.length);
  const last = points.length - 1;
  for (let at = 0; at <= last; at++) {
    const owner = owners[at] as number;
    if (owner === NOBODY) continue;
    const before = at === 0 ? (points[last] as number) - CIRCLE : (points[at - 1] as number);
    arcs[owner] = (arcs[owner] as number) + (points[at] as number) - before;
  }
  return Array.from(arcs, (arc) => arc / CIRCLE);
}

/**
 * The standard deviation of a server's share, relative to its mean, that `count` equal servers with `points` points each must be
 * expected to have: √((n − 1) / (n·v + 1)). A share is Beta(v, (n − 1)·v) when points lie uniformly.
 */
export function predictedDeviation(count: number, points: number): number {
  return count < 1 ? 0 : Math.sqrt((count - 1) / (count * points + 1));
}

/** The standard deviation of these loads, relative to their mean; 0 where there is no load. */
export function measuredDeviation(loads: readonly number[]): number {
  const mean = meanOf(loads);
  if (mean === 0) return 0;
  let squares = 0;
  for (const load of loads) squares += (load - mean) * (load - mean);
  return Math.sqrt(squares / loads.length) / mean;
}

/** How much the most loaded one has beside the mean; 0 where there is no load. */
export function maxOverMean(loads: readonly number[]): number {
  const mean = meanOf(loads);
  return mean === 0 ? 0 : loads.reduce((most, load) => Math.max(most, load), 0) / mean;
}

/** How much the least loaded one has beside the mean; 0 where there is no load. */
export function minOverMean(loads: readonly number[]): number {
  const mean = meanOf(loads);
  return mean === 0
    ? 0
    : loads.reduce((least, load) => Math.min(least, load), Number.POSITIVE_INFINITY) / mean;
}

function meanOf(loads: readonly number[]): number {
  let sum = 0;
  for (const load of loads) sum += load;
  return loads.length === 0 ? 0 : sum / loads.length;
}
