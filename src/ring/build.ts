/** Builds a ring from nothing. */
import { assert } from '../base/assert';
import { settled } from './origin';
import { emptyPoints, type Points, placePoints, sorted } from './points';
import {
  type Dialect,
  KETAMA,
  POINTS_MAX,
  type Ring,
  type RingOptions,
  SERVERS_MAX,
  type Server,
} from './types';

const { fround, floor, round } = Math;

/** The part of `units` · n that falls to a weight, rounded the way each program does it. */
const SHARES: Readonly<
  Record<Dialect, (units: number, servers: number, weight: number, total: number) => number>
> = {
  /* `float pct`, a product in double, `floorf`. */
  libketama: (units, servers, weight, total) =>
    floor(fround(fround(fround(weight) / fround(total)) * units * servers)),
  /* Everything in float. What it adds against rounding is too small to change a float of this size, and is kept all the same. */
  'libmemcached-weighted': (units, servers, weight, total) =>
    floor(
      fround(fround(fround(fround(fround(weight) / fround(total)) * units) * servers) + fround(0.0000000001)),
    ),
  hashring: (units, servers, weight, total) => floor((weight / total) * units * servers),
  /* Whole numbers all the way, as long as the product is below 2⁵³. */
  uhashring: (units, servers, weight, total) => floor((units * servers * weight) / total),
  absolute: (units, _servers, weight) => round(units * weight),
};

/**
 * The number of points of each server, in the order of the servers. It can be 0: a server that is very light beside the others
 * owns nothing, and whoever shows a ring has to say so. Where points per server are a multiple of four, points come by whole
 * digests, four at a time.
 */
export function pointCounts(servers: readonly Server[], options: RingOptions): number[] {
  const { dialect, pointsPerServer } = options;
  let total = 0;
  for (const { weight } of servers) total += weight;
  const each = pointsPerServer % 4 === 0 ? 4 : 1;
  const units = pointsPerServer / each;
  const counts: number[] = [];
  let last = -1;
  let count = 0;
  for (const { weight } of servers) {
    /* Most servers weigh the same as the one before. */
    if (weight !== last)
      count = weight > 0 ? each * SHARES[dialect](units, servers.length, weight, total) : 0;
    last = weight;
    counts.push(count);
  }
  return counts;
}

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
function ringOf(servers: readonly Server[], options: RingOptions, { points, tags }: Points): Ring {
  const owners = new Uint16Array(points.length);
  const ordinals = new Uint16Array(points.length);
  for (let at = 0; at < points.length; at++) {
    const tag = tags[at] as number;
    owners[at] = tag >>> 16;
    ordinals[at] = tag;
  }
  return settled({ servers, options, points, owners, ordinals });
}
