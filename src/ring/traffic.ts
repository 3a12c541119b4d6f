/** How often each shard is asked, when some keys are asked for more often than others. */
import { placeBounded } from './bounded';
import type { HashedKeys, Placement } from './placement';
import { preferenceList } from './preference';
import { NOBODY } from './types';

export interface Traffic {
  /** Requests at each shard of the scene; need not be whole. */
  readonly loads: Float64Array;
  /** The most requests that a shard takes; `null`: no limit. */
  readonly cap: number | null;
}

/** More requests are not placed one by one; each then stands for several. */
const requestsMax = 200_000;

/**
 * Requests by the traffic of the keys. With copies, those for a key are spread evenly over the shards that keep one. With a limit, each
 * request is placed by itself, since that is what load balancers do: one that finds its shard full goes on to the next.
 */
export function trafficOf(placement: Placement, keys: HashedKeys): Traffic {
  const { scene, bounded } = placement;
  const { traffic } = keys;
  if (traffic === null) return { loads: Float64Array.from(placement.loads), cap: null };
  if (bounded !== null) return limited(placement, keys, traffic);
  const loads = new Float64Array(placement.loads.length);
  const hasCopies = scene.copies > 1 && scene.algorithm === 'ring';
  for (let key = 0; key < traffic.length; key++) {
    const count = traffic[key] ?? 0;
    const owner = placement.owners[key] ?? NOBODY;
    const keepers = hasCopies
      ? preferenceList(placement.live, keys.hashes[key] ?? 0, scene.copies).servers
      : [owner];
    for (const keeper of keepers)
      if (keeper < loads.length) loads[keeper] = (loads[keeper] ?? 0) + count / keepers.length;
  }
  return { loads, cap: null };
}

function limited(placement: Placement, { hashes }: HashedKeys, traffic: Uint32Array): Traffic {
  const total = traffic.reduce((sum, count) => sum + count, 0);
  const each = Math.max(1, Math.ceil(total / requestsMax));
  const c = (placement.scene.boundPercent ?? 100) / 100;
  const placed = placeBounded(placement.live, requestsOf(hashes, traffic, each), { c, of: 'all' });
  return {
    loads: Float64Array.from(placed.loads, (load) => load * each),
    cap: Math.max(...placed.caps) * each,
  };
}

/** One hash a request, the keys taking turns, so that no key finds the ring empty. */
function requestsOf(hashes: Uint32Array, traffic: Uint32Array, each: number): Uint32Array {
  const rest = traffic.map((count) => Math.ceil(count / each));
  const requests = new Uint32Array(rest.reduce((sum, count) => sum + count, 0));
  let asking = Array.from(rest.keys()).filter((key) => rest[key] !== 0);
  let at = 0;
  while (asking.length > 0) {
    for (const key of asking) {
      requests[at++] = hashes[key] ?? 0;
      rest[key] = (rest[key] ?? 1) - 1;
    }
    asking = asking.filter((key) => rest[key] !== 0);
  }
  return requests;
}
