/** Which keys have another owner after a change, and how many would have had to: the ring page's counters. */
import type { HashedKeys, Placement } from './placement';
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
/** Nobody's place among the ids. */
const NO_ONE = 0;

/** Compares two placements of the same keys. `hashesBefore`: what the keys hashed to then, if that was another function. */
export function movesOf(
  before: Placement,
  after: Placement,
  keys: HashedKeys,
  hashesBefore: Uint32Array = keys.hashes,
): Moves {
  const ids = idsOf(before.scene, after.scene);
  const [was, is] = [sideOf(before.scene, ids), sideOf(after.scene, ids)];
  const isDrawn = ids.length <= shardsDrawnMax;
  const table = new Uint32Array(isDrawn ? ids.length ** 2 : 0);
  const flags = new Uint8Array(keys.hashes.length);
  let [moved, toNew, fromGone, betweenOld] = [0, 0, 0, 0];
  for (let key = 0; key < flags.length; key++) {
    const from = was.places[before.owners[key] as number] ?? 0;
    const to = is.places[after.owners[key] as number] ?? 0;
    if (from === to) continue;
    flags[key] = 1;
    moved++;
    if (to !== NO_ONE && was.isLive[to] === 0) toNew++;
    else if (to === NO_ONE || is.isLive[from] === 0) fromGone++;
    else betweenOld++;
    if (isDrawn) {
      const cell = from * ids.length + to;
      table[cell] = (table[cell] as number) + 1;
    }
  }
  const ideal = keys.hashes.length * leastShare(before.scene, after.scene);
  const modulo = moduloMoves(before.scene, after.scene, hashesBefore, keys.hashes);
  return { moved, toNew, fromGone, betweenOld, ideal, modulo, flows: flowsOf(table, ids), flags };
}

interface Side {
  /** For each shard of the scene its place among the ids of both. */
  readonly places: Uint16Array;
  /** 1 for each id that lives in the scene. */
  readonly isLive: Uint8Array;
}

function sideOf({ shards }: Scene, ids: readonly number[]): Side {
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const places = Uint16Array.from(shards, ({ id }) => placeOf.get(id) ?? 0);
  const isLive = new Uint8Array(ids.length);
  for (const { id, isDown } of shards) if (!isDown) isLive[placeOf.get(id) ?? 0] = 1;
  return { places, isLive };
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
  const was = Uint32Array.from(live(before), ({ id }) => id);
  const is = Uint32Array.from(live(after), ({ id }) => id);
  const isSame = was.length === is.length && was.every((id, place) => id === is[place]);
  if (isSame && hashesBefore === hashes) return 0;
  if (was.length === 0 || is.length === 0) return isSame ? 0 : hashes.length;
  let moved = 0;
  for (let key = 0; key < hashes.length; key++)
    if (was[(hashesBefore[key] as number) % was.length] !== is[(hashes[key] as number) % is.length]) moved++;
  return moved;
}
