import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing } from './build';
import { skipping } from './crash';
import { type Diff, diffOf, ringDiff } from './diff';
import { hashAll } from './hashes';
import { ownerOfHash, ownersOfHashes } from './lookUp';
import { anyOptions, anyServers, borders, equalServers } from './rings.fixture';
import { CIRCLE } from './shares';
import { KETAMA, NOBODY, type Ring, type RingOptions, type Server } from './types';
import { cases } from './vectors/ketama-vectors.json';

const KEYS = hashAll(
  'md5',
  Array.from({ length: 20_000 }, (_, index) => `acct:${index}`),
);
const OFFICIAL: readonly Server[] = cases[0]?.servers ?? [];

const weighted = (...weights: number[]): Server[] =>
  weights.map((weight, index) => ({ label: `10.8.0.${index + 1}:7000`, weight }));

const placed = (ring: Ring, hashes = KEYS) => ({
  servers: ring.servers,
  owners: ownersOfHashes(ring, hashes),
});

function change(before: readonly Server[], after: readonly Server[], options = KETAMA): Diff {
  return diffOf(placed(buildRing(before, options)), placed(buildRing(after, options)), KEYS);
}

const percent = (count: number) => (100 * count) / KEYS.length;

describe('moved keys', () => {
  it('go only to the new server when all are equal and keep their points', () => {
    const sizes = fc.integer({ min: 0, max: 40 });
    const dialects = fc.constantFrom('libketama', 'uhashring', 'absolute');
    fc.assert(
      fc.property(sizes, dialects, (size, dialect) => {
        const options: RingOptions = { ...KETAMA, dialect };
        const { moved, toNew, ideal } = change(equalServers(size), equalServers(size + 1), options);
        expect(moved).toBe(toNew);
        expect(ideal).toBeCloseTo(KEYS.length / (size + 1), 6);
      }),
      { numRuns: 30 },
    );
  });

  it('go only to the new server under absolute weights, and only from one that goes', () => {
    const options: RingOptions = { ...KETAMA, dialect: 'absolute', pointsPerServer: 40 };
    const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(weights, (all) => {
        const added = change(weighted(...all.slice(0, -1)), weighted(...all), options);
        expect(added).toMatchObject({ moved: added.toNew, betweenOld: 0, fromGone: 0 });
        const removed = change(weighted(...all), weighted(...all.slice(0, -1)), options);
        expect(removed).toMatchObject({ moved: added.moved, fromGone: added.moved, toNew: 0, betweenOld: 0 });
      }),
      { numRuns: 30 },
    );
  });

  /* The percentages of a measurement with the original programs and 100,000 keys. */
  it.each([
    ['libketama 4 → 5', weighted(1, 1, 1, 1), weighted(1, 1, 1, 1, 1), KETAMA, 21.09, 0, 20],
    ['libketama 60 → 61', equalServers(60), equalServers(61), KETAMA, 4.22, 2.37, 1.64],
    [
      'hashring 6 → 7',
      equalServers(6),
      equalServers(7),
      { ...KETAMA, dialect: 'hashring' as const },
      15.87,
      1.19,
      14.29,
    ],
    ['1, 2, 3 and a 4', weighted(1, 2, 3), weighted(1, 2, 3, 4), KETAMA, 44.96, 5.73, 40],
    ['1, 2, 3 and a 1', weighted(1, 2, 3), weighted(1, 2, 3, 1), KETAMA, 21.11, 6.06, 14.29],
    ['the official file and its last', OFFICIAL.slice(0, 7), OFFICIAL, KETAMA, 11.11, 8.71, 2.33],
  ])('%s: some go between servers that were there all the time', (_, before, after, options, ...expected) => {
    const { moved, betweenOld, ideal } = change(before, after, options);
    const [movedPercent = 0, betweenPercent = 0, idealPercent = 0] = expected;
    expect(Math.abs(percent(moved) - movedPercent)).toBeLessThan(1.5);
    expect(Math.abs(percent(betweenOld) - betweenPercent)).toBeLessThan(betweenPercent === 0 ? 1e-9 : 1);
    expect(percent(ideal)).toBeCloseTo(idealPercent, 1);
  });

  it('are nearly all when the number of servers is a modulus', () => {
    const { modulo } = change(equalServers(8), equalServers(9));
    expect(modulo / KEYS.length).toBeCloseTo(8 / 9, 1);
    const expected = KEYS.filter((hash) => hash % 8 !== hash % 9).length;
    expect(modulo).toBe(expected);
  });

  it('add up, whatever changes', () => {
    fc.assert(
      fc.property(anyServers, anyServers, anyOptions, (before, after, options) => {
        const { moved, toNew, betweenOld, fromGone, ideal } = change(before, after, options);
        expect(moved).toBe(toNew + betweenOld + fromGone);
        expect(ideal).toBeLessThanOrEqual(KEYS.length + 1e-6);
      }),
    );
  });

  it('know servers by label, not by place', () => {
    const servers = equalServers(5);
    const { moved, ideal } = change(servers, servers.toReversed());
    expect({ moved, ideal }).toEqual({ moved: 0, ideal: 0 });
  });

  it('count what has lost its owner', () => {
    const ring = buildRing(equalServers(2));
    const nobody = { servers: ring.servers, owners: new Uint16Array(KEYS.length).fill(NOBODY) };
    expect(diffOf(placed(ring), nobody, KEYS)).toMatchObject({ moved: KEYS.length, fromGone: KEYS.length });
    expect(diffOf(nobody, placed(ring), KEYS)).toMatchObject({ moved: KEYS.length, fromGone: KEYS.length });
    expect(diffOf({ servers: [], owners: nobody.owners }, placed(ring), KEYS)).toMatchObject({
      toNew: KEYS.length,
      modulo: KEYS.length,
    });
  });
});

describe('the share of the circle that changes hands', () => {
  /** Between two borders of either ring nothing changes, so one look there is enough. */
  function shareByHand(before: Ring, after: Ring): number {
    const starts = [...new Set([0, ...borders(before), ...borders(after)])].sort((a, b) => a - b);
    const nameOf = (ring: Ring, hash: number) => ring.servers[ownerOfHash(ring, hash)]?.label;
    let moved = 0;
    starts.forEach((start, at) => {
      if (nameOf(before, start) !== nameOf(after, start)) moved += (starts[at + 1] ?? CIRCLE) - start;
    });
    return moved / CIRCLE;
  }

  it('is exact, for servers and dialects that change', () => {
    fc.assert(
      fc.property(
        anyServers,
        anyServers,
        anyOptions,
        anyOptions,
        fc.nat(6),
        (first, second, options, others, down) => {
          const before = buildRing(first, options);
          const after = skipping(
            buildRing(second, { ...others, hash: options.hash }),
            (index) => index === down,
          );
          expect(ringDiff(before, after)).toBe(shareByHand(before, after));
          expect(ringDiff(after, before)).toBe(shareByHand(before, after));
          expect(ringDiff(after, after)).toBe(0);
        },
      ),
    );
  });

  it('is 1 between a ring and an empty one, and near what keys say', () => {
    const ring = buildRing(equalServers(4));
    expect(ringDiff(buildRing([]), ring)).toBe(1);
    const more = buildRing(equalServers(5));
    expect(ringDiff(ring, more)).toBeCloseTo(change(equalServers(4), equalServers(5)).moved / KEYS.length, 1);
  });
});
