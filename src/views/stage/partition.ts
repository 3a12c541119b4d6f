/** Partitions: which groups cannot reach each other, and a band that runs between them wherever their cards stand. */
import type { Link, NodeId } from '../../sim/types';
import type { Box, Point } from './geometry';
import { centerOf, distanceToBox } from './geometry';

/** Groups of nodes that still reach each other; one group alone means that there is no partition. */
export function groupsOf(nodes: readonly NodeId[], cuts: readonly Link[]): NodeId[][] {
  const severed = new Set(cuts.map(([a, b]) => `${a}|${b}`));
  const groups: NodeId[][] = [];
  const seen = new Set<NodeId>();
  for (const start of nodes) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (let index = 0; index < group.length; index++) {
      const member = group[index] ?? start;
      for (const other of nodes) {
        if (seen.has(other) || severed.has(`${member}|${other}`) || severed.has(`${other}|${member}`))
          continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

export interface Band {
  readonly lines: readonly (readonly Point[])[];
  /** Where the word stands: the point of the band farthest from all cards. */
  readonly label: Point;
}

const CELL = 12;

/** The lines whose points are equally far from the cards of one group and from those of the others. */
export function bandBetween(
  groups: readonly (readonly NodeId[])[],
  cards: Readonly<Record<NodeId, Box>>,
  width: number,
  height: number,
): Band {
  const boxes = groups.map((group) => group.flatMap((id) => cards[id] ?? []));
  const lines: Point[][] = [];
  for (let own = 0; own < boxes.length - 1; own++) {
    const mine = boxes[own] ?? [];
    const others = boxes.flatMap((group, index) => (index === own ? [] : group));
    if (mine.length === 0 || others.length === 0) continue;
    lines.push(...joined(contour((point) => nearest(point, mine) - nearest(point, others), width, height)));
  }
  return { lines, label: widestPoint(lines, boxes.flat(), width, height) };
}

function nearest(point: Point, boxes: readonly Box[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    // Inside a card the distance to its centre decides, so that touching cards still have a line between them.
    const outside = distanceToBox(point, box);
    const center = centerOf(box);
    const depth =
      outside > 0 ? 0 : 1 - Math.hypot(point.x - center.x, point.y - center.y) / (box.width + box.height);
    least = Math.min(least, outside - depth);
  }
  return least;
}

type Segment = readonly [Point, Point];

/** Marching squares for the zero line of a field. */
function contour(field: (point: Point) => number, width: number, height: number): Segment[] {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const value = (column: number, row: number): number => field({ x: column * CELL, y: row * CELL });
  let upper = Array.from({ length: columns + 1 }, (_, column) => value(column, 0));
  const segments: Segment[] = [];
  for (let row = 0; row < rows; row++) {
    const lower = Array.from({ length: columns + 1 }, (_, column) => value(column, row + 1));
    for (let column = 0; column < columns; column++) {
      const corners = [upper[column], upper[column + 1], lower[column + 1], lower[column]].map((v) => v ?? 0);
      segments.push(...cellSegments(corners, column * CELL, row * CELL));
    }
    upper = lower;
  }
  return segments;
}

/** Corners clockwise from the upper left. A sign change on an edge is a crossing; crossings pair up in order. */
function cellSegments(corners: readonly number[], x: number, y: number): Segment[] {
  const points: readonly Point[] = [
    { x, y },
    { x: x + CELL, y },
    { x: x + CELL, y: y + CELL },
    { x, y: y + CELL },
  ];
  const crossings: Point[] = [];
  for (let edge = 0; edge < 4; edge++) {
    const next = (edge + 1) % 4;
    const a = corners[edge] ?? 0;
    const b = corners[next] ?? 0;
    const from = points[edge];
    const to = points[next];
    if (a < 0 === b < 0 || !from || !to) continue;
    const share = a / (a - b);
    crossings.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  }
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [a, b] = [crossings[index], crossings[index + 1]];
    if (a && b) segments.push([a, b]);
  }
  return segments;
}

/** Chains segments that share an end into lines. */
function joined(segments: readonly Segment[]): Point[][] {
  const key = ({ x, y }: Point): string => `${x.toFixed(2)},${y.toFixed(2)}`;
  const byEnd = new Map<string, Set<Segment>>();
  for (const segment of segments)
    for (const end of segment) {
      const set = byEnd.get(key(end)) ?? new Set();
      byEnd.set(key(end), set.add(segment));
    }
  const unused = new Set(segments);
  const follow = (line: Point[]): void => {
    for (let tip = line.at(-1); tip; tip = line.at(-1)) {
      const here = key(tip);
      const next = [...(byEnd.get(here) ?? [])].find((segment) => unused.has(segment));
      if (!next) return;
      unused.delete(next);
      line.push(key(next[0]) === here ? next[1] : next[0]);
    }
  };
  const lines: Point[][] = [];
  for (const segment of segments) {
    if (!unused.delete(segment)) continue;
    const line: Point[] = [...segment];
    follow(line);
    line.reverse();
    follow(line);
    lines.push(line);
  }
  return lines;
}

function widestPoint(
  lines: readonly (readonly Point[])[],
  boxes: readonly Box[],
  width: number,
  height: number,
): Point {
  let best: Point = { x: width / 2, y: height / 2 };
  let bestRoom = Number.NEGATIVE_INFINITY;
  for (const point of lines.flat()) {
    const border = Math.min(point.x - 60, width - 60 - point.x, point.y - 18, height - 18 - point.y);
    const room = Math.min(...boxes.map((box) => distanceToBox(point, box)), border + 24);
    if (room > bestRoom) [best, bestRoom] = [point, room];
  }
  return best;
}
