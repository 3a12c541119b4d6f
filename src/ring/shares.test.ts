import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing } from './build';
import { skipping } from './crash';
import { type HashName, hashAll } from './hashes';
import { ownerOfHash, ownersOfHashes } from './lookUp';
import { anyOptions, anyServers, borders, equalServers } from './rings.fixture';
import { CIRCLE, maxOverMean, measuredDeviation, minOverMean, predictedDeviation, sharesOf } from './shares';
import { KETAMA } from './types';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('shares of the circle', () => {
  it('add up to exactly 1, and are what the owners of all hashes say', () => {
    fc.assert(
      fc.property(anyServers, anyOptions, fc.nat(6), (servers, options, down) => {
        for (const ring of [
          buildRing(servers, options),
          skipping(buildRing(servers, options), (index) => index === down),
        ]) {
          const expected = servers.map(() => 0);
          const starts = [...new Set([0, ...borders(ring)])].sort((a, b) => a - b);
          starts.forEach((start, at) => {
            const owner = ownerOfHash(ring, start);
            if (owner < servers.length)
              expected[owner] = (expected[owner] ?? 0) + (starts[at + 1] ?? CIRCLE) - start;
          });
          expect(sharesOf(ring)).toEqual(expected.map((arc) => arc / CIRCLE));
          expect([0, 1]).toContain(sum(sharesOf(ring)));
        }
      }),
    );
  });

  it('are all of it for one server, and nothing for none', () => {
    expect(sharesOf(buildRing(equalServers(1)))).toEqual([1]);
    expect(sharesOf(buildRing([]))).toEqual([]);
    expect(sharesOf(buildRing([{ label: 'a', weight: 0 }]))).toEqual([0]);
  });
});

describe('deviation', () => {
  /* A simulation of uniform points, and the formula beside it. */
  it.each([
    [5, 1, 0.816],
    [5, 10, 0.28],
    [5, 40, 0.141],
    [5, 160, 0.071],
    [100, 1, 0.99],
    [100, 100, 0.1],
    [100, 160, 0.079],
    [3, 1, Math.SQRT1_2],
    [1, 160, 0],
    [0, 160, 0],
  ])('of %i servers with %i points is predicted', (count, points, expected) => {
    expect(Math.abs(predictedDeviation(count, points) - expected)).toBeLessThan(0.001);
  });

  it('is measured on the shares of real rings as predicted', () => {
    for (const pointsPerServer of [4, 40, 160]) {
      const shares = sharesOf(
        buildRing(equalServers(400), { ...KETAMA, dialect: 'uhashring', pointsPerServer }),
      );
      const ratio = measuredDeviation(shares) / predictedDeviation(400, pointsPerServer);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
    }
  });

  it('and the extremes are relative to the mean', () => {
    expect(measuredDeviation([1, 3])).toBe(0.5);
    expect(maxOverMean([1, 3])).toBe(1.5);
    expect(minOverMean([1, 3])).toBe(0.5);
    for (const loads of [[], [0, 0]])
      expect([measuredDeviation(loads), maxOverMean(loads), minOverMean(loads)]).toEqual([0, 0, 0]);
  });
});

/* What a hash without avalanche does, and what its finaliser repairs. Measured before with another program, in which points of every hash
 * are label-0 to label-159; ours of MD5 are the words of 40 digests, so that row says only that it is even. */
describe('five servers with 160 points each, and the keys acct:0 to acct:99999', () => {
  const KEYS = Array.from({ length: 100_000 }, (_, index) => `acct:${index}`);

  function loadsOf(hash: HashName): number[] {
    const ring = buildRing(equalServers(5), { ...KETAMA, hash });
    const loads = [0, 0, 0, 0, 0];
    for (const owner of ownersOfHashes(ring, hashAll(hash, KEYS))) loads[owner] = (loads[owner] ?? 0) + 1;
    return loads;
  }

  it.each([
    ['fnv1a-mixed', 1.18, 0.9],
    ['fnv1a', 1.59, 0.65],
    ['djb2', 4.5, 0],
    ['byte-sum', 4.98, 0],
  ] as const)('%s: the fullest has %f of the mean, the emptiest %f', (hash, most, least) => {
    expect(Math.abs(maxOverMean(loadsOf(hash)) - most)).toBeLessThan(0.006);
    expect(Math.abs(minOverMean(loadsOf(hash)) - least)).toBeLessThan(0.006);
  });

  it('md5: none is far from the mean', () => {
    expect(maxOverMean(loadsOf('md5'))).toBeLessThan(1.1);
    expect(minOverMean(loadsOf('md5'))).toBeGreaterThan(0.9);
  });

  it('byte-sum: 800 points lie at 55 places', () => {
    expect(new Set(buildRing(equalServers(5), { ...KETAMA, hash: 'byte-sum' }).points).size).toBe(55);
  });
});
