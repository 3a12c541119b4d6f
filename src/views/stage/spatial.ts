/** Arrow keys: the nearest thing in a direction. */
import type { Point } from './geometry';

export type Direction = 'up' | 'down' | 'left' | 'right';

export interface Spot extends Point {
  readonly key: string;
  /** What a link joins. */
  readonly ends?: readonly [string, string];
}

/** Ends that differ less in height stand in one row. */
const LEVEL = 40;

/** Sideways distance counts double, so that a straight neighbour wins over a near diagonal one. */
const SIDEWAYS = 2;

export function neighbour(spots: readonly Spot[], from: string, direction: Direction): string | null {
  const origin = spots.find((spot) => spot.key === from);
  if (!origin) return spots[0]?.key ?? null;
  const end = endAhead(spots, origin, direction);
  if (end !== null) return end;
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

/** Along a link the arrows lead to its ends, whatever is travelling between. */
function endAhead(spots: readonly Spot[], { ends, x, y }: Spot, direction: Direction): string | null {
  const [a, b] = ends?.map((key) => spots.find((spot) => spot.key === key)) ?? [];
  if (!a || !b) return null;
  const isLevel = Math.abs(a.y - b.y) < LEVEL;
  if (isLevel !== (direction === 'left' || direction === 'right')) return null;
  const ahead = (spot: Spot): boolean =>
    direction === 'up'
      ? spot.y < y
      : direction === 'down'
        ? spot.y > y
        : spot.x < x === (direction === 'left');
  return [a, b].find(ahead)?.key ?? null;
}
