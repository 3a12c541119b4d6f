/** Builds a ring from nothing. */
import { assert } from '../base/assert';
import { pointCounts } from './counts';
import { emptyPoints, type Points, placePoints, sorted } from './points';
import { isStrict, KETAMA, POINTS_MAX, type Ring, type RingOptions, SERVERS_MAX, type Server } from './types';

export { pointCounts } from './counts';

/**
 * The ring of these servers. The same servers in the same order and the same options give the same arrays, everywhere.
 * @throws when there are more than {@link SERVERS_MAX} servers, or one of them gets more than {@link POINTS_MAX} points.
 */
export function buildRing(servers: readonly Server[], options: RingOptions = KETAMA): Ring {
  const counts = checkedCounts(servers, options);
  let total = 0;
  for (const count of counts) total += count;
  const unsorted = emptyPoints(total);
  let at = 0;
  servers.forEach((server, index) => {
    const count = counts[index] ?? 0;
    placePoints(server, index, [0, count], options, unsorted, at);
    at += count;
  });
  return ringOf(servers, options, sorted(unsorted));
}

/** As {@link pointCounts}, and refuses what the arrays of a ring cannot hold. */
export function checkedCounts(servers: readonly Server[], options: RingOptions): number[] {
  assert(servers.length <= SERVERS_MAX, `a ring of ${servers.length} servers`);
  const counts = pointCounts(servers, options);
  for (const count of counts) assert(count <= POINTS_MAX, `a server with ${count} points`);
  return counts;
}

/** Points whose equal ones stand in the order of their tags, as a ring. */
export function ringOf(servers: readonly Server[], options: RingOptions, { points, tags }: Points): Ring {
  const owners = new Uint16Array(points.length);
  const ordinals = new Uint16Array(points.length);
  for (let at = 0; at < points.length; at++) {
    const tag = tags[at] as number;
    owners[at] = tag >>> 16;
    ordinals[at] = tag;
  }
  const ring = { servers, options, points, owners, ordinals };
  return isStrict(options) ? lastWriterWins(ring) : ring;
}

/** uhashring keeps the owner of a point in a dictionary: of equal points, all belong to the last one. */
function lastWriterWins(ring: Ring): Ring {
  const { points, owners, ordinals } = ring;
  for (let at = points.length - 2; at >= 0; at--) {
    if (points[at] !== points[at + 1]) continue;
    owners[at] = owners[at + 1] as number;
    ordinals[at] = ordinals[at + 1] as number;
  }
  return ring;
}
