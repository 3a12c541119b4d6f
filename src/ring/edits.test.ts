import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { ALGORITHMS } from './algorithm';
import { applyEdit, type Edit, type EditRefusal, refusalOf, replaces } from './edits';
import { hashedKeysOf, placementOf } from './placement';
import { equalShards, LIMITS, labelOf, letterOf, optionsOf, type Scene, serversOf } from './scene';
import { afterEdits, anyEdit, anyShardEdit, SMALL, sceneAfter } from './scenes.fixture';
import { SLOTS, type SlotTable } from './slots';

const one: Scene = { ...SMALL, ...equalShards(1) };
const full: Scene = { ...SMALL, ...equalShards(LIMITS.shards) };
const down = applyEdit(SMALL, { kind: 'crash', id: 2 });

/** The place in the list of shards that has each slot. */
function holders(table: SlotTable): number[] {
  return table.flatMap(({ from, to, server }) => new Array<number>(to - from + 1).fill(server));
}

/** The id of the shard that has each slot, which stays when shards before it go. */
function holderIds({ slotTable, shards }: Scene): number[] {
  return holders(slotTable).map((place) => must(shards[place]).id);
}

function changedSlots(before: Scene, now: Scene): number[] {
  const [was, is] = [holderIds(before), holderIds(now)];
  return is.flatMap((id, slot) => (id === was[slot] ? [] : [slot]));
}

const keysOf = (scene: Scene) => hashedKeysOf(scene.keys, scene.hash);
const ownerIds = (scene: Scene): number[] =>
  Array.from(placementOf(scene, keysOf(scene)).owners, (place) => scene.shards[place]?.id ?? 0);

const REFUSED: readonly (readonly [EditRefusal, Scene, Edit])[] = [
  ['too-many', full, { kind: 'add', weight: 1 }],
  ...[-1, 0.5, 1001, Number.NaN, Number.POSITIVE_INFINITY].flatMap((weight) => [
    ['out-of-range', SMALL, { kind: 'add', weight }] as const,
    ['out-of-range', SMALL, { kind: 'weigh', id: 1, weight }] as const,
  ]),
  ...(['remove', 'crash', 'recover'] as const).map(
    (kind) => ['no-such-shard', SMALL, { kind, id: 5 }] as const,
  ),
  ['no-such-shard', SMALL, { kind: 'weigh', id: 0, weight: 1 }],
  ['no-such-shard', SMALL, { kind: 'put', id: 5, at: 1 }],
  ['no-such-shard', SMALL, { kind: 'assign', id: 5, from: 0, to: 1 }],
  ['no-such-shard', { ...SMALL, ...equalShards(0) }, { kind: 'assign', id: 1, from: 0, to: 1 }],
  ['is-down', down, { kind: 'crash', id: 2 }],
  ['is-up', SMALL, { kind: 'recover', id: 2 }],
  ...[-1, 0.5, 0x1_0000_0000].map((at) => ['out-of-range', SMALL, { kind: 'put', id: 1, at }] as const),
  ...[
    [2, 1],
    [-1, 4],
    [0, 100],
    [0.5, 3],
  ].map(([from = 0, to = 0]) => ['out-of-range', SMALL, { kind: 'assign', id: 1, from, to }] as const),
  ...[-1, LIMITS.shards + 1, 1.5].map((count) => ['out-of-range', SMALL, { kind: 'shards', count }] as const),
  ...[0, 401, 2.5].map((count) => ['out-of-range', SMALL, { kind: 'virtualNodes', count }] as const),
  ...[0, 4].map((count) => ['out-of-range', SMALL, { kind: 'copies', count }] as const),
  ...[0, 100, 401, 120.5].map((percent) => ['out-of-range', SMALL, { kind: 'bound', percent }] as const),
  ...[-1, 100_001, 0.5].map(
    (count) => ['out-of-range', SMALL, { kind: 'keys', keys: { kind: 'wechat', count, seed: 1 } }] as const,
  ),
  ...[-1, 10_000, 0.5].map(
    (seed) => ['out-of-range', SMALL, { kind: 'keys', keys: { kind: 'zipf', count: 5, seed } }] as const,
  ),
  ...[-1, 0.5, 100_000].map(
    (missing) =>
      ['out-of-range', SMALL, { kind: 'keys', keys: { kind: 'own', keys: ['a'], missing } }] as const,
  ),
];

const POSSIBLE: readonly Edit[] = [
  { kind: 'add', weight: 0 },
  { kind: 'add', weight: LIMITS.weight },
  { kind: 'put', id: 1, at: 0xffff_ffff },
  { kind: 'assign', id: 1, from: 99, to: 99 },
  { kind: 'shards', count: 0 },
  { kind: 'shards', count: LIMITS.shards },
  { kind: 'virtualNodes', count: LIMITS.virtualNodes },
  { kind: 'copies', count: LIMITS.copies },
  { kind: 'bound', percent: 101 },
  { kind: 'bound', percent: 400 },
  { kind: 'bound', percent: null },
  { kind: 'keys', keys: { kind: 'packet', count: LIMITS.keys, seed: LIMITS.seed } },
  { kind: 'keys', keys: { kind: 'own', keys: [], missing: LIMITS.keys } },
  { kind: 'dialect', dialect: 'absolute' },
];

describe('edits that mean nothing', () => {
  it.each(REFUSED)('are refused: %s', (refusal, scene, edit) => {
    expect(refusalOf(scene, edit)).toBe(refusal);
    expect(applyEdit(scene, edit)).toBe(scene);
  });

  it.each(POSSIBLE)('begin beyond what is possible: $kind', (edit) => {
    expect(refusalOf(SMALL, edit)).toBeNull();
  });

  it('leave the very same scene, and others do not touch the one before', () => {
    fc.assert(
      fc.property(sceneAfter(anyEdit), anyEdit, (scene, edit) => {
        const copy = structuredClone(scene);
        const next = applyEdit(scene, edit);
        expect(next === scene).toBe(refusalOf(scene, edit) !== null);
        expect(scene).toEqual(copy);
      }),
    );
  });
});

describe('shards', () => {
  it('get ids that were never used, unless all are replaced', () => {
    const scene = afterEdits(SMALL, [
      { kind: 'add', weight: 2 },
      { kind: 'remove', id: 5 },
      { kind: 'add', weight: 3 },
    ]);
    expect(scene.shards.map(({ id }) => id)).toEqual([1, 2, 3, 4, 6]);
    expect(scene.shards.at(-1)).toEqual({ id: 6, weight: 3, at: null, isDown: false });
    expect(applyEdit(scene, { kind: 'shards', count: 2 })).toMatchObject(equalShards(2));
  });

  it('are distinct, below the next id, and share all 100 slots, whatever is done', () => {
    fc.assert(
      fc.property(sceneAfter(anyEdit, 25), ({ shards, nextId, slotTable }) => {
        const ids = shards.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(Math.max(0, ...ids)).toBeLessThan(nextId);
        const slots = holders(slotTable);
        expect(slots).toHaveLength(shards.length === 0 ? 0 : SLOTS);
        for (const place of slots) expect(shards[place]).toBeDefined();
      }),
    );
  });

  it('are called A to Z, AA, AB …, and by a host and a port', () => {
    expect([0, 1, 26, 27, 52, 53, 702, 703, 1000].map(letterOf)).toEqual([
      '',
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'ALL',
    ]);
    expect(labelOf(28)).toBe('shard-ab:11211');
    expect(new Set(Array.from({ length: 1000 }, (_, index) => letterOf(index + 1))).size).toBe(1000);
  });

  it('keep their points when they crash, and take them along when they go', () => {
    const points = (scene: Scene) => placementOf(scene, keysOf(scene)).ring.owners;
    expect(points(down)).toEqual(points(SMALL));
    expect(serversOf(down)).toEqual(serversOf(SMALL));
    expect(points(applyEdit(SMALL, { kind: 'remove', id: 2 })).length).toBeLessThan(points(SMALL).length);
    expect(applyEdit(down, { kind: 'recover', id: 2 })).toEqual(SMALL);
  });

  it.each(ALGORITHMS.filter((algorithm) => algorithm !== 'slots'))(
    'that were added and removed again leave everybody his keys: %s',
    (algorithm) => {
      const keys = { kind: 'wechat', count: 60, seed: 3 } as const;
      const scenes = sceneAfter(anyShardEdit).map((scene): Scene => ({ ...scene, algorithm, keys }));
      fc.assert(
        fc.property(scenes, fc.integer({ min: 0, max: 4 }), (scene, weight) => {
          const there = applyEdit(scene, { kind: 'add', weight });
          const back = applyEdit(there, { kind: 'remove', id: scene.nextId });
          expect(back.shards).toEqual(scene.shards);
          expect(ownerIds(back)).toEqual(ownerIds(scene));
        }),
        { numRuns: algorithm === 'maglev' ? 10 : 50 },
      );
    },
  );

  it('heed where a person put their point as long as they have one only', () => {
    const put = afterEdits(SMALL, [{ kind: 'put', id: 3, at: 77 }]);
    expect(serversOf(put)).toEqual(serversOf(SMALL));
    const single = applyEdit(put, { kind: 'virtualNodes', count: 1 });
    expect(serversOf(single)[2]).toEqual({ label: 'shard-c:11211', weight: 1, at: 77 });
    const back = applyEdit(single, { kind: 'put', id: 3, at: null });
    expect(serversOf(back)).toEqual(serversOf(SMALL));
    expect(optionsOf(back)).toEqual({ dialect: 'libketama', hash: 'fnv1a-mixed', pointsPerServer: 1 });
  });
});

describe('slots', () => {
  it('go to a fifth shard of five, 20 of them, five from each', () => {
    const more = applyEdit(SMALL, { kind: 'add', weight: 1 });
    const moved = changedSlots(SMALL, more);
    expect(moved).toHaveLength(20);
    const from = moved.map((slot) => holderIds(SMALL)[slot]);
    for (const id of [1, 2, 3, 4]) expect(from.filter((giver) => giver === id)).toHaveLength(5);
    expect(new Set(moved.map((slot) => holderIds(more)[slot]))).toEqual(new Set([5]));
  });

  it('move only to a shard that comes, and only from one that goes', () => {
    fc.assert(
      fc.property(sceneAfter(anyShardEdit), fc.nat(), (scene, which) => {
        const { shards, nextId } = scene;
        fc.pre(shards.length > 0);
        const more = applyEdit(scene, { kind: 'add', weight: 1 });
        const got = holderIds(more).flatMap((id, slot) => (id === nextId ? [slot] : []));
        expect(changedSlots(scene, more)).toEqual(got);
        expect(got).toHaveLength(Math.round(SLOTS / (shards.length + 1)));
        fc.pre(shards.length > 1);
        const { id } = must(shards[which % shards.length]);
        const had = holderIds(scene).flatMap((holder, slot) => (holder === id ? [slot] : []));
        expect(changedSlots(scene, applyEdit(scene, { kind: 'remove', id }))).toEqual(had);
      }),
    );
  });

  it('change by the operator as far as he says, and stay when a shard crashes or weighs more', () => {
    const assigned = applyEdit(SMALL, { kind: 'assign', id: 4, from: 10, to: 29 });
    expect(holderIds(assigned).slice(9, 31)).toEqual([1, ...new Array<number>(20).fill(4), 2]);
    expect(changedSlots(SMALL, assigned)).toEqual(Array.from({ length: 20 }, (_, index) => index + 10));
    expect(down.slotTable).toBe(SMALL.slotTable);
    expect(applyEdit(SMALL, { kind: 'weigh', id: 1, weight: 9 }).slotTable).toBe(SMALL.slotTable);
    expect(applyEdit(one, { kind: 'remove', id: 1 }).slotTable).toEqual([]);
  });
});

describe('settings', () => {
  it.each([
    [{ kind: 'algorithm', algorithm: 'maglev' }, { algorithm: 'maglev' }],
    [{ kind: 'virtualNodes', count: 3 }, { virtualNodes: 3 }],
    [{ kind: 'dialect', dialect: 'uhashring' }, { dialect: 'uhashring' }],
    [{ kind: 'hash', hash: 'djb2' }, { hash: 'djb2' }],
    [{ kind: 'copies', count: 3 }, { copies: 3 }],
    [{ kind: 'bound', percent: 125 }, { boundPercent: 125 }],
    [
      { kind: 'keys', keys: { kind: 'alipay', count: 9, seed: 2 } },
      { keys: { kind: 'alipay', count: 9, seed: 2 } },
    ],
  ] as readonly (readonly [Edit, Partial<Scene>])[])('change one thing: %o', (edit, change) => {
    expect(applyEdit(SMALL, edit)).toEqual({ ...SMALL, ...change });
  });
});

describe('an edit right after another', () => {
  const weigh = (id: number, weight: number): Edit => ({ kind: 'weigh', id, weight });
  const put = (id: number, at: number): Edit => ({ kind: 'put', id, at });

  it('takes its place when it says the same with another number', () => {
    expect(replaces(weigh(1, 3), weigh(1, 2))).toBe(true);
    expect(replaces(put(1, 3), put(1, 2))).toBe(true);
    expect(replaces({ kind: 'virtualNodes', count: 3 }, { kind: 'virtualNodes', count: 2 })).toBe(true);
    expect(replaces({ kind: 'bound', percent: null }, { kind: 'bound', percent: 120 })).toBe(true);
    expect(replaces({ kind: 'shards', count: 3 }, { kind: 'shards', count: 2 })).toBe(true);
  });

  it('does not when it is about another shard, of another kind, or a thing of its own', () => {
    expect(replaces(weigh(1, 3), weigh(2, 3))).toBe(false);
    expect(replaces(put(1, 3), put(2, 3))).toBe(false);
    expect(replaces(weigh(1, 3), put(1, 3))).toBe(false);
    expect(replaces({ kind: 'add', weight: 1 }, { kind: 'add', weight: 1 })).toBe(false);
    expect(replaces({ kind: 'crash', id: 1 }, { kind: 'crash', id: 1 })).toBe(false);
  });

  it('would have been possible without the one that it replaces', () => {
    fc.assert(
      fc.property(sceneAfter(anyEdit), anyEdit, anyEdit, (scene, last, next) => {
        fc.pre(replaces(next, last));
        const now = applyEdit(scene, last);
        if (refusalOf(now, next) === null) expect(refusalOf(scene, next)).toBeNull();
      }),
    );
  });
});
