/** Which keys change their owner between two placements. */
import { CIRCLE } from './shares';
import { isStrict, type Ring, type Server } from './types';

/** Keys, by their position in some list of hashes, and the servers that have them. */
export interface Placed {
  readonly servers: readonly Server[];
  /** Index into `servers` for each key, or NOBODY. */
  readonly owners: Uint16Array;
}

/** Numbers of keys; `moved` is the sum of `toNew`, `betweenOld` and `fromGone`. */
export interface Diff {
  readonly moved: number;
  /** To a server that was not there before. */
  readonly toNew: number;
  /** From a server that is still there to one that was there before: what a change of other servers should never do. */
  readonly betweenOld: number;
  /** From a server that is gone, or from or to nobody, to one that was there before. */
  readonly fromGone: number;
  /** The fewest that have to move so that every server gets its share by weight. Not rounded. */
  readonly ideal: number;
  /** What would move if server number `hash mod n` of the list owned a key. */
  readonly modulo: number;
}

/** Compares two placements of the same keys; `hashes` has as many entries as each of them. Servers are the same when their labels are. */
export function diffOf(before: Placed, after: Placed, hashes: Uint32Array): Diff {
  const names = namesOf(before.servers, after.servers);
  const counts = { moved: 0, toNew: 0, betweenOld: 0, fromGone: 0, modulo: 0 };
  const from = names.before.length - 1;
  const to = names.after.length - 1;
  for (let key = 0; key < hashes.length; key++) {
    const old = names.before[Math.min(before.owners[key] as number, from)] as number;
    const now = names.after[Math.min(after.owners[key] as number, to)] as number;
    if (old !== now) {
      counts.moved++;
      if (names.isNew[now] === 1) counts.toNew++;
      else if (names.isGone[old] === 1 || now === 0) counts.fromGone++;
      else counts.betweenOld++;
    }
    const hash = hashes[key] as number;
    const oldSlot = from === 0 ? from : hash % from;
    const newSlot = to === 0 ? to : hash % to;
    if (names.before[oldSlot] !== names.after[newSlot]) counts.modulo++;
  }
  return { ...counts, ideal: hashes.length * idealShare(before.servers, after.servers) };
}

/** Numbers instead of labels, the same for the same label; 0 is nobody, and comes after the servers of each list. */
interface Names {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  readonly isNew: Uint8Array;
  readonly isGone: Uint8Array;
}

function namesOf(before: readonly Server[], after: readonly Server[]): Names {
  const numbers = new Map<string, number>();
  const numbered = (servers: readonly Server[]) => {
    const list = new Uint32Array(servers.length + 1);
    servers.forEach(({ label }, index) => {
      const number = numbers.get(label) ?? numbers.size + 1;
      numbers.set(label, number);
      list[index] = number;
    });
    return list;
  };
  const lists = { before: numbered(before), after: numbered(after) };
  const isNew = new Uint8Array(numbers.size + 1).fill(1);
  const isGone = new Uint8Array(numbers.size + 1).fill(1);
  for (const number of lists.before) isNew[number] = 0;
  for (const number of lists.after) isGone[number] = 0;
  isGone[0] = 1;
  return { ...lists, isNew, isGone };
}

/** What servers gain, as a share of all keys: Σ max(0, share after − share before). */
function idealShare(before: readonly Server[], after: readonly Server[]): number {
  const old = sharesByLabel(before);
  let gained = 0;
  for (const [label, share] of sharesByLabel(after)) gained += Math.max(0, share - (old.get(label) ?? 0));
  return gained;
}

function sharesByLabel(servers: readonly Server[]): Map<string, number> {
  let total = 0;
  for (const { weight } of servers) total += weight;
  const shares = new Map<string, number>();
  for (const { label, weight } of servers)
    shares.set(label, (shares.get(label) ?? 0) + (total === 0 ? 0 : weight / total));
  return shares;
}

/**
 * The share of all 2³² hashes whose owner differs between two rings, exactly, from their arcs. Both have to hash keys in the same
 * way; dialects may differ.
 */
export function ringDiff(before: Ring, after: Ring): number {
  const names = namesOf(before.servers, after.servers);
  const one = arcsOf(before, names.before);
  const other = arcsOf(after, names.after);
  let hash = 0;
  let moved = 0;
  for (let left = 0, right = 0; hash < CIRCLE; ) {
    const end = Math.min(one.endOf(left), other.endOf(right));
    if (one.nameOf(left) !== other.nameOf(right)) moved += end - hash;
    hash = end;
    while (hash < CIRCLE && one.endOf(left) <= hash) left++;
    while (hash < CIRCLE && other.endOf(right) <= hash) right++;
  }
  return moved / CIRCLE;
}

interface Arcs {
  /** The first hash that no longer belongs to this point; arcs end at the end of the circle and the last one has no point. */
  readonly endOf: (at: number) => number;
  readonly nameOf: (at: number) => number;
}

function arcsOf({ points, owners, options }: Ring, names: Uint32Array): Arcs {
  const { length } = points;
  const step = isStrict(options) ? 0 : 1;
  const nobody = names.length - 1;
  return {
    endOf: (at) => (at < length ? (points[at] as number) + step : CIRCLE),
    nameOf: (at) =>
      length === 0 ? 0 : (names[Math.min(owners[at < length ? at : 0] as number, nobody)] as number),
  };
}
