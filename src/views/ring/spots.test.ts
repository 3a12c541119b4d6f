import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { applyEdit, type Edit } from '../../ring/edits';
import { hashedKeysOf, type Placement, placementOf } from '../../ring/placement';
import { PRESETS } from '../../ring/presets';
import { equalShards, type Scene } from '../../ring/scene';
import { hubSpots, spotAt } from './geometry';
import { planOf } from './plan';
import { discsMax, isOnePointEach, pointOf, spotsOf } from './spots';

const plan = planOf({ width: 600, height: 600 });
const { scene: four } = must(PRESETS.find(({ id }) => id === 'one-leaves'));
const many: Scene = { ...four, virtualNodes: 40 };

const placed = (scene: Scene, ...edits: readonly Edit[]): Placement => {
  const now = edits.reduce(applyEdit, scene);
  return placementOf(now, hashedKeysOf(now.keys, now.hash));
};

const shown = (now: Placement, before: Placement = now) =>
  spotsOf(now, before, plan).map(({ id, isGhost }) => `${id}${isGhost ? ' gone' : ''}`);

describe('discs of shards', () => {
  it('sit on the middle of the band where their one point is', () => {
    const now = placed(four, { kind: 'put', id: 3, at: 0x4000_0000 });
    const spots = spotsOf(now, now, plan);
    expect(spots.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(must(spots[2]).x).toBeCloseTo((plan.inner + plan.outer) / 2);
    expect(must(spots[2]).y).toBeCloseTo(0);
    expect(spots[0]).toMatchObject(spotAt(must(four.shards[0]).at ?? 0, (plan.inner + plan.outer) / 2));
  });

  it('stay where they were as ghosts when a shard goes, and as they are when it crashes', () => {
    const before = placed(four);
    const now = placed(four, { kind: 'remove', id: 2 });
    expect(shown(now, before)).toEqual(['2 gone', '1', '3', '4']);
    const [ghost] = spotsOf(now, before, plan);
    expect(ghost).toEqual({ ...must(spotsOf(before, before, plan)[1]), isGhost: true });
    expect(shown(placed(four, { kind: 'crash', id: 2 }), before)).toEqual(['1', '2', '3', '4']);
  });

  it('are missing without a point', () => {
    const now = placed(four, { kind: 'weigh', id: 1, weight: 0 });
    expect(shown(now)).toEqual(['2', '3', '4']);
    expect(pointOf(now, 1)).toBeNull();
  });

  it('stand evenly inside the ring otherwise, in the order of their ids, and keep their places', () => {
    const before = placed(many);
    expect(spotsOf(before, before, plan)).toEqual(
      [...hubSpots([1, 2, 3, 4], plan.hub)].map(([id, spot]) => ({ id, ...spot, isGhost: false })),
    );
    const now = placed(many, { kind: 'remove', id: 2 });
    expect(shown(now, before)).toEqual(['1', '2 gone', '3', '4']);
    for (const [index, { x, y }] of spotsOf(now, before, plan).entries())
      expect({ x, y }).toEqual(hubSpots([1, 2, 3, 4], plan.hub).get(index + 1));
  });

  it('have no ghosts when shards had more points before, since those sat elsewhere', () => {
    const now = placed(many, { kind: 'remove', id: 2 }, { kind: 'virtualNodes', count: 1 });
    expect(shown(now, placed(many))).toEqual(['1', '3', '4']);
  });

  it('are none when there would be too many, ghosts counted', () => {
    const most = placed({ ...many, ...equalShards(discsMax) });
    expect(shown(most)).toHaveLength(discsMax);
    expect(shown(placed({ ...many, ...equalShards(discsMax + 1) }))).toEqual([]);
    const other = placed(
      { ...many, ...equalShards(discsMax) },
      { kind: 'remove', id: 1 },
      { kind: 'add', weight: 1 },
    );
    expect(shown(other, most)).toEqual([]);
  });
});

describe('the point of a shard', () => {
  it('is its first on the ring, whoever owns it now', () => {
    const now = placed(four, { kind: 'put', id: 3, at: 77 });
    expect(pointOf(now, 3)).toBe(77);
    expect(pointOf(placed(four, { kind: 'put', id: 3, at: 77 }, { kind: 'crash', id: 3 }), 3)).toBe(77);
    expect(pointOf(now, 99)).toBeNull();
    const { ring } = placed(many);
    expect(pointOf(placed(many), 2)).toBe(ring.points[ring.owners.indexOf(1)]);
  });

  it('can be put by hand where it is the only one, on a ring', () => {
    expect(isOnePointEach(four)).toBe(true);
    expect(isOnePointEach(many)).toBe(false);
    expect(isOnePointEach({ ...four, algorithm: 'jump' })).toBe(false);
  });
});
