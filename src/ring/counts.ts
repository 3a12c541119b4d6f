/** How many points each server gets. */
import type { Dialect, RingOptions, Server } from './types';

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
  return servers.map(({ weight }) =>
    weight > 0 ? each * SHARES[dialect](units, servers.length, weight, total) : 0,
  );
}
