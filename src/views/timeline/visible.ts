/** What of a diagram lies in the window that is rendered, and how finely it can be drawn there. */
import type { Tick } from '../../sim/types';
import type { Arrow, ArrowEnd, BandKind, Diagram, DiagramEvent, EventKind } from './diagram';
import { across, along, type Frame, meeting, type Plane, type Point, point, segment } from './plane';

/** Pixels along the axis, from the start of the run. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Pixels by which things reach beyond their instant. */
const REACH = 12;

/**
 * Whether something between two ticks shows in the window. Ticks are compared, not pixels: of a long run almost everything
 * is outside, and projecting it all would cost more than drawing what is inside.
 */
export function windowTest({ scale, pixels }: Plane, window: Window): (from: Tick, to: Tick) => boolean {
  const first = scale.toTick((window.from - REACH) / pixels);
  const last = scale.toTick((window.to + REACH) / pixels);
  return (from, to) => to >= first && from <= last;
}

export interface DrawnArrow {
  readonly arrow: Arrow;
  readonly end: ArrowEnd;
  /** Place in `arrow.ends`: a duplicate is drawn beside the first. */
  readonly place: number;
}

export interface Visible {
  readonly arrows: readonly DrawnArrow[];
  readonly events: readonly DiagramEvent[];
  /** Too many for one element each: they are merged into a few paths, without glyphs and labels. */
  readonly isMerged: boolean;
}

/** Elements that an arrow and an event take, and how many all of them may take. */
const ARROW_ELEMENTS = 4;
const BUDGET = 760;

export function visibleIn(plane: Plane, diagram: Diagram, window: Window): Visible {
  const isIn = windowTest(plane, window);
  const arrows: DrawnArrow[] = [];
  for (const arrow of diagram.arrows)
    arrow.ends.forEach((end, place) => {
      if (isIn(arrow.sentAt, end.at)) arrows.push({ arrow, end, place });
    });
  const events = diagram.events.filter(({ at }) => isIn(at, at));
  return { arrows, events, isMerged: arrows.length * ARROW_ELEMENTS + events.length > BUDGET };
}

/** One path for many lines. Lines that would fall on the same pixels are drawn once. */
export function linesPath(plane: Plane, arrows: readonly DrawnArrow[]): string {
  const seen = new Set<string>();
  for (const { arrow, end } of arrows) {
    const { from, to } = segment(plane, arrow, end);
    seen.add(`M${Math.round(from.x)},${Math.round(from.y)}L${Math.round(to.x)},${Math.round(to.y)}`);
  }
  return [...seen].join('');
}

/** Of many events only those stand out that break the rhythm: one path of circles for timeouts, one of crosses for crashes. */
export function timeoutsPath(plane: Plane, events: readonly DiagramEvent[]): string {
  return eventsPath(plane, events, 'timeout', (x, y) => `M${x - 4},${y}a4,4 0 1 0 8,0a4,4 0 1 0 -8,0`);
}

export function crashesPath(plane: Plane, events: readonly DiagramEvent[]): string {
  return eventsPath(plane, events, 'crash', (x, y) => `M${x - 5},${y - 5}l10,10m0,-10l-10,10`);
}

function eventsPath(
  plane: Plane,
  events: readonly DiagramEvent[],
  kind: EventKind,
  draw: (x: number, y: number) => string,
): string {
  const seen = new Set<string>();
  for (const event of events) {
    if (event.kind !== kind) continue;
    const { x, y } = point(plane.frame, along(plane, event.at), across(plane, event.node));
    seen.add(draw(Math.round(x), Math.round(y)));
  }
  return [...seen].join('');
}

/** A rectangle around a lane. */
export function bar(frame: Frame, from: number, to: number, lane: number, half: number): string {
  const a = point(frame, from, lane - half);
  const b = point(frame, to, lane + half);
  return `M${r(a.x)},${r(a.y)}H${r(b.x)}V${r(b.y)}H${r(a.x)}Z`;
}

export function laneLine(frame: Frame, from: number, to: number, lane: number): string {
  const a = point(frame, from, lane);
  const b = point(frame, to, lane);
  return `M${r(a.x)},${r(a.y)}L${r(b.x)},${r(b.y)}`;
}

/** All bands of a kind in one path. */
export function bandsPath(
  plane: Plane,
  { bands }: Diagram,
  kind: BandKind,
  window: Window,
  half: number,
): string {
  const isIn = windowTest(plane, window);
  let path = '';
  for (const band of bands) {
    if (band.kind !== kind || !isIn(band.from, band.to)) continue;
    const from = Math.max(along(plane, band.from), window.from - 20);
    const to = Math.min(along(plane, band.to), window.to + 20);
    if (to <= from) continue;
    const lane = across(plane, band.node);
    path += half > 0 ? bar(plane.frame, from, to, lane, half) : laneLine(plane.frame, from, to, lane);
  }
  return path;
}

/** Log writes: bars that stand across the lane. */
export function marksPath(plane: Plane, { marks }: Diagram, isForced: boolean, window: Window): string {
  const seen = new Set<string>();
  // A lazy record takes no time: its hollow bar must show behind the event that wrote it.
  const half = isForced ? 1.5 : 2.5;
  const isIn = windowTest(plane, window);
  for (const mark of marks) {
    if (mark.forced !== isForced || !isIn(mark.at, mark.at)) continue;
    const at = Math.round(along(plane, mark.at));
    seen.add(bar(plane.frame, at - half, at + half, across(plane, mark.node), isForced ? 8 : 10));
  }
  return [...seen].join('');
}

/** Where messages overtook one another. */
export function crossingPoints(plane: Plane, { arrows, crossings }: Diagram, window: Window): Point[] {
  const points: Point[] = [];
  const isIn = windowTest(plane, window);
  for (const { earlier, later } of crossings) {
    const [first, second] = [arrows[earlier[0]], arrows[later[0]]];
    const [firstEnd, secondEnd] = [first?.ends[earlier[1]], second?.ends[later[1]]];
    if (!first || !second || !firstEnd || !secondEnd) continue;
    if (!isIn(second.sentAt, secondEnd.at)) continue;
    const at = meeting(segment(plane, first, firstEnd), segment(plane, second, secondEnd));
    if (at) points.push(at);
  }
  return points;
}

/** Numbers in paths: tenths of a pixel are enough. */
export function r(value: number): number {
  return Math.round(value * 10) / 10;
}
