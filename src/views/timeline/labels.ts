/** Glyphs and type labels beside arrows, where there is room and never over one another. */
import type { Point, Segment } from './plane';
import { angleOf, lengthOf, pointOn } from './plane';

export interface Labelled {
  readonly segment: Segment;
  readonly text: string;
}

export interface Placed {
  readonly glyph: Point | null;
  readonly label: (Point & { readonly angle: number }) | null;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Degrees, clockwise. */
  readonly angle: number;
}

export const LABEL_HEIGHT = 13;
const CHARACTER = 7.3;
const GLYPH = 15;
const GAP = 4;
/** Shorter arrows have room for the head alone. */
const GLYPH_ROOM = 34;
const LABEL_ROOM = 60;
/** Steeper ones carry their label level, beside the glyph; much steeper ones at its height. */
const TILT_MOST = 40;
const STEEP = 62;
const PLACES = [0.5, 0.38, 0.62, 0.28, 0.72];

/** What labels keep clear of besides one another. */
export interface Surroundings {
  /** Points such as events on the lanes. */
  readonly taken: readonly Point[];
  /** Where lanes lie, across the axis. */
  readonly lanes: readonly number[];
  readonly isVertical: boolean;
}

/** Bands are so thick. */
const LANE_HALF = 6;
/** Nothing is written further before the start of the axis. */
const BEFORE_START = 12;

/** Earlier arrows choose first; a label that no line crosses is preferred to one that some line does. */
export function placeLabels(arrows: readonly Labelled[], around: Surroundings): Placed[] {
  const grid = new Grid();
  for (const { x, y } of around.taken) grid.add({ x, y, halfWidth: 7, halfHeight: 7, angle: 0 });
  const glyphs = arrows.map(({ segment }) => {
    if (lengthOf(segment) < GLYPH_ROOM) return null;
    for (const share of PLACES) {
      const { x, y } = pointOn(segment, share);
      const box = { x, y, halfWidth: GLYPH / 2, halfHeight: GLYPH / 2, angle: 0 };
      if (isClear(box, around) && grid.take(box)) return { x, y };
    }
    return null;
  });
  const segments = arrows.map(({ segment }) => segment);
  return arrows.map(({ segment, text }, index) => {
    const glyph = glyphs[index] ?? null;
    const room = text.length * CHARACTER + GLYPH + GAP;
    if (!glyph || lengthOf(segment) < Math.max(LABEL_ROOM, room)) return { glyph, label: null };
    const boxes = candidates(segment, glyph, text).filter(
      (box) => isClear(box, around) && !grid.isTaken(box),
    );
    const box = boxes.find((candidate) => !segments.some((other) => crosses(candidate, other))) ?? boxes[0];
    if (!box) return { glyph, label: null };
    grid.add(box);
    return { glyph, label: { x: box.x, y: box.y, angle: box.angle } };
  });
}

function isClear(box: Box, { lanes, isVertical }: Surroundings): boolean {
  const [at, lane] = isVertical ? [box.y, box.x] : [box.x, box.y];
  const half = shadow(box, isVertical ? 0 : 90) + LANE_HALF;
  return (
    at - shadow(box, isVertical ? 90 : 0) >= -BEFORE_START &&
    lanes.every((other) => Math.abs(other - lane) >= half)
  );
}

/** Whether a line runs through a box. */
function crosses(box: Box, { from, to }: Segment): boolean {
  const reach = Math.hypot(box.halfWidth, box.halfHeight);
  if (Math.min(from.x, to.x) - reach > box.x || Math.max(from.x, to.x) + reach < box.x) return false;
  if (Math.min(from.y, to.y) - reach > box.y || Math.max(from.y, to.y) + reach < box.y) return false;
  const middle = pointOn({ from, to }, 0.5);
  const length = lengthOf({ from, to });
  const line = {
    x: middle.x,
    y: middle.y,
    halfWidth: length / 2,
    halfHeight: 0,
    angle: angleOf({ from, to }),
  };
  return overlap(box, line);
}

/** Places for a label from the best to the last. */
function candidates(segment: Segment, glyph: Point, text: string): Box[] {
  const size = { halfWidth: (text.length * CHARACTER) / 2, halfHeight: LABEL_HEIGHT / 2 };
  const angle = upright(angleOf(segment));
  const beside = GLYPH / 2 + GAP + size.halfWidth;
  // Level with the glyph where the line is steep, else on the side from which the line falls away.
  const lift = Math.abs(angle) > STEEP ? 0 : (angle > 0 ? -1 : 1) * (size.halfHeight + 1);
  const level = [
    { x: glyph.x + beside, y: glyph.y + lift, angle: 0, ...size },
    { x: glyph.x - beside, y: glyph.y - lift, angle: 0, ...size },
  ];
  return Math.abs(angle) > TILT_MOST ? level : [...tilted(segment, glyph, angle, size), ...level];
}

/** Along the line and a little off it, so that it does not strike the word out. */
function tilted(
  segment: Segment,
  glyph: Point,
  angle: number,
  size: Pick<Box, 'halfWidth' | 'halfHeight'>,
): Box[] {
  const radians = (angle * Math.PI) / 180;
  const lift = size.halfHeight + 3;
  const beside = GLYPH / 2 + GAP + size.halfWidth;
  const at = (shift: number, side: 1 | -1): Box => ({
    x: glyph.x + shift * Math.cos(radians) + side * lift * Math.sin(radians),
    y: glyph.y + shift * Math.sin(radians) - side * lift * Math.cos(radians),
    angle,
    ...size,
  });
  return [at(beside, 1), at(-beside, 1), at(beside, -1), at(-beside, -1)].filter((box) =>
    isWithin(segment, box),
  );
}

/** Text never stands on its head. */
function upright(angle: number): number {
  if (angle > 90) return angle - 180;
  return angle < -90 ? angle + 180 : angle;
}

function isWithin(segment: Segment, { x, y, halfWidth }: Box): boolean {
  const middle = pointOn(segment, 0.5);
  return Math.hypot(x - middle.x, y - middle.y) + halfWidth <= lengthOf(segment) / 2 + GAP;
}

const CELL = 64;

/** What is taken, in cells, so that a place is only compared with its neighbours. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  isTaken(box: Box): boolean {
    return keysOf(box).some((key) => this.cells.get(key)?.some((other) => overlap(box, other)));
  }

  /** Takes the place unless somebody has it. */
  take(box: Box): boolean {
    if (this.isTaken(box)) return false;
    this.add(box);
    return true;
  }

  add(box: Box): void {
    for (const key of keysOf(box)) {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
    }
  }
}

function keysOf({ x, y, halfWidth, halfHeight }: Box): string[] {
  const reach = Math.hypot(halfWidth, halfHeight);
  const keys: string[] = [];
  for (let column = Math.floor((x - reach) / CELL); column <= Math.floor((x + reach) / CELL); column++)
    for (let row = Math.floor((y - reach) / CELL); row <= Math.floor((y + reach) / CELL); row++)
      keys.push(`${column} ${row}`);
  return keys;
}

/** Separating axes: two turned boxes are apart when their shadows are apart on an edge direction of one of them. */
export function overlap(a: Box, b: Box): boolean {
  for (const angle of [a.angle, a.angle + 90, b.angle, b.angle + 90]) {
    const radians = (angle * Math.PI) / 180;
    const ux = Math.cos(radians);
    const uy = Math.sin(radians);
    const apart = Math.abs((b.x - a.x) * ux + (b.y - a.y) * uy);
    if (apart > shadow(a, angle) + shadow(b, angle)) return false;
  }
  return true;
}

function shadow({ halfWidth, halfHeight, angle }: Box, on: number): number {
  const radians = ((on - angle) * Math.PI) / 180;
  return halfWidth * Math.abs(Math.cos(radians)) + halfHeight * Math.abs(Math.sin(radians));
}
