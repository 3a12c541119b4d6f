/**
 * Consistent hashing with bounded loads (Vahab Mirrokni, Mikkel Thorup, Morteza Zadimoghaddam, arXiv 1608.01350): no server
 * takes more than c times its fair share; a key that finds its server full goes on clockwise to the first that is not.
 *
 * That suits requests and caches. The balance of an account has exactly one place: if it overflowed, somebody would have to
 * remember where to.
 */
import { placeOf } from './lookUp';
import { NOBODY, type Ring } from './types';

export interface BoundedOptions {
  /**
   * At least 1 (less counts as 1), taken to the nearest thousandth, so that 1.1 · 100 is 110 and not a bit more. Infinity: no
   * bound.
   */
  readonly c: number;
  /**
   * The fair share is one of all keys in the list (`all`), or of the keys so far, this one included (`growing`), so that
   * the caps grow with every key.
   */
  readonly of: 'all' | 'growing';
  /** How many walks to keep, 0 unless given: those of the first keys that overflow. */
  readonly walks?: number;
}

/** The way of one key, for drawing. */
export interface BoundedWalk {
  /** Index of the key. */
  readonly key: number;
  /** Indices of the points of the ring in the order visited: the first was its own, the last took it. */
  readonly points: readonly number[];
}

export interface BoundedPlacement {
  /** For each key the index of the server that took it; NOBODY when no server of the ring owns a point. */
  readonly owners: Uint16Array;
  /** Keys of each server, at most its cap. */
  readonly loads: readonly number[];
  /** The most that each server may have when the last key has been placed. 0 without a point, Infinity without a bound. */
  readonly caps: readonly number[];
  /** How many points each key went on from its first one: 0 when that server took it. */
  readonly walked: Uint32Array;
  /** How many keys were not taken by the server they hash to. */
  readonly overflowed: number;
  readonly walks: readonly BoundedWalk[];
}

/**
 * Places the keys with these hashes (u32) in list order, which matters. Server i is full at ceil(c · m · wᵢ / W) keys, m as
 * `of` says. W counts the servers that own a point of the ring: the others cannot take anything, and only so do the caps
 * together hold all keys.
 */
export function placeBounded(ring: Ring, hashes: Uint32Array, options: BoundedOptions): BoundedPlacement {
  const capOf = capsOf(ring, options.c);
  const end = ring.owners.every((owner) => owner === NOBODY) ? 0 : ring.points.length;
  const owners = new Uint16Array(hashes.length).fill(NOBODY);
  const walked = new Uint32Array(hashes.length);
  const loads = new Array<number>(ring.servers.length).fill(0);
  const walks: BoundedWalk[] = [];
  let overflowed = 0;
  for (let key = 0; key < hashes.length && end > 0; key++) {
    const m = options.of === 'all' ? hashes.length : key + 1;
    const first = placeOf(ring, hashes[key] as number);
    let steps = 0;
    let owner = ring.owners[first] as number;
    while ((loads[owner] as number) >= capOf(owner, m)) {
      steps++;
      owner = ring.owners[(first + steps) % end] as number;
    }
    owners[key] = owner;
    loads[owner] = (loads[owner] as number) + 1;
    walked[key] = steps;
    if (steps === 0) continue;
    overflowed++;
    if (walks.length < (options.walks ?? 0)) {
      walks.push({ key, points: Array.from({ length: steps + 1 }, (_, step) => (first + step) % end) });
    }
  }
  const caps = loads.map((_, server) => capOf(server, hashes.length));
  return { owners, loads, caps, walked, overflowed, walks };
}

/** The cap of a server among m keys. In whole numbers as far as weights are whole, so the result has no error of rounding. */
function capsOf(ring: Ring, c: number): (server: number, m: number) => number {
  const owning = new Set(ring.owners);
  const weights = ring.servers.map(({ weight }, server) => (owning.has(server) ? weight : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const thousandths = Math.max(1000, Math.round(c * 1000));
  return (server, m) => {
    const weight = weights[server] ?? 0;
    if (weight === 0 || thousandths === Number.POSITIVE_INFINITY) return weight === 0 ? 0 : thousandths;
    return Math.ceil((thousandths * m * weight) / (1000 * total));
  };
}
