import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix32 } from '../base/hash';
import { jumpBucket, jumpOwners } from './jump';
import { moduloOwners } from './modulo';
import { NOBODY } from './types';
import vectors from './vectors/ketama-vectors.json';

const { buckets, vectors: rows, golden } = vectors.jump;

/** The algorithm as the paper prints it, in 64-bit integers. */
function paperJump(key: bigint, count: number): number {
  let state = BigInt.asUintN(64, key);
  let bucket = -1;
  let next = 0;
  while (next < count) {
    bucket = next;
    state = BigInt.asUintN(64, state * 2862933555777941757n + 1n);
    next = Math.floor((bucket + 1) * (2 ** 31 / Number((state >> 33n) + 1n)));
  }
  return bucket;
}

const wide = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hashes = Uint32Array.from({ length: 20_000 }, (_, i) => mix32(i));

describe('jump consistent hash', () => {
  it('puts 100 keys into the buckets that the C++ of the paper gives, for ten counts', () => {
    for (const { key, buckets: expected } of rows) {
      expect(buckets.map((count) => jumpBucket(BigInt(key), count))).toEqual(expected);
    }
  });

  it('gives the golden values of go-jump and Guava', () => {
    expect(golden.length).toBeGreaterThan(70);
    for (const [key, count, expected] of golden) {
      expect([key, count, jumpBucket(BigInt(key as string), count as number)]).toEqual([
        key,
        count,
        expected,
      ]);
    }
  });

  it('agrees with 64-bit integers for any key, as a bigint or in halves', () => {
    fc.assert(
      fc.property(wide, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (key, count) => {
        const expected = paperJump(key, count);
        const halves = { high: Number(key >> 32n), low: Number(key & 0xffff_ffffn) };
        expect([jumpBucket(key, count), jumpBucket(halves, count)]).toEqual([expected, expected]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('carries when the lower half runs over', () => {
    const low = 0x666313ab;
    expect((BigInt(low) * 2862933555777941757n) & 0xffff_ffffn).toBe(0xffff_ffffn);
    for (const high of [0, 1, 0xffff_ffff]) {
      const key = (BigInt(high) << 32n) | BigInt(low);
      expect(jumpBucket({ high, low }, 65_536)).toBe(paperJump(key, 65_536));
    }
  });

  it('moves keys to a new bucket only, as many as it should have', () => {
    for (const count of [1, 4, 10, 99]) {
      const before = jumpOwners(count, hashes);
      const after = jumpOwners(count + 1, hashes);
      const moved = [...after.keys()].filter((i) => after[i] !== before[i]);
      expect(moved.every((i) => after[i] === count)).toBe(true);
      expect(Math.abs(moved.length - hashes.length / (count + 1))).toBeLessThan(
        4 * Math.sqrt(hashes.length / (count + 1)),
      );
    }
  });

  it('spreads 32-bit hashes evenly', () => {
    const loads = new Array<number>(10).fill(0);
    for (const owner of jumpOwners(10, hashes)) loads[owner] = (loads[owner] ?? 0) + 1;
    expect(Math.max(...loads)).toBeLessThan(2_000 + 4 * Math.sqrt(1_800));
    expect(Math.min(...loads)).toBeGreaterThan(2_000 - 4 * Math.sqrt(1_800));
  });

  it('gives everything to nobody without servers', () => {
    expect([...jumpOwners(0, Uint32Array.of(0, 5))]).toEqual([NOBODY, NOBODY]);
    expect([...moduloOwners(0, Uint32Array.of(0, 5))]).toEqual([NOBODY, NOBODY]);
  });
});

describe('modulo', () => {
  it('takes the remainder, of hashes above 2^31 too', () => {
    expect([...moduloOwners(7, Uint32Array.of(0, 6, 7, 0xffff_ffff))]).toEqual([0, 6, 0, 0xffff_ffff % 7]);
  });
});
