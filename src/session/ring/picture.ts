/** From the state of the ring page to what its views show. What has not changed is not worked out again. */
import { type Moves, movesOf } from '../../ring/moves';
import { type HashedKeys, hashedKeysOf, type Placement, placementOf } from '../../ring/placement';
import type { Scene } from '../../ring/scene';
import type { RingApi, RingState } from './ringStore';

export interface RingPicture {
  readonly keys: HashedKeys;
  readonly now: Placement;
  /** The same keys where the moment that is compared with would have put them. */
  readonly before: Placement;
  readonly moves: Moves;
}

/** Pictures of one page: a function of its state, with the last results kept. */
export type Painter = (state: Pick<RingState, 'scene' | 'base'>) => RingPicture;

export function createPainter(): Painter {
  const keySets = latest(4, (scene: Scene) => hashedKeysOf(scene.keys, scene.hash), isSameKeys);
  const before = createPlacer();
  const now = createPlacer();
  let last: { scene: Scene; base: Scene; picture: RingPicture } | null = null;
  return ({ scene, base }) => {
    if (last?.scene === scene && last.base === base) return last.picture;
    const keys = keySets(scene);
    const earlier = keySets({ ...base, keys: scene.keys });
    const was = before(base, earlier);
    const is = now(scene, keys);
    const picture = { keys, now: is, before: was, moves: movesOf(was, is, keys, earlier.hashes) };
    last = { scene, base, picture };
    return picture;
  };
}

/** Places the keys of one line of scenes, each near the one before. */
function createPlacer(): (scene: Scene, keys: HashedKeys) => Placement {
  let last: { scene: Scene; keys: HashedKeys; placement: Placement } | null = null;
  return (scene, keys) => {
    if (last?.scene === scene && last.keys === keys) return last.placement;
    const placement = placementOf(scene, keys, last?.placement.ring ?? null);
    last = { scene, keys, placement };
    return placement;
  };
}

function isSameKeys(a: Scene, b: Scene): boolean {
  return a.keys === b.keys && a.hash === b.hash;
}

/** Remembers the latest results of a function. */
function latest<A, R>(
  count: number,
  make: (input: A) => R,
  isSame: (a: A, b: A) => boolean,
): (input: A) => R {
  const kept: { input: A; result: R }[] = [];
  return (input) => {
    const known = kept.find((entry) => isSame(entry.input, input));
    if (known) return known.result;
    const result = make(input);
    kept.unshift({ input, result });
    kept.length = Math.min(kept.length, count);
    return result;
  };
}

const painters = new WeakMap<RingApi, Painter>();

/** The picture of the present state. */
export function pictureOf(api: RingApi): RingPicture {
  const painter = painters.get(api) ?? createPainter();
  painters.set(api, painter);
  return painter(api.getState());
}
