import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import type { Edit } from './edits';
import { hashAll } from './hashes';
import { decodeRingLink, encodeRingLink, type RingLink } from './link';
import { anyLink, BARE, MANY } from './links.fixture';
import { LIMITS } from './scene';

/** What UTF-8 makes of a text. */
const wellFormed = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

describe('a link', () => {
  it('gives back what it was made of', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const { link: read, problem } = decodeRingLink(encodeRingLink(link));
        expect(read).toEqual(link);
        const keys = link.edits.findLast((edit) => edit.kind === 'keys')?.keys;
        const isShort = keys?.kind === 'own' && keys.missing > 0;
        expect(problem?.code ?? null).toBe(isShort ? 'E209' : null);
      }),
      { numRuns: 300 },
    );
  });

  it('holds every kind of edit', () => {
    const link = { ...BARE, edits: MANY, compareWith: 3, probe: 'a 😀', transfer: [2, 0] } as const;
    expect(decodeRingLink(encodeRingLink(link))).toEqual({ link, problem: null });
  });

  it('is read at the end of a text, and among blanks', () => {
    const text = encodeRingLink({ ...BARE, preset: 2 });
    for (const found of [`https://example.org/app/${text}`, `See ${text} \n`])
      expect(decodeRingLink(found)).toEqual({ link: { ...BARE, preset: 2 }, problem: null });
  });

  it('of 2,000 edits is read back, and one with more is not', () => {
    const edits = Array.from(
      { length: LIMITS.edits },
      (_, index): Edit => ({
        kind: 'virtualNodes',
        count: 1 + (index % 400),
      }),
    );
    const link = { ...BARE, edits, compareWith: 1999 };
    const text = encodeRingLink(link);
    expect(text.length).toBeLessThan(6500);
    expect(decodeRingLink(text)).toEqual({ link, problem: null });
    const longer = encodeRingLink({ ...BARE, edits: [...edits, ...edits.slice(0, 1)] });
    expect(decodeRingLink(longer)).toEqual({ link: null, problem: { code: 'E204', values: {} } });
  });
});

describe('own keys', () => {
  const withKeys = (keys: readonly string[], missing = 0): RingLink => ({
    ...BARE,
    edits: [{ kind: 'keys', keys: { kind: 'own', keys, missing } }],
  });

  it('are part of a link up to 4,000 bytes, and counted beyond', () => {
    const few = withKeys(Array.from({ length: 400 }, (_, index) => `key-${String(index).padStart(6, '0')}`));
    expect(decodeRingLink(encodeRingLink(few))).toEqual({ link: few, problem: null });
    const many = withKeys(Array.from({ length: 401 }, (_, index) => `key-${String(index).padStart(6, '0')}`));
    expect(decodeRingLink(encodeRingLink(many))).toEqual({
      link: withKeys([], 401),
      problem: { code: 'E209', values: { count: '401' } },
    });
  });

  it('that were missing already stay counted, and no longer matter when other keys come', () => {
    const link = withKeys(['a'], 12);
    expect(decodeRingLink(encodeRingLink(link))).toEqual({
      link,
      problem: { code: 'E209', values: { count: '12' } },
    });
    const later = [...link.edits, { kind: 'keys', keys: { kind: 'zipf', count: 9, seed: 1 } } as const];
    expect(decodeRingLink(encodeRingLink({ ...link, edits: later })).problem).toBeNull();
  });

  it('are in it up to 256 bytes each, and a longer one keeps all of them out', () => {
    const longest = withKeys(['字'.repeat(85), 'x'.repeat(256)]);
    expect(decodeRingLink(encodeRingLink(longest))).toEqual({ link: longest, problem: null });
    expect(decodeRingLink(encodeRingLink(withKeys(['a', 'x'.repeat(257)])))).toEqual({
      link: withKeys([], 2),
      problem: { code: 'E209', values: { count: '2' } },
    });
  });

  it('and the probe may be any text; half a character comes back as U+FFFD, which is hashed the same', () => {
    const halves = ['\ud83d', 'a\udc00b', '😀'];
    const { link } = decodeRingLink(encodeRingLink({ ...withKeys(halves), probe: '\ud83d!' }));
    expect(link).toEqual({ ...withKeys(['\ufffd', 'a\ufffdb', '😀']), probe: '\ufffd!' });
    const [edit] = must(link).edits;
    const read = edit?.kind === 'keys' && edit.keys.kind === 'own' ? edit.keys.keys : [];
    expect(hashAll('md5', read)).toEqual(hashAll('md5', halves));
    const text = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (probe, keys) => {
        const back = decodeRingLink(encodeRingLink({ ...withKeys(keys), probe }));
        expect(back).toEqual({
          link: { ...withKeys(keys.map(wellFormed)), probe: wellFormed(probe) },
          problem: null,
        });
      }),
    );
  });

  it('leave a probe of more than 256 bytes out', () => {
    const most = { ...BARE, probe: `${'字'.repeat(85)}!` };
    expect(decodeRingLink(encodeRingLink(most))).toEqual({ link: most, problem: null });
    expect(decodeRingLink(encodeRingLink({ ...BARE, probe: '字'.repeat(86) }))).toEqual({
      link: BARE,
      problem: null,
    });
  });
});
