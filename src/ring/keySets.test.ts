import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_BYTES_MAX, KEY_KINDS, KEYS_MAX, keySet, readKeys } from './keySets';
import { slotOf } from './slots';

const FORMS = {
  wechat: /^wx:o[\w-]{27}$/,
  alipay: /^2088\d{12}$/,
  sequential: /^acct:\d+$/,
  zipf: /^wx:o[\w-]{27}$/,
  packet: /^hb:20260216\d{12}$/,
} as const;

describe('made keys', () => {
  it.each(KEY_KINDS)('%s: 100,000 distinct ones of its form', (kind) => {
    for (const seed of [0, 1, -7, 4_000_000_000]) {
      const { keys } = keySet(kind, 100_000, seed);
      expect(new Set(keys).size).toBe(100_000);
      expect(keys.find((key) => !FORMS[kind].test(key))).toBeUndefined();
    }
  });

  it.each(KEY_KINDS)(
    '%s: the same for the same seed, and a longer set goes on from a shorter one',
    (kind) => {
      expect(keySet(kind, 50, 3).keys).toEqual(keySet(kind, 200, 3).keys.slice(0, 50));
      const isSeeded = kind !== 'sequential';
      expect(keySet(kind, 1, 3).keys[0] !== keySet(kind, 1, 4).keys[0]).toBe(isSeeded);
      expect(keySet(kind, 0, 3).keys).toEqual([]);
      expect(keySet(kind, KEYS_MAX + 5, 3).keys).toHaveLength(KEYS_MAX);
    },
  );

  it('are these, in every engine', () => {
    expect(KEY_KINDS.map((kind) => keySet(kind, 2, 1).keys)).toMatchInlineSnapshot(`
      [
        [
          "wx:orsorjT3ql9G0tHXWszGsC42A91Y",
          "wx:oTQGkw4bC0gzzUUOtPLWLxyyn5If",
        ],
        [
          "2088933092077258",
          "2088551126067142",
        ],
        [
          "acct:0",
          "acct:1",
        ],
        [
          "wx:orsorjT3ql9G0tHXWszGsC42A91Y",
          "wx:oTQGkw4bC0gzzUUOtPLWLxyyn5If",
        ],
        [
          "hb:20260216806489494589",
          "hb:20260216424523480591",
        ],
      ]
    `);
  });

  it('give zipf traffic in proportion to 1/rank, and others none', () => {
    const { traffic } = keySet('zipf', 1_000, 1);
    expect(traffic?.slice(0, 4)).toEqual(Uint32Array.of(1_000, 500, 333, 250));
    expect(traffic?.at(-1)).toBe(1);
    expect(keySet('zipf', 0, 1).traffic).toEqual(new Uint32Array(0));
    expect(keySet('wechat', 5, 1).traffic).toBeNull();
  });

  it('spread user ids over all slots', () => {
    const counts = new Array<number>(100).fill(0);
    for (const key of keySet('alipay', 20_000, 1).keys) {
      const slot = slotOf(key, 0);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(200 - 5 * Math.sqrt(200));
    expect(Math.max(...counts)).toBeLessThan(200 + 5 * Math.sqrt(200));
  });
});

describe('keys that a person brings', () => {
  const none = { duplicates: 0, tooLong: 0, tooMany: 0 };

  it('are the lines, however they end, without a byte order mark and without blank ones', () => {
    expect(readKeys('\ufeffa\r\nb\n\n  \n\tc d \re')).toEqual({
      keys: ['a', 'b', '\tc d ', 'e'],
      dropped: none,
    });
    expect(readKeys('')).toEqual({ keys: [], dropped: none });
    expect(readKeys('\ufeff')).toEqual({ keys: [], dropped: none });
  });

  it('are kept once; repetitions are counted', () => {
    expect(readKeys('a\nb\na\na\n')).toEqual({ keys: ['a', 'b'], dropped: { ...none, duplicates: 2 } });
  });

  it('have 256 bytes in UTF-8 at the most', () => {
    for (const [letter, bytes] of [
      ['x', 1],
      ['é', 2],
      ['账', 3],
      ['\ud83d', 3],
      ['😀', 4],
    ] as const) {
      const longest = letter.repeat(Math.floor(KEY_BYTES_MAX / bytes));
      expect(Buffer.byteLength(letter)).toBe(bytes);
      expect(readKeys(`${longest}\n${longest}${letter}\nb`)).toEqual({
        keys: [longest, 'b'],
        dropped: { ...none, tooLong: 1 },
      });
    }
  });

  it('are 100,000 at the most; the lines after that are counted', () => {
    const lines = Array.from({ length: KEYS_MAX + 2 }, (_, index) => `k${index}`);
    const { keys, dropped } = readKeys([...lines, 'k0'].join('\n'));
    expect(keys).toEqual(lines.slice(0, KEYS_MAX));
    expect(dropped).toEqual({ duplicates: 1, tooLong: 0, tooMany: 2 });
  });

  it('account for every line that is not blank, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const { keys, dropped } = readKeys(text);
        const lines = text
          .replace(/^\ufeff/, '')
          .split(/[\r\n]+/)
          .filter((line) => line.trim() !== '');
        expect(keys.length + dropped.duplicates + dropped.tooLong + dropped.tooMany).toBe(lines.length);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
