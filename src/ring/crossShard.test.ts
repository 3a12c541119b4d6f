import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix32 } from '../base/hash';
import { crossShardShare, expectedCrossShardShare, expectedShards } from './crossShard';
import { jumpOwners } from './jump';

describe('the share of pairs on two shards', () => {
  it('is the one that going through all pairs gives', () => {
    const placements = fc.array(fc.nat(4), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(placements, (owners) => {
        let [pairs, apart] = [0, 0];
        for (const [a, left] of owners.entries()) {
          for (const right of owners.slice(a + 1)) {
            pairs++;
            if (left !== right) apart++;
          }
        }
        const loads = [0, 1, 2, 3, 4].map((shard) => owners.filter((owner) => owner === shard).length);
        expect(crossShardShare(loads)).toBeCloseTo(apart / pairs, 12);
      }),
    );
  });

  it('is 0 on one shard, 1 when every account has its own, and 0 where there is no pair', () => {
    expect([
      crossShardShare([7, 0]),
      crossShardShare([1, 1, 1]),
      crossShardShare([1]),
      crossShardShare([]),
    ]).toEqual([0, 1, 0, 0]);
  });

  it('comes to 1 − Σ s² for many accounts: 50, 75, 87.5 and 93.75 % on 2, 4, 8 and 16 equal shards', () => {
    const hashes = Uint32Array.from({ length: 100_000 }, (_, i) => mix32(i));
    for (const [shards, expected] of [
      [2, 0.5],
      [4, 0.75],
      [8, 0.875],
      [16, 0.9375],
    ] as const) {
      expect(expectedCrossShardShare(new Array<number>(shards).fill(1 / shards))).toBe(expected);
      const loads = new Array<number>(shards).fill(0);
      for (const owner of jumpOwners(shards, hashes)) loads[owner] = (loads[owner] ?? 0) + 1;
      expect(crossShardShare(loads)).toBeCloseTo(expected, 3);
    }
    expect(expectedCrossShardShare([0.5, 0.3, 0.2])).toBeCloseTo(0.62, 12);
  });
});

describe('the shards that k accounts touch', () => {
  it('are 2.3125 of 4 with three accounts', () => {
    expect(expectedShards(4, 3)).toBe(2.3125);
  });

  it('are the average over all placements', () => {
    for (const shards of [1, 2, 3, 5]) {
      for (const accounts of [0, 1, 2, 3, 4]) {
        let touched = 0;
        const placements = shards ** accounts;
        for (let code = 0; code < placements; code++) {
          const digits = Array.from(
            { length: accounts },
            (_, digit) => Math.floor(code / shards ** digit) % shards,
          );
          touched += new Set(digits).size;
        }
        expect(expectedShards(shards, accounts)).toBeCloseTo(touched / placements, 12);
      }
    }
  });

  it('are none without shards, and nearly all with many accounts', () => {
    expect(expectedShards(0, 3)).toBe(0);
    expect(expectedShards(16, 1_000)).toBeCloseTo(16, 9);
  });
});
