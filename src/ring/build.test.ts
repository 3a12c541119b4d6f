import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing, pointCounts } from './build';
import { hasherOf } from './hashes';
import { ownerOfHash } from './lookUp';
import { md5Into } from './md5';
import { anyOptions, anyServers, equalServers } from './rings.fixture';
import { DIALECTS, type Dialect, KETAMA, NOBODY, type Server } from './types';

const of = (dialect: Dialect, pointsPerServer = 160) => ({ ...KETAMA, dialect, pointsPerServer });

/** Sizes from 1 to 2000 at which equal servers get less than 160 points. */
function shortSizes(dialect: Dialect): number[] {
  const sizes = Array.from({ length: 2_000 }, (_, index) => index + 1);
  return sizes.filter((size) => pointCounts(equalServers(size), of(dialect))[0] !== 160);
}

describe('points per server', () => {
  /* Confirmed on the programs themselves at 61 (libketama), 25, 47, 100 (libmemcached) and 7, 14, 28, 49 (hashring). */
  it('are 156 where libketama loses a digest to rounding', () => {
    expect(shortSizes('libketama').slice(0, 3)).toEqual([61, 122, 237]);
    expect(shortSizes('libketama')).toHaveLength(22);
    expect(pointCounts(equalServers(61), of('libketama'))[60]).toBe(156);
  });

  it('are 156 where libmemcached does', () => {
    expect(shortSizes('libmemcached-weighted').slice(0, 8)).toEqual([25, 47, 50, 55, 61, 71, 94, 100]);
    expect(shortSizes('libmemcached-weighted')).toHaveLength(207);
  });

  it('are 156 where hashring does', () => {
    expect(shortSizes('hashring').slice(0, 4)).toEqual([7, 14, 28, 49]);
    expect(shortSizes('hashring')).toHaveLength(168);
  });

  it('are always 160 for whole numbers and for weights that stand alone', () => {
    expect(shortSizes('uhashring')).toEqual([]);
    expect(shortSizes('absolute')).toEqual([]);
  });

  it('can be none, and that is visible', () => {
    const weights = [1_000, 100, 10, 1].map((weight) => ({ label: `w${weight}`, weight }));
    for (const dialect of DIALECTS)
      expect(pointCounts(weights, of(dialect)).at(-1)).toBe(dialect === 'absolute' ? 160 : 0);
    const ring = buildRing(weights);
    expect(ring.owners.includes(3)).toBe(false);
    expect(pointCounts([{ label: 'a', weight: 0 }], KETAMA)).toEqual([0]);
    expect(pointCounts([], KETAMA)).toEqual([]);
  });

  it('do not depend on the others when weights are absolute', () => {
    const counts = (...weights: number[]) =>
      pointCounts(
        weights.map((weight, index) => ({ label: `${index}`, weight })),
        of('absolute', 40),
      );
    expect(counts(1, 2.5, 0.2)).toEqual([40, 100, 8]);
    expect(counts(1)).toEqual([40]);
    expect(pointCounts([{ label: 'a', weight: 1.5 }], of('absolute', 1))).toEqual([2]);
  });

  it('come by whole digests, or one by one when they are no multiple of four', () => {
    const servers = [
      { label: 'a', weight: 1 },
      { label: 'b', weight: 2 },
    ];
    expect(pointCounts(servers, of('libketama', 8))).toEqual([4, 8]);
    expect(pointCounts(servers, of('libketama', 9))).toEqual([6, 12]);
    expect(pointCounts(servers, of('libketama', 1))).toEqual([0, 1]);
  });
});

describe('a ring', () => {
  it('has points in order, and knows for each whose it is and which', () => {
    fc.assert(
      fc.property(anyServers, anyOptions, (servers, options) => {
        const { points, owners, ordinals } = buildRing(servers, options);
        const counts = pointCounts(servers, options);
        expect(points).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
        const words = new Uint32Array(4);
        points.forEach((point, at) => {
          if (at > 0) expect(point).toBeGreaterThanOrEqual(points[at - 1] ?? 0);
          const { label: full = '', at: pin } = servers[owners[at] ?? 0] ?? {};
          const ordinal = ordinals[at] ?? 0;
          const label = options.dialect === 'libmemcached-weighted' ? full.replace(/:11211$/, '') : full;
          const isPinned = counts[owners[at] ?? 0] === 1 && pin !== undefined;
          md5Into(`${label}-${ordinal >> 2}`, words);
          const hashed =
            options.hash === 'md5' ? words[ordinal & 3] : hasherOf(options.hash)(`${label}-${ordinal}`);
          expect(point).toBe(isPinned ? pin : hashed);
        });
      }),
    );
  });

  it('orders equal points by server, then by ordinal; in uhashring the last server has them all', () => {
    const servers = ['ab', 'ba'].map((label) => ({ label, weight: 1 }));
    const options = { ...of('libketama', 3), hash: 'byte-sum' } as const;
    const tied = buildRing(servers, options);
    expect([...tied.owners]).toEqual([0, 1, 0, 1, 0, 1]);
    expect([...tied.ordinals]).toEqual([0, 0, 1, 1, 2, 2]);
    const last = buildRing(servers, { ...options, dialect: 'uhashring' });
    expect([...last.owners]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...last.points]).toEqual([...tied.points]);
  });

  it('puts a server that has one point where it is told to', () => {
    const servers: Server[] = [
      { label: 'a', weight: 1, at: 0x8000_0000 },
      { label: 'b', weight: 1, at: 0 },
    ];
    const ring = buildRing(servers, of('libketama', 1));
    expect([...ring.points]).toEqual([0, 0x8000_0000]);
    expect([...ring.owners]).toEqual([1, 0]);
    expect(buildRing(servers).points).toEqual(buildRing(servers.map(({ at: _, ...rest }) => rest)).points);
  });

  it('may have no server, one server, or none with a point', () => {
    expect(ownerOfHash(buildRing([]), 7)).toBe(NOBODY);
    expect(ownerOfHash(buildRing([{ label: 'a', weight: 0 }]), 7)).toBe(NOBODY);
    expect(ownerOfHash(buildRing([{ label: 'a', weight: 5 }]), 7)).toBe(0);
  });

  it('takes a thousand servers with 160 points each', () => {
    const servers = equalServers(1_000);
    const ring = buildRing(servers, of('uhashring'));
    expect(ring.points).toHaveLength(160_000);
    expect(new Set(ring.owners).size).toBe(1_000);
  });

  it('refuses what its arrays cannot hold', () => {
    expect(() => buildRing(equalServers(65_536), of('absolute', 1))).toThrow('65536 servers');
    expect(() => buildRing(equalServers(1, 1_000), of('absolute', 1_000))).toThrow('1000000 points');
  });
});
