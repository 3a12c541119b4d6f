import { describe, expect, it } from 'vitest';
import { applyEdit } from './edits';
import { hashedKeysOf, placementOf } from './placement';
import { PRESETS } from './presets';
import type { Scene } from './scene';
import { maxOverMean } from './shares';
import { trafficOf } from './traffic';

const hot = PRESETS.find(({ id }) => id === 'hot-key')?.scene as Scene;
const keys = hashedKeysOf(hot.keys, hot.hash);
const total = [...(keys.traffic ?? [])].reduce((sum, count) => sum + count, 0);

function loadsOf(scene: Scene): number[] {
  return [...trafficOf(placementOf(scene, keys), keys).loads];
}

describe('traffic', () => {
  it('is all there, whatever the copies', () => {
    for (const copies of [1, 2, 3])
      expect(loadsOf({ ...hot, copies }).reduce((sum, load) => sum + load, 0)).toBeCloseTo(total, 6);
  });

  it('of the hottest key stays with one shard, however many virtual nodes there are', () => {
    for (const virtualNodes of [40, 160, 400]) {
      const hottest = keys.traffic?.[0] ?? 0;
      expect(Math.max(...loadsOf({ ...hot, virtualNodes }))).toBeGreaterThanOrEqual(hottest);
    }
  });

  it('is evener with copies', () => {
    expect(maxOverMean(loadsOf({ ...hot, copies: 3 }))).toBeLessThan(maxOverMean(loadsOf(hot)));
  });

  it('never exceeds the limit', () => {
    const scene = applyEdit(hot, { kind: 'bound', percent: 110 });
    const { loads, cap } = trafficOf(placementOf(scene, keys), keys);
    expect(cap).toBe(Math.ceil((1.1 * total) / 5));
    expect(Math.max(...loads)).toBeLessThanOrEqual(cap ?? 0);
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(total);
  });

  it('without hot keys is the number of keys', () => {
    const plain = hashedKeysOf({ kind: 'wechat', count: 100, seed: 1 }, 'md5');
    const placement = placementOf(hot, plain);
    expect([...trafficOf(placement, plain).loads]).toEqual([...placement.loads]);
  });
});
