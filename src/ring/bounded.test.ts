import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { mix32 } from '../base/hash';
import { type BoundedPlacement, placeBounded } from './bounded';
import { buildRing } from './build';
import { hashAll } from './hashes';
import { ownersOfHashes } from './lookUp';
import { KETAMA, NOBODY, type Ring, type Server } from './types';
import vectors from './vectors/ketama-vectors.json';

const KEYS = hashAll('md5', vectors.keys);
const MODES = ['all', 'growing'] as const;

const serversOf = (weights: readonly number[]): Server[] =>
  weights.map((weight, index) => ({ label: `10.8.0.${index}:7000`, weight }));

/** Rings of few points, where walks are long. */
const anyRing = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
    fc.constantFrom(1, 3, 8, 160),
  )
  .map(([weights, pointsPerServer]) => buildRing(serversOf(weights), { ...KETAMA, pointsPerServer }));
const anyHashes = fc
  .tuple(fc.nat(), fc.nat(300))
  .map(([seed, count]) => Uint32Array.from({ length: count }, (_, i) => mix32(mix32(seed) + i)));
const anyC = fc.integer({ min: 1_000, max: 3_000 }).map((thousandths) => thousandths / 1_000);

function expectConsistent(ring: Ring, hashes: Uint32Array, placed: BoundedPlacement): void {
  const counted = ring.servers.map((_, server) => placed.owners.filter((owner) => owner === server).length);
  expect(placed.loads).toEqual(counted);
  expect(placed.overflowed).toBe(placed.walked.filter((steps) => steps > 0).length);
  for (const [server, load] of placed.loads.entries())
    expect(load).toBeLessThanOrEqual(must(placed.caps[server]));
  if (ring.points.length > 0) expect(placed.owners.includes(NOBODY)).toBe(false);
  expect(placed.owners).toHaveLength(hashes.length);
}

describe('bounded loads', () => {
  it.each(vectors.boundedLoads.vectors)('$case, c = $c, $mode: as in the vectors', (vector) => {
    const { servers } = must(vectors.cases.find(({ name }) => name === vector.case));
    const placed = placeBounded(buildRing(servers), KEYS, {
      c: vector.c,
      of: vector.mode === 'fixed-m' ? 'all' : 'growing',
    });
    expect([...placed.owners]).toEqual(vector.owners);
    expect(placed.loads).toEqual(vector.loads);
    expect([...placed.walked]).toEqual(vector.pointsWalked);
    expect(Math.max(...placed.walked)).toBe(vector.maxWalk);
    expect(placed.overflowed).toBe(vector.overflowed);
  });

  it.each(MODES)('of %s: no server has more than its cap, ever, and every key has a place', (of) => {
    fc.assert(
      fc.property(anyRing, anyHashes, anyC, fc.nat(300), (ring, hashes, c, cut) => {
        expectConsistent(ring, hashes, placeBounded(ring, hashes, { c, of }));
        const earlier = hashes.subarray(0, cut);
        expectConsistent(ring, earlier, placeBounded(ring, earlier, { c, of }));
      }),
    );
  });

  it.each(MODES)('of %s: without a bound it is the plain ring', (of) => {
    fc.assert(
      fc.property(
        anyRing,
        anyHashes,
        fc.constantFrom(Number.POSITIVE_INFINITY, 1_000_000),
        (ring, hashes, c) => {
          const placed = placeBounded(ring, hashes, { c, of });
          expect(placed.owners).toEqual(ownersOfHashes(ring, hashes));
          expect(placed.overflowed).toBe(0);
        },
      ),
    );
  });

  it('with c = 1 and equal weights loads differ by one at the most', () => {
    const ring = buildRing(serversOf([1, 1, 1, 1, 1, 1, 1]));
    const { loads, caps } = placeBounded(ring, KEYS, { c: 1, of: 'growing' });
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    expect(new Set(caps)).toEqual(new Set([29]));
    expect(placeBounded(ring, KEYS, { c: 0.2, of: 'growing' }).loads).toEqual(loads);
  });

  it('has caps without an error of rounding: 1.1 times 100 of 1 is 110', () => {
    const ring = buildRing(serversOf([1]));
    expect(1.1 * 100).toBeGreaterThan(110);
    expect(placeBounded(ring, KEYS.subarray(0, 100), { c: 1.1, of: 'all' }).caps).toEqual([110]);
  });

  it('leaves servers without a point out of the fair share', () => {
    const ring = buildRing(serversOf([1_000, 100, 10, 1]));
    expect([...new Set(ring.owners)]).not.toContain(3);
    const { caps, loads } = placeBounded(ring, KEYS, { c: 1, of: 'all' });
    expect(caps).toEqual([181, 19, 2, 0]);
    expect(loads[3]).toBe(0);
  });

  it('keeps the walks of the first keys that overflow, from their own point to the one that took them', () => {
    const ring = buildRing(serversOf([1, 1, 1, 1]));
    const { walks, walked, owners } = placeBounded(ring, KEYS, { c: 1, of: 'all', walks: 3 });
    const overflowing = [...walked.keys()].filter((key) => must(walked[key]) > 0);
    expect(walks.map(({ key }) => key)).toEqual(overflowing.slice(0, 3));
    const plain = ownersOfHashes(ring, KEYS);
    for (const { key, points } of walks) {
      expect(points).toHaveLength(must(walked[key]) + 1);
      expect(ring.owners[must(points[0])]).toBe(plain[key]);
      expect(ring.owners[must(points.at(-1))]).toBe(owners[key]);
    }
  });

  it('goes around the end of the circle', () => {
    const ring = buildRing(
      [
        { label: 'a', weight: 1, at: 100 },
        { label: 'b', weight: 1, at: 200 },
      ],
      { ...KETAMA, pointsPerServer: 1 },
    );
    const placed = placeBounded(ring, Uint32Array.of(150, 150), { c: 1, of: 'all', walks: 1 });
    expect([...placed.owners]).toEqual([1, 0]);
    expect(placed.walks).toEqual([{ key: 1, points: [1, 0] }]);
  });

  it('gives everything to nobody on a ring without points, or whose servers are all down', () => {
    const empty = placeBounded(buildRing([]), Uint32Array.of(1), { c: 1, of: 'all' });
    expect([...empty.owners]).toEqual([NOBODY]);
    const ring = buildRing(serversOf([1, 1]));
    const down = { ...ring, owners: new Uint16Array(ring.points.length).fill(NOBODY) };
    const placed = placeBounded(down, Uint32Array.of(1, 2), { c: 1, of: 'growing', walks: 2 });
    expect([...placed.owners, ...placed.loads, ...placed.caps]).toEqual([NOBODY, NOBODY, 0, 0, 0, 0]);
  });
});
