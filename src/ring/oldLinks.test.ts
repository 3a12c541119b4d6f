import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { crc32 } from '../base/crc32';
import { decodeRingLink, encodeRingLink, type RingLink } from './link';
import { BARE, MANY } from './links.fixture';
import { hashedKeysOf, placementOf } from './placement';
import { PRESETS } from './presets';

/*
 * Links that people may have. The list only grows: a link that no longer means what it meant is a broken promise, and neither
 * `text` nor `link` is ever adapted to a change of the program.
 */
const OLD_LINKS: readonly { readonly text: string; readonly link: RingLink }[] = [
  { text: '#/ring/1.AABB2RL_', link: BARE },
  { text: '#/ring/1.EAALGwCu', link: { ...BARE, preset: 1 } },
  { text: '#/ring/1.IADUXTZd', link: { ...BARE, preset: 2 } },
  { text: '#/ring/1.MACenyQM', link: { ...BARE, preset: 3 } },
  { text: '#/ring/1.QACxoF36', link: { ...BARE, preset: 4 } },
  { text: '#/ring/1.UAD7Yk-r', link: { ...BARE, preset: 5 } },
  { text: '#/ring/1.YAAkJHlY', link: { ...BARE, preset: 6 } },
  { text: '#/ring/1.ARIAhnfD9g', link: { ...BARE, edits: [{ kind: 'remove', id: 2 }] } },
  {
    text: '#/ring/1.IQGHk0MR0ZGBkbGBkYmxgYGBgYGBgYGBgYGIjnV5PQ',
    link: {
      ...BARE,
      preset: 2,
      edits: [{ kind: 'add', weight: 1 }],
      compareWith: 0,
      probe: 'hb:20260216000000000001',
    },
  },
  {
    text: '#/ring/1.EiFzBOSAqlQW4Q',
    link: {
      ...BARE,
      preset: 1,
      edits: [
        { kind: 'crash', id: 1 },
        { kind: 'algorithm', algorithm: 'rendezvous' },
      ],
      transfer: [3, 17],
    },
  },
  {
    text: '#/ring/1.CiCN8SIyRQUf____-ohPkC8F1iKaUpLPNwcDUjKuD-cst8DbmnY7pm7eT8J-RqOKAjfCfkanigI3wn5Gn4oCN8J-RpoIyMDg4MDAwMDAwMDAxMjM0aN8Z2PNOx3TN25B4T8xAQHNcyul',
    link: { ...BARE, edits: MANY, compareWith: 3, probe: '李雷 😀', transfer: [0, 1] },
  },
];

/** What the presets began with when the first links to them were made: their names, and the owners of all keys. */
const OLD_PRESETS: readonly (readonly [id: string, keys: number, owners: number])[] = [
  ['one-leaves', 24, 1_116_596_597],
  ['virtual', 1000, 2_397_433_183],
  ['ring-slots-modulo', 20_000, 1_950_436_611],
  ['weights', 10_000, 2_316_920_812],
  ['bad-hash', 10_000, 3_072_309_939],
  ['hot-key', 1000, 3_733_491_221],
  ['large', 100_000, 509_244_139],
];

describe('old links', () => {
  it.each(OLD_LINKS)('still mean what they meant: $text', ({ text, link }) => {
    expect(decodeRingLink(text)).toEqual({ link, problem: null });
    expect(encodeRingLink(link)).toBe(text);
  });

  it.each(OLD_PRESETS.map(([id, keys, owners], place) => ({ id, keys, owners, place })))(
    'still begin where they began: $id',
    ({ id, keys, owners, place }) => {
      const preset = must(PRESETS[place]);
      const { scene } = preset;
      const placed = placementOf(scene, hashedKeysOf(scene.keys, scene.hash)).owners;
      const found = crc32(Array.from(placed).flatMap((owner) => [owner >> 8, owner & 255]));
      expect([preset.id, placed.length, found]).toEqual([id, keys, owners]);
    },
  );
});
