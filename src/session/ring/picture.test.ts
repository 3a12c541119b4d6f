import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesOf } from '../../ring/moves';
import { hashedKeysOf, placementOf } from '../../ring/placement';
import type { Scene } from '../../ring/scene';
import { afterEdits, anyEdit, SMALL } from '../../ring/scenes.fixture';
import { createPainter, pictureOf, type RingPicture } from './picture';
import { createRingStore } from './ringStore';

/** The same from nothing. */
function painted(scene: Scene, base: Scene): RingPicture {
  const keys = hashedKeysOf(scene.keys, scene.hash);
  const earlier = hashedKeysOf(scene.keys, base.hash);
  const now = placementOf(scene, keys);
  const before = placementOf(base, earlier);
  return { keys, now, before, moves: movesOf(before, now, keys, earlier.hashes) };
}

describe('a picture', () => {
  it('is the same whatever was painted before', () => {
    const slow = (scene: Scene): Scene =>
      scene.algorithm === 'maglev' ? { ...scene, algorithm: 'jump' } : scene;
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 12 }),
        fc.array(fc.nat(12), { maxLength: 10 }),
        (edits, visits) => {
          const paint = createPainter();
          const scenes = Array.from({ length: 13 }, (_, count) =>
            slow(afterEdits(SMALL, edits.slice(0, count))),
          );
          for (const visit of visits) {
            const [scene = SMALL, base = SMALL] = [scenes[visit], scenes[Math.max(0, visit - 1)]];
            expect(paint({ scene, base })).toEqual(painted(scene, base));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('compares the keys of now under either hash function', () => {
    const base: Scene = { ...SMALL, keys: { kind: 'alipay', count: 10, seed: 1 } };
    const scene = afterEdits(SMALL, [{ kind: 'hash', hash: 'md5' }]);
    const { keys, before, moves } = createPainter()({ scene, base });
    expect(keys.keys).toHaveLength(300);
    expect(before.owners).toEqual(placementOf(SMALL, hashedKeysOf(SMALL.keys, SMALL.hash)).owners);
    expect(moves.modulo).toBeGreaterThan(150);
  });

  it('is painted once for each state, and keeps what has not changed', () => {
    const api = createRingStore();
    const first = pictureOf(api);
    api.getState().point(12);
    expect(pictureOf(api)).toBe(first);
    api.getState().edit({ kind: 'crash', id: 1 });
    const second = pictureOf(api);
    expect(second).not.toBe(first);
    expect(second.keys).toBe(first.keys);
    api.getState().compare(0);
    expect(pictureOf(api).now).toBe(second.now);
  });

  it('belongs to one page', () => {
    const [one, other] = [createRingStore(), createRingStore()];
    other.getState().edit({ kind: 'remove', id: 1 });
    expect(pictureOf(other).now.scene.shards).toHaveLength(3);
    expect(pictureOf(one).now.scene.shards).toHaveLength(4);
  });
});
