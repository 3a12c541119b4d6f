import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { ALGORITHMS, ownersBy } from './algorithm';
import { applyEdit } from './edits';
import { type HashedKeys, hashedKeysOf, ownerIdOf, type Placement, placementOf } from './placement';
import { equalShards, type Scene, serversOf } from './scene';
import { anyEdit, anyShardEdit, SMALL, sceneAfter } from './scenes.fixture';
import { slotOf } from './slots';
import { trafficOf } from './traffic';
import { isStrict, NOBODY } from './types';

const keysOf = (scene: Scene): HashedKeys => hashedKeysOf(scene.keys, scene.hash);
const placed = (scene: Scene): Placement => placementOf(scene, keysOf(scene));

/** The owner on the ring, found by going from point to point until one belongs to a shard that is up. */
function walkedOwner({ scene, ring }: Placement, hash: number): number {
  const count = ring.points.length;
  const found = ring.points.findIndex((point) => (isStrict(ring.options) ? point > hash : point >= hash));
  for (let step = 0; step < count; step++) {
    const owner = must(ring.owners[(Math.max(0, found) + step) % count]);
    if (scene.shards[owner]?.isDown === false) return owner;
  }
  return NOBODY;
}

function tableOwner({ slotTable, shards }: Scene, slot: number): number {
  const { server } = slotTable.find(({ from, to }) => slot >= from && slot <= to) ?? { server: NOBODY };
  return shards[server]?.isDown === false ? server : NOBODY;
}

/** The owner among the live shards, as places in the list of all. */
function liveOwner(scene: Scene, hash: number): number {
  const live = [...scene.shards.keys()].filter((place) => !must(scene.shards[place]).isDown);
  if (scene.algorithm === 'modulo') return live[hash % live.length] ?? NOBODY;
  const servers = live.map((place) => must(serversOf(scene)[place]));
  const [owner] = ownersBy(scene.algorithm, servers, Uint32Array.of(hash));
  return live[owner ?? NOBODY] ?? NOBODY;
}

function ownerByHand(placement: Placement, key: string, hash: number): number {
  const { scene } = placement;
  if (scene.algorithm === 'ring') return walkedOwner(placement, hash);
  if (scene.algorithm === 'slots') return tableOwner(scene, slotOf(key, hash));
  return liveOwner(scene, hash);
}

describe('hashed keys', () => {
  it('are in the order of their source, and sorted beside it', () => {
    const { keys, hashes, order, sorted, traffic, slots } = keysOf(SMALL);
    expect([keys.length, traffic]).toEqual([300, null]);
    expect([...sorted]).toEqual([...hashes].sort((a, b) => a - b));
    expect([...order].map((place) => hashes[place])).toEqual([...sorted]);
    expect(new Set(order).size).toBe(300);
    expect([...slots]).toEqual(keys.map((key, place) => slotOf(key, must(hashes[place]))));
  });

  it('brought by a person have no traffic, and those of a power law have', () => {
    const own = hashedKeysOf({ kind: 'own', keys: ['b', 'a', '😀'], missing: 9 }, 'md5');
    expect([own.keys, own.traffic, own.hashes.length]).toEqual([['b', 'a', '😀'], null, 3]);
    const zipf: Scene = { ...SMALL, keys: { kind: 'zipf', count: 100, seed: 1 } };
    const placement = placed(zipf);
    const { loads } = trafficOf(placement, keysOf(zipf));
    const busiest = must(placement.owners[0]);
    expect(must(loads[busiest])).toBeGreaterThanOrEqual(100);
    const sum = must(keysOf(zipf).traffic).reduce((total, part) => total + part, 0);
    expect(loads.reduce((total, part) => total + part, 0)).toBe(sum);
    expect([...trafficOf(placed(SMALL), keysOf(SMALL)).loads]).toEqual([...placed(SMALL).loads]);
  });
});

describe('owners', () => {
  it.each(ALGORITHMS)('are those that a search by hand finds: %s', (algorithm) => {
    const scenes = sceneAfter(anyEdit).map((scene): Scene => ({ ...scene, algorithm, boundPercent: null }));
    fc.assert(
      fc.property(scenes, (scene) => {
        const keys = hashedKeysOf({ kind: 'alipay', count: 20, seed: 5 }, scene.hash);
        const placement = placementOf(scene, keys);
        const byHand = keys.keys.map((key, place) => ownerByHand(placement, key, must(keys.hashes[place])));
        expect([...placement.owners]).toEqual(byHand);
      }),
      { numRuns: algorithm === 'maglev' ? 3 : 60 },
    );
  });

  it('are the same whether the ring was built anew or from another one', () => {
    fc.assert(
      fc.property(sceneAfter(anyEdit), fc.array(anyEdit, { maxLength: 4 }), (earlier, edits) => {
        const scene = edits.reduce(applyEdit, earlier);
        const keys = hashedKeysOf({ kind: 'wechat', count: 40, seed: 2 }, scene.hash);
        const { ring } = placementOf(earlier, hashedKeysOf(keys.source, earlier.hash));
        expect(placementOf(scene, keys, ring)).toEqual(placementOf(scene, keys));
      }),
    );
  });

  it('add up to the loads, and are never down', () => {
    fc.assert(
      fc.property(sceneAfter(anyEdit), (scene) => {
        const { owners, loads } = placed(scene);
        const counted = scene.shards.map((_, place) => owners.filter((owner) => owner === place).length);
        expect([...loads]).toEqual(counted);
        scene.shards.forEach(({ isDown }, place) => {
          if (isDown) expect(loads[place]).toBe(0);
        });
        for (const owner of owners) expect(owner === NOBODY || owner < scene.shards.length).toBe(true);
      }),
    );
  });

  it('are told by the ids of shards, 0 for nobody', () => {
    const scene = applyEdit(SMALL, { kind: 'remove', id: 1 });
    const placement = placed(scene);
    expect(ownerIdOf(placement, 0)).toBe(scene.shards[must(placement.owners[0])]?.id);
    expect(ownerIdOf(placement, 99_999)).toBe(0);
    expect(ownerIdOf(placed({ ...SMALL, ...equalShards(0) }), 0)).toBe(0);
  });
});

describe('a crash', () => {
  it.each(ALGORITHMS)('and the recovery leave everything as it was: %s', (algorithm) => {
    const scenes = sceneAfter(anyShardEdit).map((scene): Scene => ({ ...scene, algorithm }));
    fc.assert(
      fc.property(scenes, (scene) => {
        const up = scene.shards.find(({ isDown }) => !isDown);
        fc.pre(up !== undefined);
        const { id } = must(up);
        const down = applyEdit(scene, { kind: 'crash', id });
        const back = applyEdit(down, { kind: 'recover', id });
        expect(placed(back).owners).toEqual(placed(scene).owners);
        expect(placed(down).ring.points).toEqual(placed(scene).ring.points);
      }),
      { numRuns: algorithm === 'maglev' ? 3 : 25 },
    );
  });

  it('moves the keys of that shard alone on the ring, each to the next live point', () => {
    const before = placed(SMALL);
    const after = placed(applyEdit(SMALL, { kind: 'crash', id: 3 }));
    before.owners.forEach((owner, key) => {
      if (owner === 2) expect(after.owners[key]).not.toBe(2);
      else expect(after.owners[key]).toBe(owner);
    });
  });

  it('leaves the slots of that shard without an owner until somebody assigns them', () => {
    const slots: Scene = { ...SMALL, algorithm: 'slots' };
    const down = applyEdit(slots, { kind: 'crash', id: 2 });
    const { slots: slotOfKey } = keysOf(SMALL);
    const lost = Array.from(slotOfKey, (slot) => slot >= 25 && slot < 50);
    expect(Array.from(placed(down).owners, (owner) => owner === NOBODY)).toEqual(lost);
    const assigned = applyEdit(down, { kind: 'assign', id: 4, from: 25, to: 49 });
    expect(placed(assigned).owners.includes(NOBODY)).toBe(false);
  });

  it('of all leaves every key to nobody', () => {
    for (const algorithm of ALGORITHMS)
      for (const boundPercent of [null, 101]) {
        const shards = SMALL.shards.map((shard) => ({ ...shard, isDown: true }));
        const { owners, loads } = placed({ ...SMALL, algorithm, boundPercent, shards });
        expect(new Set(owners)).toEqual(new Set([NOBODY]));
        expect([...loads]).toEqual([0, 0, 0, 0]);
        expect(new Set(placed({ ...SMALL, ...equalShards(0), algorithm, boundPercent }).owners)).toEqual(
          new Set([NOBODY]),
        );
      }
  });
});

describe('limited loads', () => {
  it('are never above the cap of a live shard, and hold all keys', () => {
    const scenes = sceneAfter(anyShardEdit);
    fc.assert(
      fc.property(scenes, fc.integer({ min: 101, max: 400 }), (scene, boundPercent) => {
        const { loads, live, owners } = placed({ ...scene, boundPercent });
        const owning = new Set(live.owners);
        owning.delete(NOBODY);
        const weight = (place: number): number => must(scene.shards[place]).weight;
        const total = [...owning].reduce((sum, place) => sum + weight(place), 0);
        loads.forEach((load, place) => {
          const fair = owning.has(place) ? (300 * weight(place)) / total : 0;
          expect(load).toBeLessThanOrEqual(Math.ceil((boundPercent / 100) * fair - 1e-9));
        });
        const sum = loads.reduce((all, load) => all + load, 0);
        expect(sum).toBe(owning.size === 0 ? 0 : 300);
        expect(owners.includes(NOBODY)).toBe(owning.size === 0);
      }),
    );
  });

  it('are for the ring alone, and come with the ways of a few keys', () => {
    const bounded = must(placed({ ...SMALL, boundPercent: 101 }).bounded);
    expect(bounded.overflowed).toBeGreaterThan(8);
    expect(bounded.walks).toHaveLength(8);
    expect(placed({ ...SMALL, boundPercent: 101, algorithm: 'jump' }).bounded).toBeNull();
    expect(placed(SMALL).bounded).toBeNull();
  });
});
