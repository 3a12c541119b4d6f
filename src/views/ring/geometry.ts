/** Where things lie on the circle and on the strip. The hash space runs clockwise from the top; pure, without a browser. */
import { placeOf } from '../../ring/lookUp';
import { CIRCLE } from '../../ring/shares';
import { NOBODY, type Ring } from '../../ring/types';

/** A stretch of the hash space with one owner: hashes in (from, to], `to` below `from` where it runs across zero. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Place of the owner among the servers, or `NOBODY`. */
  readonly owner: number;
}

/** Clockwise from the top, in radians. */
export function angleOf(hash: number): number {
  return (hash / CIRCLE) * 2 * Math.PI;
}

/** The hash that an angle stands for, whatever turns it has made. */
export function hashAt(angle: number): number {
  const turns = angle / (2 * Math.PI);
  return Math.floor((turns - Math.floor(turns)) * CIRCLE) % CIRCLE;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A spot at so many pixels from the centre. */
export function spotAt(hash: number, radius: number): Spot {
  const angle = angleOf(hash);
  return { x: Math.sin(angle) * radius, y: -Math.cos(angle) * radius };
}

/** The hash under a pointer, measured from the centre. */
export function hashUnder({ x, y }: Spot): number {
  return hashAt(Math.atan2(x, -y));
}

/** Neighbouring points of one owner as one arc, from the point that begins the first of them; the whole ring is one arc from its last point. */
export function arcsOf(ring: Ring): Arc[] {
  const { points, owners } = ring;
  const count = points.length;
  const arcs: Arc[] = [];
  let from = points[count - 1] ?? 0;
  for (let i = 0; i < count; i++) {
    const owner = owners[i] ?? NOBODY;
    const to = points[i] ?? 0;
    const last = arcs.at(-1);
    if (last && last.owner === owner) arcs[arcs.length - 1] = { ...last, to };
    else arcs.push({ from, to, owner });
    from = to;
  }
  const [first, last] = [arcs[0], arcs.at(-1)];
  if (first && last && first !== last && first.owner === last.owner) {
    arcs[0] = { ...first, from: last.from };
    arcs.pop();
  }
  return arcs;
}

/** What part of the hash space an arc is; an arc that ends where it begins is all of it. */
export function shareOf({ from, to }: Arc): number {
  const width = (to - from + CIRCLE) % CIRCLE;
  return width === 0 ? 1 : width / CIRCLE;
}

/**
 * At most `count` arcs for a drawing so fine that more could not be told apart: each shows the owner in its middle, and neighbours of
 * one owner are joined.
 */
export function sampledArcs(ring: Ring, count: number): Arc[] {
  const arcs: Arc[] = [];
  const step = CIRCLE / count;
  let point = 0;
  for (let i = 0; i < count; i++) {
    const middle = (i + 0.5) * step;
    while (point < ring.points.length && (ring.points[point] ?? 0) < middle) point += 1;
    const owner = ring.owners[point === ring.points.length ? 0 : point] ?? NOBODY;
    const last = arcs.at(-1);
    const to = Math.round((i + 1) * step) % CIRCLE;
    if (last && last.owner === owner) arcs[arcs.length - 1] = { ...last, to };
    else arcs.push({ from: Math.round(i * step), to, owner });
  }
  return arcs;
}

/** The arc that a hash lies in, found without the others; `null`: there is none. */
export function arcAt(ring: Ring, hash: number): Arc | null {
  const { points, owners } = ring;
  const count = points.length;
  if (count === 0) return null;
  const at = placeOf(ring, hash);
  const owner = owners[at] ?? NOBODY;
  const isOther = (steps: number): boolean => owners[(at + steps + count) % count] !== owner;
  let [first, last] = [0, 0];
  while (first > -count && !isOther(first - 1)) first -= 1;
  while (last < count && !isOther(last + 1)) last += 1;
  if (last === count) return { from: points[count - 1] ?? 0, to: points[count - 1] ?? 0, owner };
  return { from: points[(at + first - 1 + count) % count] ?? 0, to: points[(at + last) % count] ?? 0, owner };
}

/** The next arc clockwise, or the one before. */
export function arcBeside(ring: Ring, { from, to }: Arc, step: 1 | -1): Arc | null {
  return arcAt(ring, step > 0 ? (to + 1) % CIRCLE : from);
}

/** How many of the hashes, in ascending order, fall into each of `count` equal parts of the space. */
export function densityOf(sorted: Uint32Array, count: number): Uint32Array {
  const bins = new Uint32Array(count);
  let begin = 0;
  for (let bin = 0; bin < count; bin++) {
    const end = firstFrom(sorted, Math.ceil(((bin + 1) * CIRCLE) / count));
    bins[bin] = end - begin;
    begin = end;
  }
  return bins;
}

/** How many of the sorted hashes lie below a bound. */
function firstFrom(sorted: Uint32Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for the flagged ones among hashes in any order. */
export function flaggedDensity(hashes: Uint32Array, flags: Uint8Array, count: number): Uint32Array {
  const bins = new Uint32Array(count);
  const scale = count / CIRCLE;
  for (let key = 0; key < flags.length; key++) {
    if (flags[key] === 0) continue;
    const bin = Math.floor((hashes[key] as number) * scale);
    bins[bin] = (bins[bin] as number) + 1;
  }
  return bins;
}

/**
 * Rows outside the ring for dots that would cover each other: the row of each hash, 0 the nearest. `gap`: the distance in hash
 * space that two dots of a row keep.
 */
export function rowsOf(hashes: Uint32Array, order: Uint32Array, gap: number, rowsMax: number): Uint8Array {
  const rows = new Uint8Array(hashes.length);
  const lastIn: number[] = [];
  for (const place of order) {
    const hash = hashes[place] ?? 0;
    let row = lastIn.findIndex((last) => hash - last >= gap);
    if (row < 0) row = lastIn.length < rowsMax ? lastIn.length : place % rowsMax;
    lastIn[row] = hash;
    rows[place] = row;
  }
  return rows;
}

/** Shards on the circle inside the ring, in the order of their ids, the first at the top. */
export function hubSpots(ids: readonly number[], radius: number): Map<number, Spot> {
  return new Map(ids.map((id, index) => [id, spotAt((index / Math.max(1, ids.length)) * CIRCLE, radius)]));
}
