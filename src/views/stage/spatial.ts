/** Arrow keys: the nearest thing in a direction. */
import type { Point } from './geometry';

export type Direction = 'up' | 'down' | 'left' | 'right';

export interface Spot extends Point {
  readonly key: string;
}

/** Sideways distance counts double, so that a straight neighbour wins over a near diagonal one. */
const SIDEWAYS = 2;

export function neighbour(spots: readonly Spot[], from: string, direction: Direction): string | null {
  const origin = spots.find((spot) => spot.key === from);
  if (!origin) return spots[0]?.key ?? null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const dx = spot.x - origin.x;
    const dy = spot.y - origin.y;
    const ahead = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy;
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
    if (spot.key === from || ahead <= 0.5) continue;
    const cost = ahead + SIDEWAYS * aside;
    if (cost < least) [best, least] = [spot.key, cost];
  }
  return best;
}
