/** Where the discs of shards stand. */
import type { Placement } from '../../ring/placement';
import type { Scene } from '../../ring/scene';
import { hubSpots, type Spot, spotAt } from './geometry';
import type { Plan } from './plan';

export interface ShardSpot extends Spot {
  readonly id: number;
  /** Not there any more: shown dashed where it was. */
  readonly isGhost: boolean;
}

/** More discs than this would cover each other; then the list of shards alone names them. */
export const discsMax = 26;

/**
 * With one point each, shards sit on the band where their points are; otherwise evenly inside the ring, those that have gone keeping
 * their places. Empty when there are too many.
 */
export function spotsOf(now: Placement, before: Placement, plan: Plan): ShardSpot[] {
  const here = new Set(now.scene.shards.map(({ id }) => id));
  const gone = before.scene.shards.filter(({ id }) => !here.has(id));
  if (here.size + gone.length > discsMax) return [];
  if (isOnePointEach(now.scene)) {
    const ghosts = isOnePointEach(before.scene) ? onBand(before, plan).filter(({ id }) => !here.has(id)) : [];
    return [...ghosts.map((spot) => ({ ...spot, isGhost: true })), ...onBand(now, plan)];
  }
  const ids = [...now.scene.shards, ...gone].map(({ id }) => id).sort((a, b) => a - b);
  const ghosts = new Set(gone.map(({ id }) => id));
  return [...hubSpots(ids, plan.hub)].map(([id, spot]) => ({ id, ...spot, isGhost: ghosts.has(id) }));
}

/** Whether shards can be put somewhere by hand. */
export function isOnePointEach({ virtualNodes, algorithm }: Scene): boolean {
  return virtualNodes === 1 && algorithm === 'ring';
}

/** Where the first point of a shard lies; `null`: it has none. */
export function pointOf({ scene, ring }: Placement, id: number): number | null {
  const point = ring.owners.indexOf(scene.shards.findIndex((shard) => shard.id === id));
  return ring.points[point] ?? null;
}

function onBand(placement: Placement, plan: Plan): ShardSpot[] {
  const radius = (plan.inner + plan.outer) / 2;
  return placement.scene.shards.flatMap(({ id }) => {
    const hash = pointOf(placement, id);
    return hash === null ? [] : [{ id, ...spotAt(hash, radius), isGhost: false }];
  });
}
