import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing } from './build';
import { withoutServer, withServer, withServers } from './change';
import { skipping } from './crash';
import { anyOptions, anyServers, equalServers } from './rings.fixture';
import { KETAMA, type Ring, type Server } from './types';
import { cases } from './vectors/ketama-vectors.json';

const same = (ring: Ring, other: Ring) => {
  expect(ring.servers).toEqual(other.servers);
  expect(ring.options).toEqual(other.options);
  for (const part of ['points', 'owners', 'ordinals'] as const)
    expect(Buffer.from(ring[part].buffer).equals(Buffer.from(other[part].buffer)), part).toBe(true);
};

describe('a changed ring', () => {
  it('is the ring that would be built from nothing, bit for bit', () => {
    fc.assert(
      fc.property(anyServers, anyServers, anyServers, anyOptions, (first, second, third, options) => {
        const changed = withServers(buildRing(first, options), second);
        same(changed, buildRing(second, options));
        same(withServers(changed, third), buildRing(third, options));
      }),
      { numRuns: 500 },
    );
  });

  it('may have another number of points for each server', () => {
    fc.assert(
      fc.property(anyServers, anyServers, anyOptions, anyOptions, (first, second, options, other) => {
        const more = { ...options, pointsPerServer: other.pointsPerServer };
        same(withServers(buildRing(first, options), second, more.pointsPerServer), buildRing(second, more));
      }),
      { numRuns: 500 },
    );
  });

  it('may only grow', () => {
    fc.assert(
      fc.property(anyServers, anyServers, anyOptions, (all, more, options) => {
        const grown = [...all, ...more.filter(({ label }) => !all.some((server) => server.label === label))];
        same(withServers(buildRing(all, options), grown), buildRing(grown, options));
        const equal = { ...options, dialect: 'absolute' } as const;
        same(withServers(buildRing(all, equal), grown), buildRing(grown, equal));
      }),
      { numRuns: 500 },
    );
  });

  it('may have its servers in another order, or with other weights and places', () => {
    const shuffled = anyServers.chain((servers) =>
      fc.tuple(
        fc.constant(servers),
        fc.shuffledSubarray(servers),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyOptions, ([servers, others, weights], options) => {
        const changed = others.map((server, index) => ({ ...server, weight: weights[index] ?? 1 }));
        same(withServers(buildRing(servers, options), changed), buildRing(changed, options));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps two servers of one label apart', () => {
    const twins = [...equalServers(2), ...equalServers(1)];
    same(withServers(buildRing(twins), twins.slice(1)), buildRing(twins.slice(1)));
    same(withServers(buildRing(equalServers(2)), twins), buildRing(twins));
  });

  it('settles a tie anew when one of the two goes', () => {
    for (const { name, servers } of cases.filter(({ name }) => name.startsWith('tie')))
      for (const dialect of ['libketama', 'uhashring'] as const)
        for (const gone of servers) {
          const options = { ...KETAMA, dialect };
          const left: Server[] = servers.filter((server) => server !== gone);
          const ring = buildRing(servers, options);
          same(withoutServer(ring, gone.label), buildRing(left, options));
          expect(withServers(withServers(ring, left), servers).owners, name).toEqual(ring.owners);
        }
  });

  it('is as it was when a server has come and gone', () => {
    fc.assert(
      fc.property(anyServers, anyOptions, (servers, options) => {
        const ring = buildRing(servers, options);
        same(withoutServer(withServer(ring, { label: 'another', weight: 2 }), 'another'), ring);
      }),
    );
  });

  it('has another weight for a server that is there already', () => {
    const ring = withServer(buildRing(equalServers(3)), { label: '10.8.0.2:7000', weight: 2 });
    expect(ring.servers.map(({ weight }) => weight)).toEqual([1, 2, 1]);
    same(ring, buildRing(ring.servers));
  });

  it('does not remember who was down', () => {
    const skipped = skipping(buildRing(equalServers(3)), (index) => index === 1);
    same(withServers(skipped, equalServers(4)), buildRing(equalServers(4)));
  });
});
