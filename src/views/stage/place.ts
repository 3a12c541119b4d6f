/**
 * Where message glyphs stand. A glyph wants to be at its share of the way along its link; glyphs that meet give way
 * along the link first and sideways second, so that none covers another.
 */
import type { NodeId } from '../../sim/types';
import type { Curve } from './curve';
import { linkCurve, pointOn } from './curve';
import type { Box, Point } from './geometry';
import { boxAround } from './geometry';
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
  const curves = new Map<string, Curve | null>();
  const room: Room = { taken, asked: new Map() };
  const found: Found[] = [];
  for (const traveller of [...travellers].sort(leadersFirst)) {
    const link = linkId(traveller);
    const known = curves.get(link);
    const curve =
      known === undefined ? linkCurve(layout.cards, traveller.from, traveller.to, layout.height) : known;
    curves.set(link, curve);
    if (!curve) continue;
    const center = freePoint(traveller, curve, twoWay.has(link), layout, room);
    taken.add(boxAround(center, layout.glyph + CLEARANCE, layout.glyph + CLEARANCE));
    found.push({ traveller, curve, center });
  }
  const places = new Map<string, Place>();
  // Words take their room in an order that does not depend on who is ahead: one that stands keeps its side.
  for (const each of found.sort((a, b) => (a.traveller.key < b.traveller.key ? -1 : 1)))
    places.set(each.traveller.key, { ...each.center, label: labelSide(each, layout, taken) });
  return places;
}

interface Room {
  readonly taken: Grid;
  /** By wish: how many candidates of its sequence are known to be taken. */
  readonly asked: Map<string, number>;
}

interface Found {
  readonly traveller: Traveller;
  readonly curve: Curve;
  readonly center: Point;
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

/**
 * The first free spot of a fixed sequence of candidates. What is taken stays taken, so whoever wants the same spot of the
 * same link goes on behind the one who asked before.
 */
function freePoint(
  { from, to, fraction }: Traveller,
  curve: Curve,
  twoWay: boolean,
  layout: StageLayout,
  { taken, asked }: Room,
): Point {
  const size = layout.glyph;
  const forward = from < to;
  const inset = Math.min(0.5, (size / 2 + 5) / Math.max(curve.length, 1));
  const share = inset + Math.min(1, Math.max(0, fraction)) * (1 - 2 * inset);
  const home = twoWay ? (size / 2 + CLEARANCE) * (forward ? 1 : -1) : 0;
  const step = SLIDE / Math.max(curve.length, 1);
  const slides = 2 * Math.ceil((1 - 2 * inset) / step) + 1;
  const wish = `${from}>${to} ${share}`;
  for (let index = asked.get(wish) ?? 0; index < LANES_MAX * slides; index++) {
    const lane = Math.floor(index / slides);
    const slide = index % slides;
    // 0, +1, -1, +2, …: neighbours on both sides of the home lane.
    const shift = (lane % 2 === 1 ? 1 : -1) * Math.ceil(lane / 2) * (size + CLEARANCE);
    // Backwards before forwards: a message that waits for another one stands behind it.
    const along = share + (slide % 2 === 1 ? -1 : 1) * Math.ceil(slide / 2) * step;
    if (along < inset || along > 1 - inset) continue;
    const point = pointOn(curve, forward ? along : 1 - along, home + shift);
    if (!isFree(point, size + CLEARANCE, size + CLEARANCE, layout, taken)) continue;
    asked.set(wish, index + 1);
    return point;
  }
  asked.set(wish, LANES_MAX * slides);
  return pointOn(curve, forward ? share : 1 - share, home);
}

/** The outer side of the link, so that a word does not change sides while its glyph travels. */
function labelSide({ traveller, curve, center }: Found, layout: StageLayout, taken: Grid): Place['label'] {
  if (!layout.labels || traveller.labelLength === 0) return null;
  const width = traveller.labelLength * CHARACTER + 4;
  const reach = layout.glyph / 2 + CLEARANCE + width / 2;
  const isLeft = (curve.from.x + curve.to.x) / 2 < layout.width / 2;
  for (const side of isLeft ? (['left', 'right'] as const) : (['right', 'left'] as const)) {
    const middle = { x: center.x + (side === 'left' ? -reach : reach), y: center.y };
    if (!isFree(middle, width, LABEL_HEIGHT, layout, taken)) continue;
    taken.add(boxAround(middle, width, LABEL_HEIGHT));
    return side;
  }
  return null;
}

function isFree(
  center: Point,
  width: number,
  height: number,
  { width: right, height: bottom }: StageLayout,
  taken: Grid,
): boolean {
  const x = center.x - width / 2;
  const y = center.y - height / 2;
  return x >= 0 && y >= 0 && x + width <= right && y + height <= bottom && !taken.hits(x, y, width, height);
}

const CELL = 64;
/** More cells than any stage has in a column. */
const COLUMN = 4096;

/** Boxes by cell, so that a hundred glyphs find their places in a few milliseconds. Nothing here allocates per question. */
class Grid {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (let x = cellOf(box.x); x <= cellOf(box.x + box.width); x++)
      for (let y = cellOf(box.y); y <= cellOf(box.y + box.height); y++) {
        const list = this.cells.get(x * COLUMN + y);
        if (list) list.push(box);
        else this.cells.set(x * COLUMN + y, [box]);
      }
  }

  hits(left: number, top: number, width: number, height: number): boolean {
    const right = left + width;
    const bottom = top + height;
    for (let x = cellOf(left); x <= cellOf(right); x++)
      for (let y = cellOf(top); y <= cellOf(bottom); y++)
        for (const box of this.cells.get(x * COLUMN + y) ?? NONE)
          if (left < box.x + box.width && box.x < right && top < box.y + box.height && box.y < bottom)
            return true;
    return false;
  }
}

const NONE: readonly Box[] = [];

function cellOf(value: number): number {
  return Math.floor(value / CELL);
}
