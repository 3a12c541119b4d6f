/** Which servers keep the copies of a key. */
import { placeOf } from './lookUp';
import { NOBODY, type Ring } from './types';

export interface Preference {
  /** The first `count` different servers clockwise from the hash, nearest first; fewer when fewer have points. */
  readonly servers: number[];
  /** Every point on the way to the last of them. `isSkipped`: of a server that was met before. */
  readonly walk: { readonly point: number; readonly owner: number; readonly isSkipped: boolean }[];
}

/**
 * Dynamo's preference list (DeCandia et al. 2007, section 4.3): the points of one server follow each other often, so the walk skips
 * those of servers that it has. The list for fewer copies is the beginning of that for more.
 */
export function preferenceList(ring: Ring, hash: number, count: number): Preference {
  const { points, owners } = ring;
  const seen = new Set<number>();
  const walk: { point: number; owner: number; isSkipped: boolean }[] = [];
  const wanted = Math.min(count, ownersIn(ring));
  for (let point = points.length === 0 ? 0 : placeOf(ring, hash); seen.size < wanted; ) {
    const owner = owners[point] as number;
    walk.push({ point, owner, isSkipped: seen.has(owner) });
    seen.add(owner);
    point = point + 1 === points.length ? 0 : point + 1;
  }
  return { servers: [...seen], walk };
}

/** How many servers own a point. */
function ownersIn({ servers, owners }: Ring): number {
  const owning = new Uint8Array(servers.length);
  let count = 0;
  for (const owner of owners) {
    if (owner === NOBODY || owning[owner] === 1) continue;
    owning[owner] = 1;
    count++;
  }
  return count;
}
