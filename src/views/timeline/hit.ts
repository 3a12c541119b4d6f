/** What lies under a pointer. Computed from the geometry, so it also works where marks are merged into one path. */
import type { Arrow, ArrowEnd, Diagram, DiagramEvent } from './diagram';
import { across, along, distanceTo, type Plane, type Point, point, segment } from './plane';

export type Hit =
  | { readonly kind: 'event'; readonly event: DiagramEvent }
  | { readonly kind: 'head' | 'arrow'; readonly arrow: Arrow; readonly end: ArrowEnd }
  | { readonly kind: 'ghost'; readonly branch: number };

export interface GhostArrows {
  readonly branch: number;
  readonly arrows: readonly Arrow[];
}

const EVENT_REACH = 11;
const HEAD_REACH = 11;
const LINE_REACH = 7;
/** An arrowhead touches the event that it causes: its middle lies so far before it, and only the core of the event wins. */
const HEAD_BACK = 9;
const EVENT_CORE = 4;

export function hitAt(plane: Plane, diagram: Diagram, ghosts: readonly GhostArrows[], at: Point): Hit | null {
  const { event, apart } = nearestEvent(plane, diagram, at);
  const line = nearestLine(plane, diagram.arrows, at);
  if (line?.end.kind === 'delivered') {
    const { from, to } = segment(plane, line.arrow, line.end);
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const back = Math.min(HEAD_BACK, length / 3) / length;
    const head = { x: to.x + (from.x - to.x) * back, y: to.y + (from.y - to.y) * back };
    const fromHead = Math.hypot(head.x - at.x, head.y - at.y);
    if (fromHead <= HEAD_REACH && apart > EVENT_CORE)
      return { kind: 'head', arrow: line.arrow, end: line.end };
  }
  if (event && apart <= EVENT_REACH) return { kind: 'event', event };
  if (line) return { kind: 'arrow', arrow: line.arrow, end: line.end };
  for (const { branch, arrows } of ghosts)
    if (nearestLine(plane, arrows, at)) return { kind: 'ghost', branch };
  return null;
}

function nearestEvent(
  plane: Plane,
  { events }: Diagram,
  at: Point,
): { event: DiagramEvent | null; apart: number } {
  let event: DiagramEvent | null = null;
  let apart = Number.POSITIVE_INFINITY;
  for (const candidate of events) {
    const place = point(plane.frame, along(plane, candidate.at), across(plane, candidate.node));
    const distance = Math.hypot(place.x - at.x, place.y - at.y);
    // Among events at one place the last one is on top.
    if (distance <= apart) {
      apart = distance;
      event = candidate;
    }
  }
  return { event, apart };
}

function nearestLine(
  plane: Plane,
  arrows: readonly Arrow[],
  at: Point,
): { arrow: Arrow; end: ArrowEnd } | null {
  let best: { arrow: Arrow; end: ArrowEnd } | null = null;
  let nearest = LINE_REACH;
  for (const arrow of arrows)
    for (const end of arrow.ends) {
      const distance = distanceTo(segment(plane, arrow, end), at);
      if (distance <= nearest) {
        nearest = distance;
        best = { arrow, end };
      }
    }
  return best;
}
