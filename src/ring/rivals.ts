/** The same keys and the same change under other algorithms, dialects and hash functions: what each would have made of it. */
import { ALGORITHMS, type Algorithm } from './algorithm';
import { HASHES, type HashName } from './hashes';
import { movesOf } from './moves';
import { type HashedKeys, hashedKeysOf, type Placement, placementOf } from './placement';
import type { Scene } from './scene';
import { maxOverMean, minOverMean } from './shares';
import { DIALECTS, type Dialect } from './types';

/** Of an algorithm, for a change from one scene to another. */
export interface AlgorithmRow {
  readonly algorithm: Algorithm;
  readonly moved: number;
  readonly betweenOld: number;
  readonly maxOverMean: number;
}

export interface DialectRow {
  readonly dialect: Dialect;
  readonly points: number;
  /** Keys that have another owner than in the dialect of the scene. */
  readonly differing: number;
}

export interface HashRow {
  readonly hash: HashName;
  /** Places on the circle that differ; a poor function puts many points on the same. */
  readonly places: number;
  readonly points: number;
  readonly maxOverMean: number;
  readonly minOverMean: number;
}

/** So many pairs of a key and a shard are placed at the most; of more keys the first ones speak for all. */
const pairsMax = 2_000_000;

/** The keys that a comparison looks at: all, or the first of them. */
export function sampleOf(keys: HashedKeys, scene: Scene): HashedKeys {
  const count = Math.max(1000, Math.floor(pairsMax / Math.max(1, scene.shards.length)));
  if (keys.keys.length <= count) return keys;
  return hashedKeysOf({ kind: 'own', keys: keys.keys.slice(0, count), missing: 0 }, keys.hash);
}

export function algorithmRows(before: Scene, after: Scene, keys: HashedKeys): AlgorithmRow[] {
  return ALGORITHMS.map((algorithm) => {
    const now = placementOf({ ...after, algorithm, boundPercent: null }, keys);
    const was = placementOf({ ...before, algorithm, boundPercent: null, hash: after.hash }, keys);
    const { moved, betweenOld } = movesOf(was, now, keys);
    return { algorithm, moved, betweenOld, maxOverMean: maxOverMean(liveLoads(now)) };
  });
}

export function dialectRows(scene: Scene, keys: HashedKeys): DialectRow[] {
  const plain: Scene = { ...scene, algorithm: 'ring', boundPercent: null };
  const own = placementOf(plain, keys);
  return DIALECTS.map((dialect) => {
    const other = dialect === scene.dialect ? own : placementOf({ ...plain, dialect }, keys);
    let differing = 0;
    for (let key = 0; key < own.owners.length; key++)
      if (own.owners[key] !== other.owners[key]) differing += 1;
    return { dialect, points: other.ring.points.length, differing };
  });
}

export function hashRows(scene: Scene, keys: HashedKeys): HashRow[] {
  return HASHES.map((hash) => {
    const other: Scene = { ...scene, algorithm: 'ring', boundPercent: null, hash };
    const hashed =
      hash === keys.hash ? keys : hashedKeysOf({ kind: 'own', keys: keys.keys, missing: 0 }, hash);
    const placement = placementOf(other, hashed);
    const loads = liveLoads(placement);
    const { points } = placement.ring;
    return {
      hash,
      points: points.length,
      places: new Set(points).size,
      maxOverMean: maxOverMean(loads),
      minOverMean: minOverMean(loads),
    };
  });
}

function liveLoads({ scene, loads }: Placement): number[] {
  return scene.shards.flatMap(({ isDown }, place) => (isDown ? [] : [loads[place] ?? 0]));
}
