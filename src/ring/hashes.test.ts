import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32 } from '../base/hash';
import { HASHES, hashAll, hasherOf } from './hashes';

/* Published values: the FNV test suite of Landon Curt Noll, and Bernstein's recurrence by hand. */
describe('hashes', () => {
  it.each([
    ['fnv1a', '', 0x811c9dc5],
    ['fnv1a', 'a', 0xe40c292c],
    ['fnv1a', 'foobar', 0xbf9cf968],
    ['djb2', '', 5_381],
    ['djb2', 'a', 5_381 * 33 + 97],
    ['byte-sum', 'ab', 195],
    ['byte-sum', 'é', 0xc3 + 0xa9],
    ['md5', '', 0xd98c1dd4],
  ] as const)('%s of "%s"', (name, text, expected) => {
    expect(hasherOf(name)(text)).toBe(expected);
  });

  it('mixes FNV-1a as the rest of the program does, as long as the text is ASCII', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(hasherOf('fnv1a-mixed')(text)).toBe(hash32(text));
      }),
    );
  });

  it.each(HASHES)('%s reads half of a pair as U+FFFD, and gives 32 bits without sign', (name) => {
    const hash = hasherOf(name);
    expect(hash('a\ud83d')).toBe(hash('a\ufffd'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hash(text) >>> 0).toBe(hash(text));
      }),
    );
  });

  it('hashes many keys in their order', () => {
    expect([...hashAll('djb2', ['b', 'a', 'b'])]).toEqual([177_671, 177_670, 177_671]);
    expect(hashAll('md5', [])).toHaveLength(0);
  });
});
