/** Where to begin a search: for each value of a hash's leading bits, the first point that has them or comes after. */
import { isStrict, type Ring } from './types';

export interface PrefixTable {
  /** One entry more than there are prefixes. */
  readonly starts: Uint32Array;
  /** The points of the ring, and after them one that no hash is above. */
  readonly points: Uint32Array;
  readonly length: number;
  /** What is left of a hash shifted by so many bits is its prefix. */
  readonly shift: number;
  readonly isStrict: boolean;
}

/** More bits would leave the processor's cache. */
const BITS_MAX = 20;

/** Points in a bucket up to which going through them is faster than halving. */
const FEW = 8;

const tables = new WeakMap<Ring, PrefixTable>();

/** The table of a ring if it has been made. */
export function rememberedTable(ring: Ring): PrefixTable | null {
  return tables.get(ring) ?? null;
}

/** The table of a ring, made when it is asked for first. */
export function tableOf(ring: Ring): PrefixTable {
  const known = tables.get(ring);
  if (known !== undefined) return known;
  const table = tableFor(ring);
  tables.set(ring, table);
  return table;
}

function tableFor(ring: Ring): PrefixTable {
  const { length } = ring.points;
  const bits = Math.min(BITS_MAX, 33 - Math.clz32(Math.max(1, length)));
  const shift = 32 - bits;
  const points = new Uint32Array(length + 1);
  points.set(ring.points);
  points[length] = 0xffff_ffff;
  const starts = new Uint32Array((1 << bits) + 1);
  let prefix = 0;
  for (let at = 0; at < length; at++) {
    const own = (points[at] as number) >>> shift;
    while (prefix <= own) starts[prefix++] = at;
  }
  starts.fill(length, prefix);
  return { starts, points, length, shift, isStrict: isStrict(ring.options) };
}

/** The index of the point that a hash belongs to. The ring is not empty. */
export function placeByTable(table: PrefixTable, hash: number): number {
  const { starts, points, length } = table;
  const target = table.isStrict ? hash + 1 : hash;
  const prefix = hash >>> table.shift;
  let low = starts[prefix] as number;
  let high = starts[prefix + 1] as number;
  /* A bad hash heaps its points up in a few buckets. */
  while (high - low > FEW) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as number) < target) low = middle + 1;
    else high = middle;
  }
  while (low < high && (points[low] as number) < target) low++;
  return low === length ? 0 : low;
}
