/** Painting the band and the keys around it on a canvas: with 160,000 points an element for each would be too many. */

import { arc } from 'd3-shape';
import { CIRCLE } from '../../ring/shares';
import type { Ring } from '../../ring/types';
import { type Arc, angleOf, arcsOf, sampledArcs, shareOf, spotAt } from './geometry';
import { lookOf, type Pattern } from './look';
import type { Plan } from './plan';

/** Colours of the theme, read once for each painting. */
export interface Inks {
  readonly shards: readonly string[];
  readonly nobody: string;
  readonly line: string;
  readonly mark: string;
  readonly muted: string;
}

export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string): string => style.getPropertyValue(name).trim();
  return {
    shards: [1, 2, 3, 4, 5, 6].map((colour) => ink(`--shard-${colour}`)),
    nobody: ink('--sunken'),
    line: ink('--surface'),
    mark: ink('--text'),
    muted: ink('--border-strong'),
  };
}

/** Puts the origin into the middle, or wherever `x` and `y` say, with one unit a CSS pixel. */
export function prepare(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  x: number,
  y: number,
): CanvasRenderingContext2D | null {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  pen?.setTransform(scale, 0, 0, scale, x * scale, y * scale);
  return pen;
}

/** Arcs as fine as can be seen: each one as long as they are few, else what lies under each pixel of the edge. */
export function visibleArcs(ring: Ring, pixels: number): Arc[] {
  const most = Math.max(360, Math.round(pixels));
  return ring.points.length > most ? sampledArcs(ring, most) : arcsOf(ring);
}

/** Gaps between arcs are drawn while there is room for them. */
const gapsMax = 240;

export function paintBand(
  pen: CanvasRenderingContext2D,
  arcs: readonly Arc[],
  ids: readonly number[],
  plan: Plan,
  inks: Inks,
): void {
  const shape = arc<Arc>()
    .innerRadius(plan.inner)
    .outerRadius(plan.outer)
    .startAngle(({ from, to }) => angleOf(from) - (from >= to ? 2 * Math.PI : 0))
    .endAngle(({ to }) => angleOf(to))
    .context(pen);
  fillAlike(pen, arcs, ids, inks, shape);
  if (arcs.length > gapsMax || arcs.length < 2) return;
  pen.strokeStyle = inks.line;
  pen.lineWidth = arcs.length > 80 ? 1 : 2;
  for (const { to } of arcs) {
    const [a, b] = [spotAt(to, plan.inner), spotAt(to, plan.outer)];
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.stroke();
  }
}

export function paintStrip(
  pen: CanvasRenderingContext2D,
  arcs: readonly Arc[],
  ids: readonly number[],
  width: number,
  height: number,
  inks: Inks,
): void {
  fillAlike(pen, arcs, ids, inks, (piece) => {
    const from = (piece.from / CIRCLE) * width;
    const long = shareOf(piece) * width;
    // An arc across zero is seen at both ends.
    for (const start of from + long > width ? [from, from - width] : [from])
      pen.rect(start, 0, Math.max(long, 0.5), height);
  });
  if (arcs.length > gapsMax || arcs.length < 2) return;
  pen.fillStyle = inks.line;
  for (const { to } of arcs) pen.fillRect((to / CIRCLE) * width - 1, 0, arcs.length > 80 ? 1 : 2, height);
}

/** Fills pieces that look alike in one go: a fill costs more than a path. */
function fillAlike(
  pen: CanvasRenderingContext2D,
  arcs: readonly Arc[],
  ids: readonly number[],
  inks: Inks,
  trace: (arc: Arc) => void,
): void {
  const alike = new Map<string, { id: number; pieces: Arc[] }>();
  for (const piece of arcs) {
    const id = ids[piece.owner] ?? 0;
    const { colour, pattern } = lookOf(id);
    const name = `${colour} ${pattern}`;
    const group = alike.get(name);
    if (group) group.pieces.push(piece);
    else alike.set(name, { id, pieces: [piece] });
  }
  for (const { id, pieces } of alike.values()) {
    pen.beginPath();
    for (const piece of pieces) trace(piece);
    fill(pen, id, inks);
  }
}

/** Keys by how many there are in each part: bars outside the band, those that moved drawn to the end. */
export function paintDensity(
  pen: CanvasRenderingContext2D,
  all: Uint32Array,
  moved: Uint32Array,
  plan: Plan,
  inks: Inks,
): void {
  const most = Math.max(1, ...all);
  const width = ((2 * Math.PI * plan.keys) / all.length) * 0.7;
  const bars: readonly [Uint32Array, string][] = [
    [all, inks.muted],
    [moved, inks.mark],
  ];
  for (const [bins, colour] of bars) {
    pen.strokeStyle = colour;
    pen.lineWidth = Math.max(0.75, width);
    pen.beginPath();
    bins.forEach((count, bin) => {
      if (count === 0) return;
      const hash = ((bin + 0.5) / bins.length) * CIRCLE;
      const [a, b] = [spotAt(hash, plan.keys - 5), spotAt(hash, plan.keys - 5 + (count / most) * 26)];
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
    });
    pen.stroke();
  }
}

function fill(pen: CanvasRenderingContext2D, id: number, inks: Inks): void {
  const { colour, pattern } = lookOf(id);
  pen.fillStyle = inks.shards[colour - 1] ?? inks.nobody;
  pen.fill();
  const tile = pattern === 'plain' ? null : tileOf(pen, pattern, inks.line);
  if (!tile) return;
  pen.fillStyle = tile;
  pen.fill();
}

const tiles = new Map<string, CanvasPattern | null>();

function tileOf(
  pen: CanvasRenderingContext2D,
  pattern: Exclude<Pattern, 'plain'>,
  ink: string,
): CanvasPattern | null {
  const name = `${pattern} ${ink}`;
  const known = tiles.get(name);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  [tile.width, tile.height] = [8, 8];
  const brush = tile.getContext('2d');
  if (brush) {
    brush.fillStyle = ink;
    brush.strokeStyle = ink;
    drawTile[pattern](brush);
  }
  const made = pen.createPattern(tile, 'repeat');
  tiles.set(name, made);
  return made;
}

const drawTile: Readonly<Record<Exclude<Pattern, 'plain'>, (brush: CanvasRenderingContext2D) => void>> = {
  stripes: (brush) => {
    brush.lineWidth = 2;
    brush.beginPath();
    for (const start of [-8, 0, 8]) {
      brush.moveTo(start, 8);
      brush.lineTo(start + 8, 0);
    }
    brush.stroke();
  },
  dots: (brush) => {
    for (const spot of [2, 6]) {
      brush.beginPath();
      brush.arc(spot, spot, 1.4, 0, 2 * Math.PI);
      brush.fill();
    }
  },
  checks: (brush) => {
    brush.fillRect(0, 0, 4, 1.5);
    brush.fillRect(4, 4, 4, 1.5);
  },
};
