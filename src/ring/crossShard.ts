/** How often a transaction touches more than one shard when accounts are placed without regard to who pays whom. */

/**
 * The share of all pairs of two different accounts that lie on two shards, from the number of accounts on each shard:
 * 1 − Σ nᵢ(nᵢ − 1) / K(K − 1), counted, not sampled. With fewer than two accounts there is no pair, and it is 0.
 */
export function crossShardShare(loads: readonly number[]): number {
  const total = loads.reduce((sum, load) => sum + load, 0);
  const together = loads.reduce((sum, load) => sum + load * (load - 1), 0);
  return total < 2 ? 0 : (total * (total - 1) - together) / (total * (total - 1));
}

/** What `crossShardShare` comes to for many accounts, from the share of each shard (they sum to 1): 1 − Σ sᵢ². */
export function expectedCrossShardShare(shares: readonly number[]): number {
  return 1 - shares.reduce((sum, share) => sum + share * share, 0);
}

/**
 * How many of N equal shards k independently placed accounts touch on average: N(1 − (1 − 1/N)^k); k is a whole number.
 * Without shards 0.
 */
export function expectedShards(shards: number, accounts: number): number {
  return shards === 0 ? 0 : shards * (1 - power(1 - 1 / shards, accounts));
}

/** By multiplication alone, so it is the same number in every engine. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
