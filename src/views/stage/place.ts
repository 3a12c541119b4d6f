/**
 * Where message glyphs stand. A glyph wants to be at its share of the way along its link; glyphs that meet give way
 * along the link first and sideways second, so that none covers another.
 */
import type { NodeId } from '../../sim/types';
import type { Curve } from './curve';
import { linkCurve, pointOn } from './curve';
import type { Box, Point } from './geometry';
import { boxAround, overlap } from './geometry';
import type { StageLayout } from './layout';

export interface Traveller {
  readonly key: string;
  readonly from: NodeId;
  readonly to: NodeId;
  /** Share of the way from sender to receiver. */
  readonly fraction: number;
  /** Characters of the word beside the glyph. */
  readonly labelLength: number;
}

export interface Place extends Point {
  /** On which side the word stands; `null` where it would cover something. */
  readonly label: 'left' | 'right' | null;
}

const CHARACTER = 7.4;
const LABEL_HEIGHT = 18;
const CLEARANCE = 4;
/** The chip of a card stands on its upper edge. */
const CHIP_RISE = 12;
/** Slides of this many pixels are tried, nearest first, before another lane is. */
const SLIDE = 9;
const LANES_MAX = 15;

export function placeGlyphs(
  travellers: readonly Traveller[],
  layout: StageLayout,
  obstacles: readonly Box[] = [],
): ReadonlyMap<string, Place> {
  const taken = new Grid();
  for (const box of Object.values(layout.cards))
    taken.add({ ...box, y: box.y - CHIP_RISE, height: box.height + CHIP_RISE });
  for (const box of obstacles) taken.add(box);
  const twoWay = linksUsedBothWays(travellers);
  const found: [Traveller, Point][] = [];
  for (const traveller of [...travellers].sort(leadersFirst)) {
    const curve = linkCurve(layout.cards, traveller.from, traveller.to, layout.height);
    if (!curve) continue;
    const center = freePoint(traveller, curve, twoWay.has(linkId(traveller)), layout, taken);
    taken.add(boxAround(center, layout.glyph + CLEARANCE, layout.glyph + CLEARANCE));
    found.push([traveller, center]);
  }
  const places = new Map<string, Place>();
  for (const [traveller, center] of found)
    places.set(traveller.key, { ...center, label: labelSide(traveller, center, layout, taken) });
  return places;
}

function leadersFirst(a: Traveller, b: Traveller): number {
  return b.fraction - a.fraction || (a.key < b.key ? -1 : 1);
}

function linkId({ from, to }: Traveller): string {
  return from < to ? `${from}|${to}` : `${to}|${from}`;
}

function linksUsedBothWays(travellers: readonly Traveller[]): Set<string> {
  const first = new Map<string, NodeId>();
  const both = new Set<string>();
  for (const traveller of travellers) {
    const id = linkId(traveller);
    const sender = first.get(id);
    if (sender === undefined) first.set(id, traveller.from);
    else if (sender !== traveller.from) both.add(id);
  }
  return both;
}

function freePoint(
  traveller: Traveller,
  curve: Curve,
  twoWay: boolean,
  layout: StageLayout,
  taken: Grid,
): Point {
  const size = layout.glyph;
  const forward = traveller.from < traveller.to;
  const inset = Math.min(0.5, (size / 2 + 5) / Math.max(curve.length, 1));
  const share = inset + Math.min(1, Math.max(0, traveller.fraction)) * (1 - 2 * inset);
  const home = twoWay ? (size / 2 + CLEARANCE) * (forward ? 1 : -1) : 0;
  const step = SLIDE / Math.max(curve.length, 1);
  const slides = Math.ceil((1 - 2 * inset) / step);
  for (let lane = 0; lane < LANES_MAX; lane++) {
    // 0, +1, -1, +2, …: neighbours on both sides of the home lane.
    const shift = (lane % 2 === 1 ? 1 : -1) * Math.ceil(lane / 2) * (size + CLEARANCE);
    for (let slide = 0; slide <= slides * 2; slide++) {
      // Backwards before forwards: a message that waits for another one stands behind it.
      const along = share + (slide % 2 === 1 ? -1 : 1) * Math.ceil(slide / 2) * step;
      if (along < inset || along > 1 - inset) continue;
      const point = pointOn(curve, forward ? along : 1 - along, home + shift);
      const box = boxAround(point, size + CLEARANCE, size + CLEARANCE);
      if (inside(box, layout) && !taken.hits(box)) return point;
    }
  }
  return pointOn(curve, forward ? share : 1 - share, home);
}

function labelSide(traveller: Traveller, center: Point, layout: StageLayout, taken: Grid): Place['label'] {
  if (!layout.labels || traveller.labelLength === 0) return null;
  const width = traveller.labelLength * CHARACTER + 4;
  const reach = layout.glyph / 2 + CLEARANCE + width / 2;
  const sides = center.x < layout.width / 2 ? (['left', 'right'] as const) : (['right', 'left'] as const);
  for (const side of sides) {
    const middle = { x: center.x + (side === 'left' ? -reach : reach), y: center.y };
    const box = boxAround(middle, width, LABEL_HEIGHT);
    if (!inside(box, layout) || taken.hits(box)) continue;
    taken.add(box);
    return side;
  }
  return null;
}

function inside(box: Box, layout: StageLayout): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= layout.width && box.y + box.height <= layout.height;
}

const CELL = 64;

/** Boxes by cell, so that a hundred glyphs find their places in a fraction of a millisecond each. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of keysOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  hits(box: Box): boolean {
    for (const key of keysOf(box)) if (this.cells.get(key)?.some((other) => overlap(box, other))) return true;
    return false;
  }
}

function keysOf(box: Box): string[] {
  const keys: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++)
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++)
      keys.push(`${x}:${y}`);
  return keys;
}
