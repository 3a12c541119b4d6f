import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildRing } from './build';
import { hashAll } from './hashes';
import { createLookUp, ownerOfHash, ownersOfHashes, ownersOfSorted } from './lookUp';
import { type Dialect, KETAMA, type Ring } from './types';
import vectors from './vectors/ketama-vectors.json';

/* Found by the original programs themselves, each compiled or installed and run; `provenance` in the file names them. */
const PROGRAMS = {
  libketama: 'libketama',
  'libmemcached-weighted': 'libmemcached-weighted',
  'hashring-3.2.0': 'hashring',
  'uhashring-2.1-ketama': 'uhashring',
} as const satisfies Record<string, Dialect>;

const KEYS = vectors.keys;
const HASHES_OF_KEYS = hashAll('md5', KEYS);

const CASES = vectors.cases.flatMap(({ name, servers, implementations }) =>
  Object.entries(implementations).map(([program, expected]) => ({
    name,
    servers,
    program,
    expected,
    options: { ...KETAMA, dialect: PROGRAMS[program as keyof typeof PROGRAMS] },
  })),
);

const pairs = ({ points, owners }: Ring) => [...points].map((point, at) => [point, owners[at]]);

function sha256(ring: Ring): string {
  const lines = pairs(ring).map(([point, owner]) => `${point}:${owner}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

it('hashes the keys as ketama does', () => {
  expect([...HASHES_OF_KEYS]).toEqual(vectors.keyHashes);
});

it('there are twelve sets of servers and four programs', () => {
  expect(CASES).toHaveLength(48);
});

describe.each(CASES)('$program with $name', ({ servers, expected, options }) => {
  const ring = buildRing(servers, options);

  it('has the points of that program', () => {
    expect(ring.points).toHaveLength(expected.numPoints);
    expect(pairs(ring).slice(0, 10)).toEqual(expected.firstPoints);
    expect(pairs(ring).at(-1)).toEqual(expected.lastPoint);
    const owned = servers.map((_, index) => ring.owners.filter((owner) => owner === index).length);
    expect(owned).toEqual(expected.pointsPerServer);
    expect(sha256(ring)).toBe(expected.pointsSha256);
  });

  it('gives every key to the owner that it has there, whichever way it is looked up', () => {
    expect([...HASHES_OF_KEYS].map((hash) => ownerOfHash(ring, hash))).toEqual(expected.owners);
    expect([...ownersOfHashes(ring, HASHES_OF_KEYS)]).toEqual(expected.owners);
    expect([...HASHES_OF_KEYS].map((hash) => ownerOfHash(ring, hash))).toEqual(expected.owners);
    const order = KEYS.map((_, index) => index).sort(
      (a, b) => (HASHES_OF_KEYS[a] ?? 0) - (HASHES_OF_KEYS[b] ?? 0),
    );
    const swept = ownersOfSorted(
      ring,
      HASHES_OF_KEYS.toSorted((a, b) => a - b),
    );
    expect([...swept]).toEqual(order.map((index) => expected.owners[index]));
    const lookUp = createLookUp(ring);
    for (let round = 0; round < 2; round++) expect(KEYS.map(lookUp)).toEqual(expected.owners);
  });
});
