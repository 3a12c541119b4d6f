import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing } from './build';
import { hashAll, hasherOf } from './hashes';
import { createLookUp, ownerOfHash, ownersOfHashes, ownersOfSorted, placeOf } from './lookUp';
import { anyHash, anyOptions, anyServers, borders, equalServers, ownerByHand } from './rings.fixture';
import { KETAMA, NOBODY } from './types';
import { cases } from './vectors/ketama-vectors.json';

const anyRing = fc.tuple(anyServers, anyOptions).map(([servers, options]) => buildRing(servers, options));

describe('the owner of a hash', () => {
  it('is that of the next point clockwise, whichever way it is looked up', () => {
    fc.assert(
      fc.property(anyRing, fc.array(anyHash, { maxLength: 20 }), (ring, some) => {
        const hashes = Uint32Array.from([...some, ...borders(ring).slice(0, 120)]).sort((a, b) => a - b);
        const expected = [...hashes].map((hash) => ownerByHand(ring, hash));
        expect([...hashes].map((hash) => ownerOfHash(ring, hash))).toEqual(expected);
        expect([...ownersOfSorted(ring, hashes)]).toEqual(expected);
        expect([...ownersOfHashes(ring, hashes)]).toEqual(expected);
        expect([...hashes].map((hash) => ownerOfHash(ring, hash))).toEqual(expected);
        expect([...ownersOfHashes(ring, hashes.toReversed())]).toEqual(expected.toReversed());
      }),
    );
  });

  it('is the server at the point itself, except in uhashring', () => {
    const servers = equalServers(2).map((server, index) => ({ ...server, at: (index + 1) * 100 }));
    const ownerAt = (dialect: 'libketama' | 'uhashring', hash: number) =>
      ownerOfHash(buildRing(servers, { ...KETAMA, dialect, pointsPerServer: 1 }), hash);
    expect([0, 99, 100, 101, 200, 201, 0xffff_ffff].map((hash) => ownerAt('libketama', hash))).toEqual([
      0, 0, 0, 1, 1, 0, 0,
    ]);
    expect([0, 99, 100, 101, 200, 201, 0xffff_ffff].map((hash) => ownerAt('uhashring', hash))).toEqual([
      0, 0, 1, 1, 0, 0, 0,
    ]);
  });

  it('writes into the array that is given, and nothing behind the last hash', () => {
    const hashes = Uint32Array.of(1, 2);
    for (const ring of [buildRing([]), buildRing(equalServers(1))])
      for (const owners of [ownersOfHashes, ownersOfSorted]) {
        const out = Uint16Array.of(7, 7, 7);
        expect(owners(ring, hashes, out)).toBe(out);
        expect(out[2]).toBe(7);
        expect(out[0]).toBe(ring.servers.length === 0 ? NOBODY : 0);
      }
  });

  it('agrees for 100,000 keys on a thousand servers', () => {
    const ring = buildRing(equalServers(1_000));
    const hashes = hashAll(
      'md5',
      Array.from({ length: 100_000 }, (_, index) => `acct:${index}`),
    );
    const owners = ownersOfHashes(ring, hashes);
    expect(owners.every((owner, key) => owner === ring.owners[placeOf(ring, hashes[key] ?? 0)])).toBe(true);
    const sorted = hashes.toSorted((a, b) => a - b);
    expect(ownersOfSorted(ring, sorted)).toEqual(ownersOfHashes(ring, sorted));
  });

  it('is found quickly where a bad hash heaps all points up', () => {
    const options = { ...KETAMA, hash: 'byte-sum' } as const;
    const ring = buildRing(equalServers(20), options);
    const hashes = hashAll(
      'byte-sum',
      Array.from({ length: 2_000 }, (_, index) => `acct:${index}`),
    );
    expect([...ownersOfHashes(ring, hashes)]).toEqual([...hashes].map((hash) => ownerByHand(ring, hash)));
  });
});

describe('the look-up of keys', () => {
  it('answers the same before and after it has a table, and when its memo is full or emptied', () => {
    const ring = buildRing(equalServers(5));
    const lookUp = createLookUp(ring);
    const hash = hasherOf('md5');
    let wrong = 0;
    for (let key = 0; key < 60_000; key++) {
      const name = `acct:${key % 40_000}`;
      if (lookUp(name) !== ring.owners[placeOf(ring, hash(name))]) wrong++;
      if (lookUp('acct:0') !== ring.owners[placeOf(ring, hash('acct:0'))]) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it('finds nobody where there is nobody', () => {
    const lookUp = createLookUp(buildRing([]));
    expect([lookUp('a'), lookUp('a')]).toEqual([NOBODY, NOBODY]);
  });
});

/* RJ/ketama, libketama/ketama_test.c: an empty line for the error that there is not, then hash, point and server for the keys 0 to 999999. */
it("passes libketama's own test of a million look-ups", () => {
  const ring = buildRing(cases[0]?.servers ?? []);
  const output = createHash('md5').update('\n');
  let lines = '';
  for (let key = 0; key < 1_000_000; key++) {
    const hash = hasherOf('md5')(`${key}`);
    const place = placeOf(ring, hash);
    lines += `${hash} ${ring.points[place]} ${ring.servers[ring.owners[place] ?? 0]?.label}\n`;
    if (key % 1_000 !== 999) continue;
    output.update(lines);
    lines = '';
  }
  expect(output.digest('hex')).toBe('5672b131391f5aa2b280936aec1eea74');
});
