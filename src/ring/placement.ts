/** Who owns what in a scene. Keys are hashed once and kept in the order of their hashes, so that a change is one walk along the ring. */
import { ownersBy } from './algorithm';
import { type BoundedPlacement, placeBounded } from './bounded';
import { buildRing } from './build';
import { withServers } from './change';
import { skipping } from './crash';
import { hashAll } from './hashes';
import { keySet } from './keySets';
import { ownersOfSorted } from './lookUp';
import { type KeySource, optionsOf, type Scene, serversOf } from './scene';
import { slotsOf } from './slots';
import { NOBODY, type Ring, type RingOptions } from './types';

/** The keys of a source under one hash function. */
export interface HashedKeys {
  readonly source: KeySource;
  readonly hash: RingOptions['hash'];
  /** In the order of the source, and so is everything else that speaks of keys. */
  readonly keys: readonly string[];
  /** How often each is asked for; `null`: all equally often. */
  readonly traffic: Uint32Array | null;
  readonly hashes: Uint32Array;
  /** The hashes in ascending order, and for each of them its place in `keys`. */
  readonly sorted: Uint32Array;
  readonly order: Uint32Array;
  /** The slot of each key, for the slot table. */
  readonly slots: Uint8Array;
}

export function hashedKeysOf(source: KeySource, hash: RingOptions['hash']): HashedKeys {
  const { keys, traffic } =
    source.kind === 'own'
      ? { keys: source.keys, traffic: null }
      : keySet(source.kind, source.count, source.seed);
  const hashes = hashAll(hash, keys);
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0));
  const sorted = order.map((place) => hashes[place] ?? 0);
  return { source, hash, keys, traffic, hashes, sorted, order, slots: slotsOf(keys, hashes) };
}

/** Walks of so many keys are kept for drawing. */
const walksKept = 8;

export interface Placement {
  readonly scene: Scene;
  /** Of all shards, the crashed ones too: whose points are where. Another algorithm has no use for it, and the page shows it faded. */
  readonly ring: Ring;
  /** The same points, each owned by the next live shard. */
  readonly live: Ring;
  /** For each key the place of its owner in `scene.shards`, or `NOBODY`. */
  readonly owners: Uint16Array;
  /** Keys on each shard. */
  readonly loads: Uint32Array;
  /** How the limit on loads sent keys on; `null`: no limit. */
  readonly bounded: BoundedPlacement | null;
}

/** Builds the ring of a scene, from a ring that differs in few servers if there is one. */
export function ringOf(scene: Scene, near: Ring | null): Ring {
  const options = optionsOf(scene);
  const servers = serversOf(scene);
  const isNear =
    near !== null && near.options.dialect === options.dialect && near.options.hash === options.hash;
  return isNear ? withServers(near, servers, options.pointsPerServer) : buildRing(servers, options);
}

/** Places all keys. The hash function of `keys` must be that of the scene. */
export function placementOf(scene: Scene, keys: HashedKeys, near: Ring | null = null): Placement {
  const ring = ringOf(scene, near);
  const { shards } = scene;
  const isAnyDown = shards.some(({ isDown }) => isDown);
  const live = isAnyDown ? skipping(ring, (place) => shards[place]?.isDown === true) : ring;
  const bounded =
    scene.algorithm === 'ring' && scene.boundPercent !== null && live.points.length > 0
      ? placeBounded(live, keys.hashes, { c: scene.boundPercent / 100, of: 'all', walks: walksKept })
      : null;
  const owners = bounded?.owners ?? ownersIn(scene, live, keys);
  return { scene, ring, live, owners, loads: loadsOf(owners, shards.length), bounded };
}

function ownersIn(scene: Scene, live: Ring, keys: HashedKeys): Uint16Array {
  const owners = new Uint16Array(keys.hashes.length).fill(NOBODY);
  if (scene.algorithm === 'ring') {
    const swept = ownersOfSorted(live, keys.sorted);
    for (let i = 0; i < swept.length; i++) owners[keys.order[i] as number] = swept[i] as number;
    return owners;
  }
  if (scene.algorithm === 'slots') return ownersBySlots(scene, keys, owners);
  // What is crashed is left out: to place keys elsewhere meanwhile, these count the servers that are there.
  const places = scene.shards.flatMap(({ isDown }, place) => (isDown ? [] : [place]));
  const servers = serversOf(scene).filter((_, place) => scene.shards[place]?.isDown === false);
  const found = ownersBy(scene.algorithm, servers, keys.hashes);
  for (let i = 0; i < found.length; i++) owners[i] = places[found[i] ?? NOBODY] ?? NOBODY;
  return owners;
}

/** A slot stays with its shard until somebody writes another one into the table, so what a crashed shard holds has no owner meanwhile. */
function ownersBySlots(scene: Scene, keys: HashedKeys, owners: Uint16Array): Uint16Array {
  const found = ownersBy('slots', serversOf(scene), keys.hashes, {
    slotTable: scene.slotTable,
    slots: keys.slots,
  });
  for (let i = 0; i < found.length; i++) {
    const owner = found[i] ?? NOBODY;
    if (scene.shards[owner]?.isDown === false) owners[i] = owner;
  }
  return owners;
}

function loadsOf(owners: Uint16Array, count: number): Uint32Array {
  const loads = new Uint32Array(count);
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number;
    if (owner < count) loads[owner] = (loads[owner] as number) + 1;
  }
  return loads;
}

/** The id of the shard that owns a key; 0: nobody. */
export function ownerIdOf({ scene, owners }: Placement, key: number): number {
  return scene.shards[owners[key] ?? NOBODY]?.id ?? 0;
}
