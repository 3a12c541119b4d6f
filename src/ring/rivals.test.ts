import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { ALGORITHMS } from './algorithm';
import { applyEdit } from './edits';
import { HASHES } from './hashes';
import { movesOf } from './moves';
import { type HashedKeys, hashedKeysOf, placementOf } from './placement';
import { PRESETS } from './presets';
import { algorithmRows, dialectRows, hashRows, sampleOf } from './rivals';
import { equalShards, type Scene } from './scene';
import { SMALL } from './scenes.fixture';
import { DIALECTS } from './types';

const keysOf = (scene: Scene): HashedKeys => hashedKeysOf(scene.keys, scene.hash);
const BEFORE: Scene = { ...SMALL, boundPercent: 110, keys: { kind: 'packet', count: 4000, seed: 1 } };
const AFTER = applyEdit(BEFORE, { kind: 'add', weight: 1 });

describe('other algorithms', () => {
  const rows = algorithmRows(BEFORE, AFTER, keysOf(AFTER));
  const row = (algorithm: (typeof ALGORITHMS)[number]) =>
    must(rows.find((one) => one.algorithm === algorithm));

  it('are all there, each as if it had placed the keys', () => {
    expect(rows.map(({ algorithm }) => algorithm)).toEqual([...ALGORITHMS]);
    for (const { algorithm, moved, betweenOld, maxOverMean } of rows) {
      const [was, now] = [BEFORE, AFTER].map((scene) =>
        placementOf({ ...scene, algorithm, boundPercent: null }, keysOf(scene)),
      );
      const moves = movesOf(must(was), must(now), keysOf(AFTER));
      expect([moved, betweenOld]).toEqual([moves.moved, moves.betweenOld]);
      expect(maxOverMean).toBeCloseTo(Math.max(...must(now).loads) / 800, 12);
    }
  });

  it('differ in what they move: a fifth to the new shard, and modulo four fifths', () => {
    for (const algorithm of ['ring', 'jump', 'rendezvous', 'slots'] as const)
      expect(row(algorithm).betweenOld).toBe(0);
    expect(row('maglev').betweenOld).toBeGreaterThan(0);
    expect(Math.abs(row('maglev').moved / 4000 - 0.2)).toBeLessThan(0.05);
    expect(Math.abs(row('jump').moved / 4000 - 0.2)).toBeLessThan(0.02);
    expect(Math.abs(row('rendezvous').moved / 4000 - 0.2)).toBeLessThan(0.02);
    expect(Math.abs(row('modulo').moved / 4000 - 0.8)).toBeLessThan(0.02);
  });

  it('leave crashed shards out of the mean, and have none without shards', () => {
    const down = applyEdit(BEFORE, { kind: 'crash', id: 1 });
    const { loads } = placementOf({ ...down, boundPercent: null }, keysOf(down));
    const [ring] = algorithmRows(BEFORE, down, keysOf(down));
    expect(must(ring).maxOverMean).toBeCloseTo(Math.max(...loads) / (4000 / 3), 12);
    const none: Scene = { ...BEFORE, ...equalShards(0) };
    for (const { moved, maxOverMean } of algorithmRows(none, none, keysOf(none)))
      expect([moved, maxOverMean]).toEqual([0, 0]);
  });
});

describe('other dialects', () => {
  it('have the keys that they place elsewhere counted, none of them in the own one', () => {
    const keys = keysOf(SMALL);
    const own = placementOf(SMALL, keys);
    const rows = dialectRows({ ...SMALL, algorithm: 'modulo', boundPercent: 101 }, keys);
    expect(rows.map(({ dialect }) => dialect)).toEqual([...DIALECTS]);
    for (const { dialect, points, differing } of rows) {
      const other = placementOf({ ...SMALL, dialect }, keys);
      const moved = own.owners.filter((owner, key) => owner !== other.owners[key]).length;
      expect([points, differing]).toEqual([other.ring.points.length, moved]);
    }
    expect(rows[0]?.differing).toBe(0);
    expect(rows.some(({ differing }) => differing > 100)).toBe(true);
  });
});

describe('other hash functions', () => {
  const { scene } = must(PRESETS.find(({ id }) => id === 'bad-hash'));
  const rows = hashRows(scene, keysOf(scene));
  const row = (hash: (typeof HASHES)[number]) => must(rows.find((one) => one.hash === hash));

  it('are all there, with as many points each', () => {
    expect(rows.map(({ hash }) => hash)).toEqual([...HASHES]);
    for (const { points, places } of rows) {
      expect(points).toBe(800);
      expect(places).toBeLessThanOrEqual(points);
    }
  });

  it('show that a poor one puts points on each other and keys on few shards', () => {
    expect(row('md5').places).toBe(800);
    expect(row('md5').maxOverMean).toBeLessThan(1.3);
    expect(row('byte-sum').places).toBeLessThan(200);
    expect(row('djb2').maxOverMean).toBeGreaterThan(2);
    for (const { maxOverMean, minOverMean } of rows) {
      expect(maxOverMean).toBeGreaterThanOrEqual(1);
      expect(minOverMean).toBeLessThanOrEqual(1);
    }
  });
});

describe('the keys of a comparison', () => {
  it('are all of them as long as there are few pairs', () => {
    const keys = keysOf(SMALL);
    expect(sampleOf(keys, SMALL)).toBe(keys);
  });

  it('are the first ones otherwise, with the same hashes, and never fewer than 1,000', () => {
    const scene: Scene = { ...SMALL, ...equalShards(1000), keys: { kind: 'zipf', count: 5000, seed: 1 } };
    const all = keysOf(scene);
    const sample = sampleOf(all, scene);
    expect(sample.keys).toEqual(all.keys.slice(0, 2000));
    expect(sample.hashes).toEqual(all.hashes.slice(0, 2000));
    expect(
      sampleOf(all, { ...scene, shards: [...scene.shards, ...scene.shards, ...scene.shards] }).keys,
    ).toHaveLength(1000);
    expect(sampleOf(all, { ...scene, shards: [] })).toBe(all);
  });
});
