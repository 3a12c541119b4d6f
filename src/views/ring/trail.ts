/** The way of a key to its owner: out from the band, clockwise, and in at the point that owns it. */
import { placeOf } from '../../ring/lookUp';
import { NOBODY, type Ring } from '../../ring/types';
import { angleOf, type Spot, spotAt } from './geometry';

/** Ways shorter than this many radians are not seen. */
const leastAngle = 0.03;

/** An SVG path at `radius` that ends at `end` pixels from the centre; `null`: too short to be seen, or no owner. */
export function trailOf(ring: Ring, hash: number, radius: number, end: number): string | null {
  const place = placeOf(ring, hash);
  const point = ring.points[place];
  return point === undefined || ring.owners[place] === NOBODY ? null : wayOf(hash, point, radius, end);
}

/** From one hash clockwise to another. */
export function wayOf(from: number, to: number, radius: number, end: number): string | null {
  const angle = (angleOf(to) - angleOf(from) + 2 * Math.PI) % (2 * Math.PI);
  if (angle < leastAngle) return null;
  const isLarge = angle > Math.PI ? 1 : 0;
  const [start, turn, stop] = [spotAt(from, radius), spotAt(to, radius), spotAt(to, end)];
  return `M${text(start)} A${radius},${radius} 0 ${isLarge} 1 ${text(turn)} L${text(stop)}`;
}

function text({ x, y }: Spot): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
