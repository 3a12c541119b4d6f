/** Goal: where a packet is, and where it goes, follows from names alone. Method: the ring's own functions, by another way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRing } from '../../ring/build';
import { skipping } from '../../ring/crash';
import { hasherOf } from '../../ring/hashes';
import { ownerOfHash } from '../../ring/lookUp';
import { lineOf, ownerIn, PACKET_ID } from './placement';

const FOUR = ['SET-1', 'SET-2', 'SET-3', 'SET-4'];
const names = fc.integer({ min: 1, max: 12 }).map((n) => Array.from({ length: n }, (_, i) => `SET-${i + 1}`));
const hash = hasherOf('md5')(PACKET_ID);

describe('placement', () => {
  it('gives the packet of the story to SET-1, and after it to SET-4', () => {
    expect(lineOf(FOUR)).toEqual(['SET-1', 'SET-4', 'SET-3', 'SET-2']);
  });

  it('names the owner that the ring names, and when some are down, whoever then owns the same hash', () => {
    fc.assert(
      fc.property(names, (sets) => {
        const ring = buildRing(sets.map((label) => ({ label, weight: 1 })));
        lineOf(sets).forEach((next, place) => {
          const down = lineOf(sets).slice(0, place);
          const left = skipping(ring, (index) => down.includes(sets[index] ?? ''));
          expect(sets[ownerOfHash(left, hash)]).toBe(next);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('does not depend on the order in which the servers are listed', () => {
    expect(lineOf(FOUR.toReversed())).toEqual(lineOf(FOUR));
  });

  it('comes back to the first after the last, and knows no owner on an empty ring', () => {
    expect([1, 4, 5].map((epoch) => ownerIn(epoch, FOUR))).toEqual(['SET-1', 'SET-2', 'SET-1']);
    expect(() => ownerIn(1, [])).toThrow('a ring without servers');
  });
});
