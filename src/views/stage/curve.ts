/** The line that messages between two nodes follow: straight between the rows, an arc within a row. */
import type { NodeId } from '../../sim/types';
import type { Box, Point } from './geometry';
import { centerOf, distanceBetween, edgeTowards } from './geometry';

/** A quadratic curve from edge to edge; straight ones have their control point in the middle. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
  readonly length: number;
}

const ARC_RISE_MIN = 34;
const ARC_RISE_SHARE = 0.16;

/** The curve of a link; ids only decide which end is its start, so both directions share one curve. */
export function linkCurve(
  cards: Readonly<Record<NodeId, Box>>,
  a: NodeId,
  b: NodeId,
  height: number,
): Curve | null {
  const [first, last] = a < b ? [cards[a], cards[b]] : [cards[b], cards[a]];
  if (!first || !last) return null;
  const sameRow = Math.abs(centerOf(first).y - centerOf(last).y) < 1;
  return sameRow ? arc(first, last, height) : straight(first, last);
}

function straight(a: Box, b: Box): Curve {
  const from = edgeTowards(a, centerOf(b));
  const to = edgeTowards(b, centerOf(a));
  const control = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { from, control, to, length: distanceBetween(from, to) };
}

/** Bulges towards the middle of the stage, where no card stands. */
function arc(a: Box, b: Box, height: number): Curve {
  const below = centerOf(a).y > height / 2;
  const y = below ? a.y : a.y + a.height;
  const from = { x: centerOf(a).x, y };
  const to = { x: centerOf(b).x, y };
  const rise = ARC_RISE_MIN + ARC_RISE_SHARE * Math.abs(to.x - from.x);
  const control = { x: (from.x + to.x) / 2, y: below ? y - 2 * rise : y + 2 * rise };
  let length = 0;
  let previous = from;
  for (let step = 1; step <= 16; step++) {
    const point = at(from, control, to, step / 16);
    length += distanceBetween(previous, point);
    previous = point;
  }
  return { from, control, to, length };
}

function at(a: Point, b: Point, c: Point, t: number): Point {
  const s = 1 - t;
  return { x: s * s * a.x + 2 * s * t * b.x + t * t * c.x, y: s * s * a.y + 2 * s * t * b.y + t * t * c.y };
}

/** The point at a share of the way (0 to 1), moved sideways by `lane` pixels. */
export function pointOn(curve: Curve, share: number, lane = 0): Point {
  const point = at(curve.from, curve.control, curve.to, share);
  if (lane === 0) return point;
  const { x, y } = directionAt(curve, share);
  return { x: point.x - y * lane, y: point.y + x * lane };
}

/** Which way a curve runs at a share of it, as a vector of length 1. */
export function directionAt({ from, control, to }: Curve, share: number): Point {
  const s = Math.min(1, Math.max(0, share));
  const x = (1 - s) * (control.x - from.x) + s * (to.x - control.x);
  const y = (1 - s) * (control.y - from.y) + s * (to.y - control.y);
  const length = Math.sqrt(x * x + y * y) || 1;
  return { x: x / length, y: y / length };
}

export function curvePath({ from, control, to }: Curve): string {
  return `M${round(from.x)},${round(from.y)}Q${round(control.x)},${round(control.y)} ${round(to.x)},${round(to.y)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
