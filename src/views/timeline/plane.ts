/** From lanes and ticks to pixels. `along` runs with time, `across` over the lanes; on narrow screens time runs down. */
import type { NodeId, Tick } from '../../sim/types';
import type { Arrow, ArrowEnd } from './diagram';
import type { TimeScale } from './timeScale';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where lanes lie in a container, independent of zoom. */
export interface Frame {
  readonly isVertical: boolean;
  readonly lanes: ReadonlyMap<NodeId, number>;
  /** Start of the part that pans, along and across: what lies before keeps the lane names and the ruler. */
  readonly start: number;
  readonly top: number;
  readonly along: number;
  readonly across: number;
  /** Distance of two lanes. */
  readonly pitch: number;
}

/** Lanes are never closer; more of them than fit make the diagram scroll. */
const PITCH_LEAST = 24;
const PITCH_MOST = 72;
const RULER = 24;
const COLUMN_RULER = 60;
const CHARACTER = 8;
export const NARROW = 700;

export function frameOf(nodes: readonly NodeId[], size: Size): Frame {
  const isVertical = size.width < NARROW;
  const longest = Math.max(3, ...nodes.map((id) => id.length));
  const top = isVertical ? 32 : RULER;
  const start = isVertical ? COLUMN_RULER : Math.max(64, longest * CHARACTER + 30);
  const room = isVertical ? size.width - start : size.height - top;
  const least = isVertical ? Math.min(longest * CHARACTER + 8, room / nodes.length) : PITCH_LEAST;
  const most = isVertical ? 200 : PITCH_MOST;
  const pitch = Math.max(least, Math.min(most, room / nodes.length));
  const used = pitch * nodes.length;
  const first = (isVertical ? start : top) + Math.max(0, (room - used) / 2) + pitch / 2;
  return {
    isVertical,
    lanes: new Map(nodes.map((id, index) => [id, first + index * pitch])),
    start: isVertical ? top : start,
    top: isVertical ? start : top,
    along: isVertical ? size.height : size.width,
    across: Math.max(isVertical ? size.width : size.height, (isVertical ? start : top) + used),
    pitch,
  };
}

/** A frame with a zoom: everything that turns an instant on a lane into a point. */
export interface Plane {
  readonly frame: Frame;
  readonly scale: TimeScale;
  /** Pixels of one axis unit. */
  readonly pixels: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

export function along(plane: Plane, tick: Tick): number {
  return plane.scale.toAxis(tick) * plane.pixels;
}

export function across(plane: Plane, node: NodeId): number {
  return plane.frame.lanes.get(node) ?? 0;
}

export function point({ isVertical }: Frame, at: number, lane: number): Point {
  return isVertical ? { x: lane, y: at } : { x: at, y: lane };
}

/** The line of one copy of a message, as far as it came. */
export function segment(plane: Plane, arrow: Arrow, end: ArrowEnd): Segment {
  const start = across(plane, arrow.from);
  const lane = start + (across(plane, arrow.to) - start) * end.way;
  return {
    from: point(plane.frame, along(plane, arrow.sentAt), start),
    to: point(plane.frame, along(plane, end.at), lane),
  };
}

export function lengthOf({ from, to }: Segment): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

export function pointOn({ from, to }: Segment, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Degrees by which the segment is turned, clockwise from the x axis. */
export function angleOf({ from, to }: Segment): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

/** Where two segments meet, or `null`. */
export function meeting(a: Segment, b: Segment): Point | null {
  const ax = a.to.x - a.from.x;
  const ay = a.to.y - a.from.y;
  const bx = b.to.x - b.from.x;
  const by = b.to.y - b.from.y;
  const cross = ax * by - ay * bx;
  if (cross === 0) return null;
  const dx = b.from.x - a.from.x;
  const dy = b.from.y - a.from.y;
  const onA = (dx * by - dy * bx) / cross;
  const onB = (dx * ay - dy * ax) / cross;
  return onA < 0 || onA > 1 || onB < 0 || onB > 1 ? null : pointOn(a, onA);
}

export function distanceTo(segment: Segment, { x, y }: Point): number {
  const dx = segment.to.x - segment.from.x;
  const dy = segment.to.y - segment.from.y;
  const square = dx * dx + dy * dy;
  const raw = square === 0 ? 0 : ((x - segment.from.x) * dx + (y - segment.from.y) * dy) / square;
  const nearest = pointOn(segment, Math.max(0, Math.min(1, raw)));
  return Math.hypot(nearest.x - x, nearest.y - y);
}
