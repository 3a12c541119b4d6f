/** Who owns a hash, or a key. */
import { hasherOf } from './hashes';
import { type PrefixTable, placeByTable, rememberedTable, tableOf } from './prefixTable';
import { isStrict, NOBODY, type Ring } from './types';

/** The index of the first point at which a search from this hash ends: at it or after it, then around to 0. The ring is not empty. */
export function placeOf(ring: Ring, hash: number): number {
  const { points } = ring;
  const target = isStrict(ring.options) ? hash + 1 : hash;
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as number) < target) low = middle + 1;
    else high = middle;
  }
  return low === points.length ? 0 : low;
}

/** The index of the server that owns this hash (0 to 2³² − 1), or NOBODY when no server has a point. */
export function ownerOfHash(ring: Ring, hash: number): number {
  if (ring.points.length === 0) return NOBODY;
  const table = rememberedTable(ring);
  return ring.owners[table === null ? placeOf(ring, hash) : placeByTable(table, hash)] as number;
}

/**
 * The owner of each hash, into `out` if given. Meant for many: the first call for a ring makes a table, which is kept as long as
 * the ring is.
 */
export function ownersOfHashes(
  ring: Ring,
  hashes: Uint32Array,
  out: Uint16Array = new Uint16Array(hashes.length),
): Uint16Array {
  if (ring.points.length === 0) return out.fill(NOBODY, 0, hashes.length);
  const table = tableOf(ring);
  const { owners } = ring;
  for (let index = 0; index < hashes.length; index++)
    out[index] = owners[placeByTable(table, hashes[index] as number)] as number;
  return out;
}

/** As {@link ownersOfHashes} for hashes in ascending order, in one sweep and without a table. */
export function ownersOfSorted(
  ring: Ring,
  sorted: Uint32Array,
  out: Uint16Array = new Uint16Array(sorted.length),
): Uint16Array {
  const { points, owners } = ring;
  const { length } = points;
  if (length === 0) return out.fill(NOBODY, 0, sorted.length);
  const step = isStrict(ring.options) ? 1 : 0;
  const first = owners[0] as number;
  let place = 0;
  for (let index = 0; index < sorted.length; index++) {
    const target = (sorted[index] as number) + step;
    while (place < length && (points[place] as number) < target) place++;
    out[index] = place === length ? first : (owners[place] as number);
  }
  return out;
}

/** Keys whose owner is remembered. */
const MEMO_MAX = 4_096;

/** Misses after which a full memo is emptied: the hot keys may be others by now. */
const STALE_AFTER = 8 * MEMO_MAX;

/** Look-ups without a table that take about as long as making one, for a ring of 16 times as many points. */
const TABLE_AFTER = 1 / 16;

/**
 * A function that gives the owner of a key. It remembers the owners of some thousands of keys, so asking for the same ones again
 * hashes nothing, and comes to use a table when it is asked often.
 */
export function createLookUp(ring: Ring): (key: string) => number {
  const hash = hasherOf(ring.options.hash);
  const memo = new Map<string, number>();
  const { owners } = ring;
  let untabled = Math.ceil(ring.points.length * TABLE_AFTER);
  let misses = 0;
  let table: PrefixTable | null = null;
  return (key) => {
    const known = memo.get(key);
    if (known !== undefined) return known;
    let owner = NOBODY;
    if (table !== null) owner = owners[placeByTable(table, hash(key))] as number;
    else {
      owner = ownerOfHash(ring, hash(key));
      if (untabled-- === 0) table = tableOf(ring);
    }
    if (memo.size < MEMO_MAX) memo.set(key, owner);
    else if (++misses > STALE_AFTER) {
      memo.clear();
      misses = 0;
    }
    return owner;
  };
}
