import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing, pointCounts } from './build';
import { skipping } from './crash';
import { ownerOfHash } from './lookUp';
import { preferenceList } from './preference';
import { anyHash, anyOptions, anyServers, borders, equalServers } from './rings.fixture';
import { KETAMA, NOBODY } from './types';
import { cases, keyHashes } from './vectors/ketama-vectors.json';

const anyRing = fc.tuple(anyServers, anyOptions).map(([servers, options]) => buildRing(servers, options));

describe('a preference list', () => {
  const PROGRAMS = [
    ['hashring', 'hashring-3.2.0'],
    ['uhashring', 'uhashring-2.1-ketama'],
  ] as const;

  it.each(PROGRAMS)('is that of %s', (dialect, program) => {
    for (const { name, servers, implementations } of cases) {
      const ring = buildRing(servers, { ...KETAMA, dialect });
      const lists = keyHashes.map((hash) => preferenceList(ring, hash, 3).servers);
      expect(lists, name).toEqual(implementations[program].preference3);
    }
  });

  it('names different servers, as many as are asked for or have points, nearest first', () => {
    fc.assert(
      fc.property(anyRing, anyHash, fc.integer({ min: 0, max: 8 }), (ring, hash, count) => {
        const { servers, walk } = preferenceList(ring, hash, count);
        expect(new Set(servers).size).toBe(servers.length);
        expect(servers).toHaveLength(Math.min(count, new Set(ring.owners).size));
        if (servers.length > 0) expect(servers[0]).toBe(ownerOfHash(ring, hash));
        expect(servers).toEqual(walk.filter(({ isSkipped }) => !isSkipped).map(({ owner }) => owner));
        expect(walk.at(-1)?.isSkipped ?? false).toBe(false);
      }),
    );
  });

  it('for fewer copies is the beginning of that for more', () => {
    fc.assert(
      fc.property(anyRing, anyHash, fc.integer({ min: 0, max: 6 }), (ring, hash, count) => {
        const fewer = preferenceList(ring, hash, count);
        const more = preferenceList(ring, hash, count + 1);
        expect(more.servers.slice(0, fewer.servers.length)).toEqual(fewer.servers);
        expect(more.walk.slice(0, fewer.walk.length)).toEqual(fewer.walk);
      }),
    );
  });

  it('walks from the last point on to the first', () => {
    const servers = equalServers(3).map((server, index) => ({ ...server, at: index * 100 }));
    const ring = buildRing(servers, { ...KETAMA, pointsPerServer: 1 });
    expect(preferenceList(ring, 150, 2)).toEqual({
      servers: [2, 0],
      walk: [
        { point: 2, owner: 2, isSkipped: false },
        { point: 0, owner: 0, isSkipped: false },
      ],
    });
  });
});

describe('a ring with crashed servers', () => {
  it('gives each key to the first live server of its preference list', () => {
    fc.assert(
      fc.property(anyRing, fc.integer({ min: 0, max: 127 }), (ring, mask) => {
        const isDown = (index: number) => ((mask >> index) & 1) === 1;
        const skipped = skipping(ring, isDown);
        expect(skipped.points).toBe(ring.points);
        for (const hash of [0, 0xffff_ffff, ...borders(ring).slice(0, 60)]) {
          const live = preferenceList(ring, hash, 9).servers.find((owner) => !isDown(owner));
          expect(ownerOfHash(skipped, hash)).toBe(live ?? NOBODY);
        }
      }),
    );
  });

  it('can lose one after the other', () => {
    fc.assert(
      fc.property(
        anyRing,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (ring, one, other) => {
          const both = skipping(ring, (index) => index === one || index === other);
          const inTurn = skipping(
            skipping(ring, (index) => index === one),
            (index) => index === other,
          );
          expect(inTurn.owners).toEqual(both.owners);
        },
      ),
    );
  });

  it('is the same ring when all are up, and nobody owns anything when all are down', () => {
    const ring = buildRing(equalServers(3));
    expect(skipping(ring, () => false)).toBe(ring);
    const dead = skipping(ring, () => true);
    expect(dead.owners.every((owner) => owner === NOBODY)).toBe(true);
    expect(preferenceList(dead, 5, 2)).toEqual({ servers: [], walk: [] });
    expect(skipping(dead, (index) => index === 0).owners).toEqual(dead.owners);
  });

  it('leaves points alone that removal under weights would change', () => {
    const servers = cases[0]?.servers ?? [];
    const skipped = skipping(buildRing(servers), (index) => index === 7);
    expect(skipped.points).toHaveLength(pointCounts(servers, KETAMA).reduce((sum, count) => sum + count, 0));
    expect(skipped.owners.includes(7)).toBe(false);
  });
});
