/** Links for tests. */
import fc from 'fast-check';
import { must } from '../base/assert';
import type { Edit } from './edits';
import type { RingLink } from './link';
import { PRESETS } from './presets';
import { anyEdit, anyKey, possibleOnes } from './scenes.fixture';

export const BARE: RingLink = { preset: 0, edits: [], compareWith: null, probe: '', transfer: null };

/** Every kind of edit that there is, with the ends of its ranges. An old link holds them: a new kind gets a list of its own. */
export const MANY: readonly Edit[] = [
  { kind: 'add', weight: 1000 },
  { kind: 'crash', id: 2 },
  { kind: 'recover', id: 2 },
  { kind: 'weigh', id: 5, weight: 0 },
  { kind: 'put', id: 1, at: 0xffff_ffff },
  { kind: 'put', id: 1, at: null },
  { kind: 'remove', id: 3 },
  { kind: 'assign', id: 4, from: 0, to: 99 },
  { kind: 'algorithm', algorithm: 'slots' },
  { kind: 'virtualNodes', count: 400 },
  { kind: 'dialect', dialect: 'absolute' },
  { kind: 'hash', hash: 'byte-sum' },
  { kind: 'copies', count: 3 },
  { kind: 'bound', percent: 101 },
  { kind: 'bound', percent: null },
  { kind: 'keys', keys: { kind: 'packet', count: 100_000, seed: 9999 } },
  { kind: 'keys', keys: { kind: 'own', keys: ['李雷', '👨‍👩‍👧‍👦', '2088000000001234'], missing: 0 } },
  { kind: 'shards', count: 1000 },
];

export const anyLink: fc.Arbitrary<RingLink> = fc
  .record({
    preset: fc.nat(PRESETS.length - 1),
    edits: fc.array(anyEdit, { maxLength: 20 }),
    compareWith: fc.option(fc.nat(20)),
    probe: fc.oneof(fc.constant(''), anyKey),
    transfer: fc.option(fc.tuple(fc.nat(99_999), fc.nat(99_999))),
  })
  .map((link) => {
    const edits = possibleOnes(must(PRESETS[link.preset]).scene, link.edits);
    const compareWith = link.compareWith === null ? null : Math.min(link.compareWith, edits.length);
    return { ...link, edits, compareWith };
  });
