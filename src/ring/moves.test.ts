import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { ALGORITHMS, type Algorithm } from './algorithm';
import { applyEdit, type Edit } from './edits';
import { type Moves, movesOf } from './moves';
import { hashedKeysOf, placementOf } from './placement';
import { PRESETS } from './presets';
import { equalShards, type Scene } from './scene';
import { afterEdits, anyEdit, SMALL, sceneAfter } from './scenes.fixture';

/** What the keys of the later scene do. */
function between(before: Scene, after: Scene): Moves {
  const keys = hashedKeysOf(after.keys, after.hash);
  const earlier = hashedKeysOf(after.keys, before.hash);
  return movesOf(placementOf(before, earlier), placementOf(after, keys), keys, earlier.hashes);
}

const of = (edit: Edit, change: Partial<Scene> = {}): Moves => {
  const scene = { ...SMALL, ...change };
  return between(scene, applyEdit(scene, edit));
};

/** The id of the owner of each key, 0 for nobody. */
function ownerIds(scene: Scene, after: Scene): number[] {
  const keys = hashedKeysOf(after.keys, scene.hash);
  return Array.from(placementOf(scene, keys).owners, (place) => scene.shards[place]?.id ?? 0);
}

const liveIds = ({ shards }: Scene): number[] => shards.flatMap(({ id, isDown }) => (isDown ? [] : [id]));

const twoScenes = fc
  .tuple(sceneAfter(anyEdit, 6), fc.array(anyEdit, { maxLength: 4 }))
  .map(([before, edits]): readonly [Scene, Scene] => {
    // A table of Maglev's takes too long to be made for hundreds of pairs.
    const quick = (scene: Scene): Scene =>
      scene.algorithm === 'maglev' ? { ...scene, algorithm: 'rendezvous' } : scene;
    return [quick(before), quick(afterEdits(before, edits))];
  });

describe('keys that move', () => {
  it('count in one of three ways each, by a count by hand', () => {
    fc.assert(
      fc.property(twoScenes, ([before, after]) => {
        const { moved, toNew, fromGone, betweenOld, flags } = between(before, after);
        const [was, is] = [ownerIds(before, after), ownerIds(after, after)];
        const [old, now] = [liveIds(before), liveIds(after)];
        const hand = { moved: 0, toNew: 0, fromGone: 0, betweenOld: 0 };
        was.forEach((from, key) => {
          const to = must(is[key]);
          expect(flags[key]).toBe(from === to ? 0 : 1);
          if (from === to) return;
          hand.moved += 1;
          if (now.includes(to) && !old.includes(to)) hand.toNew += 1;
          else if (old.includes(to) && now.includes(from)) hand.betweenOld += 1;
          else hand.fromGone += 1;
        });
        expect({ moved, toNew, fromGone, betweenOld }).toEqual(hand);
        expect(toNew + fromGone + betweenOld).toBe(moved);
      }),
    );
  });

  it('flow from shard to shard, largest first, and all of them do', () => {
    fc.assert(
      fc.property(twoScenes, ([before, after]) => {
        const { moved, flows } = between(before, after);
        const [was, is] = [ownerIds(before, after), ownerIds(after, after)];
        expect(flows.reduce((sum, { count }) => sum + count, 0)).toBe(moved);
        for (const { from, to, count } of flows) {
          expect(from).not.toBe(to);
          expect(was.filter((id, key) => id === from && is[key] === to)).toHaveLength(count);
        }
        const counts = flows.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        expect(new Set(flows.map(({ from, to }) => `${from} ${to}`)).size).toBe(flows.length);
      }),
    );
  });

  it('are none when nothing changes, or only the weight unit', () => {
    expect(between(SMALL, SMALL)).toMatchObject({ moved: 0, ideal: 0, modulo: 0, flows: [] });
    const heavier = { ...SMALL, shards: SMALL.shards.map((shard) => ({ ...shard, weight: 7 })) };
    expect(between(SMALL, heavier)).toMatchObject({ moved: 0, ideal: 0 });
  });

  it('are only those of a shard that goes or crashes, on the ring', () => {
    for (const kind of ['remove', 'crash'] as const) {
      const moves = of({ kind, id: 3 });
      expect(moves).toMatchObject({ toNew: 0, betweenOld: 0, fromGone: moves.moved });
      expect(new Set(moves.flows.map(({ from }) => from))).toEqual(new Set([3]));
      expect(moves.moved).toBe(ownerIds(SMALL, SMALL).filter((id) => id === 3).length);
    }
  });

  it('go to nobody, and come back from there, when slots lose their shard', () => {
    const slots: Scene = { ...SMALL, algorithm: 'slots' };
    const down = applyEdit(slots, { kind: 'crash', id: 2 });
    const lost = between(slots, down);
    expect(lost).toMatchObject({ toNew: 0, betweenOld: 0, fromGone: lost.moved });
    expect(lost.flows).toEqual([{ from: 2, to: 0, count: lost.moved }]);
    const back = between(down, slots);
    expect(back).toMatchObject({ moved: lost.moved, toNew: lost.moved, fromGone: 0 });
    const assigned = between(down, applyEdit(down, { kind: 'assign', id: 1, from: 25, to: 49 }));
    expect(assigned).toMatchObject({ moved: lost.moved, toNew: 0, fromGone: lost.moved, betweenOld: 0 });
    expect(assigned.flows).toEqual([{ from: 0, to: 1, count: lost.moved }]);
  });

  it('to the first shard of all come to a new one', () => {
    const none: Scene = { ...SMALL, ...equalShards(0) };
    expect(between(none, SMALL)).toMatchObject({ moved: 300, toNew: 300, modulo: 300, ideal: 300 });
    expect(between(SMALL, none)).toMatchObject({ moved: 300, fromGone: 300, modulo: 300, ideal: 0 });
    expect(between(none, none)).toMatchObject({ moved: 0, modulo: 0, ideal: 0 });
  });

  it('have no flows when there are too many shards to draw them', () => {
    const many: Scene = { ...SMALL, ...equalShards(63), virtualNodes: 1 };
    const shown = between(many, applyEdit(many, { kind: 'remove', id: 1 }));
    const hidden = between({ ...many, ...equalShards(64) }, many);
    expect(shown.flows.length > 0 || shown.moved === 0).toBe(true);
    expect(hidden.flows).toEqual([]);
  });
});

describe('the least that has to move', () => {
  it('is one part of n + 1 when a shard joins n equal ones, or leaves n + 1', () => {
    for (let count = 1; count <= 40; count++) {
      const before: Scene = { ...SMALL, ...equalShards(count), virtualNodes: 1 };
      const after = applyEdit(before, { kind: 'add', weight: 1 });
      expect(between(before, after).ideal).toBeCloseTo(300 / (count + 1), 9);
      expect(between(after, before).ideal).toBeCloseTo(300 / (count + 1), 9);
    }
  });

  it('goes by weights, and counts a crashed shard as gone', () => {
    expect(of({ kind: 'add', weight: 4 }).ideal).toBeCloseTo(150, 9);
    expect(of({ kind: 'weigh', id: 1, weight: 0 }).ideal).toBeCloseTo(75, 9);
    expect(of({ kind: 'crash', id: 1 }).ideal).toBeCloseTo(75, 9);
    expect(of({ kind: 'add', weight: 0 }).ideal).toBe(0);
  });
});

describe('what modulo would move', () => {
  it('is counted key by key, by the hashes that were and are', () => {
    fc.assert(
      fc.property(twoScenes, ([before, after]) => {
        const ids = (scene: Scene): number[] => {
          const live = liveIds(scene);
          const { hashes } = hashedKeysOf(after.keys, scene.hash);
          return Array.from(hashes, (hash) => live[hash % live.length] ?? 0);
        };
        const was = ids(before);
        const moved = ids(after).filter((id, key) => id !== was[key]).length;
        expect(between(before, after).modulo).toBe(moved);
      }),
    );
  });

  it('is about three quarters of the keys when four shards get another hash function', () => {
    expect(of({ kind: 'hash', hash: 'md5' }).modulo / 300).toBeCloseTo(0.75, 1);
  });
});

describe('a fifth shard for 20,000 red packets', () => {
  const { scene } = must(PRESETS.find(({ id }) => id === 'ring-slots-modulo'));
  const added = (algorithm: Algorithm): Moves => {
    const before: Scene = { ...scene, algorithm };
    return between(before, applyEdit(before, { kind: 'add', weight: 1 }));
  };

  it('takes a fifth on the ring, all to the new shard', () => {
    const { moved, toNew, betweenOld, modulo, ideal } = added('ring');
    expect([toNew, betweenOld, ideal]).toEqual([moved, 0, 4000]);
    expect(Math.abs(moved / 20_000 - 0.2)).toBeLessThan(0.03);
    expect(Math.abs(modulo / 20_000 - 0.8)).toBeLessThan(0.01);
  });

  it('takes four fifths under modulo, most of them between old shards', () => {
    const { moved, modulo, betweenOld, toNew } = added('modulo');
    expect(moved).toBe(modulo);
    expect(Math.abs(toNew / 20_000 - 0.2)).toBeLessThan(0.01);
    expect(Math.abs(betweenOld / 20_000 - 0.6)).toBeLessThan(0.01);
  });

  it('takes the keys of exactly 20 slots', () => {
    const { moved, toNew, betweenOld, flags } = added('slots');
    const { slots } = hashedKeysOf(scene.keys, scene.hash);
    const touched = new Set([...slots].filter((_, key) => flags[key] === 1));
    expect(touched.size).toBe(20);
    expect(moved).toBe(slots.filter((slot) => touched.has(slot)).length);
    expect([toNew, betweenOld]).toEqual([moved, 0]);
    expect(Math.abs(moved / 20_000 - 0.2)).toBeLessThan(0.01);
  });

  it.each(ALGORITHMS)('moves at least about a fifth whatever places them: %s', (algorithm) => {
    const { moved } = added(algorithm);
    expect(moved / 20_000).toBeGreaterThan(0.17);
  });
});
