import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, mix32 } from '../base/hash';
import { minusLogarithm, rendezvousOwner, rendezvousOwners } from './rendezvous';
import { NOBODY, type Server } from './types';
import vectors from './vectors/ketama-vectors.json';

const { names, owners, ownersWithoutLast } = vectors.rendezvous;
const hashes = Uint32Array.from({ length: 40_000 }, (_, i) => mix32(i));
const serversOf = (weights: readonly number[]): Server[] =>
  weights.map((weight, index) => ({ label: `10.8.0.${index}:7000`, weight }));
const labelsOf = (servers: readonly Server[]) =>
  Array.from(rendezvousOwners(servers, hashes), (owner) => servers[owner]?.label);

function loadsOf(placed: Uint16Array, servers: number): number[] {
  const loads = new Array<number>(servers).fill(0);
  for (const owner of placed) loads[owner] = (loads[owner] ?? 0) + 1;
  return loads;
}

describe('rendezvous hashing of texts', () => {
  it('chooses the owners of the vectors', () => {
    expect(vectors.keys.map((key) => rendezvousOwner(names, key))).toEqual(owners);
    expect(vectors.keys.map((key) => rendezvousOwner(names.slice(0, -1), key))).toEqual(ownersWithoutLast);
  });

  it('gives ties to the first, and everything to nobody without names', () => {
    expect(rendezvousOwner(['twin', 'twin'], 'key')).toBe(0);
    expect(rendezvousOwner([], 'key')).toBe(NOBODY);
  });

  it('moves no key but those of a name that leaves', () => {
    const someNames = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(someNames, fc.string(), fc.nat(), (all, key, which) => {
        const gone = all[which % all.length];
        const rest = all.filter((name) => name !== gone);
        const before = all[rendezvousOwner(all, key)];
        if (before !== gone) expect(rest[rendezvousOwner(rest, key)]).toBe(before);
      }),
    );
  });
});

describe('rendezvous hashing of hashes', () => {
  it('moves no key but those of a server that leaves, whatever the weights', () => {
    for (const weights of [
      [1, 1, 1, 1, 1],
      [1, 2, 3, 4, 5],
      [2, 2, 1, 2, 2],
    ]) {
      const servers = serversOf(weights);
      const before = labelsOf(servers);
      for (const gone of servers) {
        const after = labelsOf(servers.filter((server) => server !== gone));
        expect(before.every((label, key) => label === gone.label || after[key] === label)).toBe(true);
      }
    }
  });

  it('moves keys to a server whose weight grows, and no others', () => {
    const before = labelsOf(serversOf([1, 1, 1, 1]));
    const after = labelsOf(serversOf([1, 1, 1, 2]));
    const moved = after.filter((label, key) => label !== before[key]);
    expect(new Set(moved)).toEqual(new Set(['10.8.0.3:7000']));
    expect(moved.length / hashes.length).toBeCloseTo(2 / 5 - 1 / 4, 2);
  });

  it('gives each server the share of its weight', () => {
    for (const weights of [
      [1, 1, 1, 1],
      [1, 2, 3, 4],
      [0.5, 0, 9.5],
    ]) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const loads = loadsOf(rendezvousOwners(serversOf(weights), hashes), weights.length);
      for (const [index, load] of loads.entries()) {
        const share = (weights[index] ?? 0) / total;
        const deviation = Math.sqrt(hashes.length * share * (1 - share));
        expect(Math.abs(load - hashes.length * share)).toBeLessThanOrEqual(4 * deviation);
      }
    }
  });

  it('chooses the greatest −w/ln(u) of all servers, though it does not compute them all', () => {
    const someWeights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(someWeights, fc.nat(), (weights, seed) => {
        const servers = serversOf(weights);
        const few = Uint32Array.from({ length: 20 }, (_, i) => mix32(seed + i));
        const expected = Array.from(few, (hash) => {
          const lots = servers.map(({ label }) => mix32(hash ^ hash32(label)));
          const scores = lots.map((lot, index) => (weights[index] ?? 0) / minusLogarithm(lot));
          return scores.indexOf(Math.max(...scores));
        });
        expect([...rendezvousOwners(servers, few)]).toEqual(expected);
      }),
    );
  });

  it('gives ties to the first, and everything to nobody without a server that takes any', () => {
    const twins = [
      { label: 'twin', weight: 1 },
      { label: 'twin', weight: 1 },
    ];
    expect(new Set(rendezvousOwners(twins, hashes))).toEqual(new Set([0]));
    expect(new Set(rendezvousOwners(serversOf([0, 0]), hashes))).toEqual(new Set([NOBODY]));
    expect([...rendezvousOwners([], Uint32Array.of(1))]).toEqual([NOBODY]);
  });
});

describe('minusLogarithm', () => {
  const exact = (lot: number) => -Math.log((lot + 0.5) / 2 ** 32);
  // Near 1 the library's own logarithm of the rounded quotient is the less exact one.
  const near = (lot: number) => Math.abs(minusLogarithm(lot) / exact(lot) - 1) < 1e-11;

  it('is −ln u', () => {
    for (let bit = 0; bit < 32; bit++) expect(near(2 ** bit)).toBe(true);
    expect(near(0)).toBe(true);
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), near), { numRuns: 5_000 });
  });

  it('falls from each lot to the next, where the series changes its range too', () => {
    const edges = [0, 1, 2 ** 31, 2 ** 32 - 2, ...Array.from({ length: 31 }, (_, bit) => 2 ** bit)];
    const roots = Array.from({ length: 32 }, (_, bit) => Math.floor(Math.SQRT1_2 * 2 ** (bit + 1)));
    for (const middle of [...edges, ...roots]) {
      for (let lot = Math.max(0, middle - 3); lot < Math.min(2 ** 32 - 1, middle + 3); lot++) {
        expect(minusLogarithm(lot)).toBeGreaterThan(minusLogarithm(lot + 1));
      }
    }
  });
});
