/** Which keys have another owner after a change, and how many would have had to: the ring page's counters. */
import { type HashedKeys, ownerIdOf, type Placement } from './placement';
import type { Scene, Shard } from './scene';

/** Keys that went from one shard to another, by the ids of the shards; 0: nobody. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Moves {
  /** The sum of the three that follow: each key counts in the first of them that holds for it. */
  readonly moved: number;
  /** To a shard that was not there, or was down. */
  readonly toNew: number;
  /** From a shard that is gone, or is down; or from or to nobody. */
  readonly fromGone: number;
  /** Between shards that were there before and are there still: what consistent hashing is to avoid. */
  readonly betweenOld: number;
  /** The fewest that a fair placement has to move, as a number of keys that need not be whole. */
  readonly ideal: number;
  /** What `hash mod n` would have moved. */
  readonly modulo: number;
  /** The largest first; empty when there are too many shards to draw them. */
  readonly flows: readonly Flow[];
  /** 1 for each key that moved. */
  readonly flags: Uint8Array;
}

const shardsDrawnMax = 64;

/** Compares two placements of the same keys. `hashesBefore`: what the keys hashed to then, if that was another function. */
export function movesOf(
  before: Placement,
  after: Placement,
  keys: HashedKeys,
  hashesBefore: Uint32Array = keys.hashes,
): Moves {
  const ids = idsOf(before.scene, after.scene);
  const place = new Map(ids.map((id, index) => [id, index]));
  const isDrawn = ids.length <= shardsDrawnMax;
  const table = new Uint32Array(isDrawn ? ids.length ** 2 : 0);
  const flags = new Uint8Array(keys.hashes.length);
  const [was, is] = [liveIds(before.scene), liveIds(after.scene)];
  const count = { moved: 0, toNew: 0, fromGone: 0, betweenOld: 0 };
  for (let key = 0; key < flags.length; key++) {
    const from = ownerIdOf(before, key);
    const to = ownerIdOf(after, key);
    if (from === to) continue;
    flags[key] = 1;
    count.moved += 1;
    if (to !== 0 && !was.has(to)) count.toNew += 1;
    else if (to === 0 || !is.has(from)) count.fromGone += 1;
    else count.betweenOld += 1;
    if (isDrawn) {
      const cell = (place.get(from) ?? 0) * ids.length + (place.get(to) ?? 0);
      table[cell] = (table[cell] ?? 0) + 1;
    }
  }
  const ideal = keys.hashes.length * leastShare(before.scene, after.scene);
  return {
    ...count,
    ideal,
    modulo: moduloMoves(before.scene, after.scene, hashesBefore, keys.hashes),
    flows: flowsOf(table, ids),
    flags,
  };
}

/** Nobody first, then every shard of either scene. */
function idsOf(before: Scene, after: Scene): number[] {
  return [...new Set([0, ...before.shards.map(({ id }) => id), ...after.shards.map(({ id }) => id)])];
}

function flowsOf(table: Uint32Array, ids: readonly number[]): Flow[] {
  const flows: Flow[] = [];
  table.forEach((count, cell) => {
    if (count === 0) return;
    const from = ids[Math.floor(cell / ids.length)] ?? 0;
    flows.push({ from, to: ids[cell % ids.length] ?? 0, count });
  });
  return flows.sort((a, b) => b.count - a.count);
}

function live({ shards }: Scene): Shard[] {
  return shards.filter(({ isDown }) => !isDown);
}

function liveIds(scene: Scene): Set<number> {
  return new Set(live(scene).map(({ id }) => id));
}

/** What the shards that grow gain together, if each holds its part by weight. */
function leastShare(before: Scene, after: Scene): number {
  const [was, is] = [sharesByWeight(before), sharesByWeight(after)];
  let gained = 0;
  for (const [id, share] of is) gained += Math.max(0, share - (was.get(id) ?? 0));
  return gained;
}

function sharesByWeight(scene: Scene): Map<number, number> {
  const shards = live(scene);
  const total = shards.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(shards.map(({ id, weight }) => [id, total === 0 ? 0 : weight / total]));
}

/** The owner of a key is live shard number `hash mod n`; without live shards nobody. */
function moduloMoves(before: Scene, after: Scene, hashesBefore: Uint32Array, hashes: Uint32Array): number {
  const [was, is] = [live(before), live(after)];
  if (was.length === 0 || is.length === 0) return was.length === is.length ? 0 : hashes.length;
  let moved = 0;
  for (let key = 0; key < hashes.length; key++) {
    const from = was[(hashesBefore[key] ?? 0) % was.length]?.id;
    if (from !== is[(hashes[key] ?? 0) % is.length]?.id) moved += 1;
  }
  return moved;
}
