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
/** Steeper ones carry their label upright beside the glyph. */
const TILT_MOST = 40;
const PLACES = [0.5, 0.38, 0.62, 0.28, 0.72];

/** `taken`: points that must stay free, such as events on the lanes. Earlier arrows choose first. */
export function placeLabels(arrows: readonly Labelled[], taken: readonly Point[]): Placed[] {
  const grid = new Grid();
  for (const { x, y } of taken) grid.add({ x, y, halfWidth: 7, halfHeight: 7, angle: 0 });
  const glyphs = arrows.map(({ segment }) => {
    if (lengthOf(segment) < GLYPH_ROOM) return null;
    for (const share of PLACES) {
      const { x, y } = pointOn(segment, share);
      if (grid.take({ x, y, halfWidth: GLYPH / 2, halfHeight: GLYPH / 2, angle: 0 })) return { x, y };
    }
    return null;
  });
  return arrows.map(({ segment, text }, index) => {
    const glyph = glyphs[index] ?? null;
    const room = text.length * CHARACTER + GLYPH + GAP;
    if (!glyph || lengthOf(segment) < Math.max(LABEL_ROOM, room)) return { glyph, label: null };
    for (const box of candidates(segment, glyph, text))
      if (grid.take(box)) return { glyph, label: { x: box.x, y: box.y, angle: box.angle } };
    return { glyph, label: null };
  });
}

/** Places for a label from the best to the last. */
function candidates(segment: Segment, glyph: Point, text: string): Box[] {
  const halfWidth = (text.length * CHARACTER) / 2;
  const halfHeight = LABEL_HEIGHT / 2;
  const angle = upright(angleOf(segment));
  const size = { halfWidth, halfHeight };
  const beside = GLYPH / 2 + GAP + halfWidth;
  if (Math.abs(angle) > TILT_MOST)
    return [
      { x: glyph.x + beside, y: glyph.y, angle: 0, ...size },
      { x: glyph.x - beside, y: glyph.y, angle: 0, ...size },
    ];
  // Along the line and just above it, so that the line does not strike the word out.
  const radians = (angle * Math.PI) / 180;
  const lift = halfHeight + 3;
  const at = (shift: number, side: 1 | -1): Box => ({
    x: glyph.x + shift * Math.cos(radians) + side * lift * Math.sin(radians),
    y: glyph.y + shift * Math.sin(radians) - side * lift * Math.cos(radians),
    angle,
    ...size,
  });
  return [at(beside, 1), at(-beside, 1), at(beside, -1), at(-beside, -1)].filter((box) => isWithin(segment, box));
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

  /** Takes the place unless somebody has it. */
  take(box: Box): boolean {
    for (const key of keysOf(box))
      if (this.cells.get(key)?.some((other) => overlap(box, other))) return false;
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
