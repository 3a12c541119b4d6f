/** Scenes and edits for tests: small enough to be counted by hand, and with every kind of edit, the impossible ones too. */
import fc from 'fast-check';
import { ALGORITHMS } from './algorithm';
import { applyEdit, type Edit, refusalOf } from './edits';
import { HASHES } from './hashes';
import { KEY_KINDS } from './keySets';
import { equalShards, type KeySource, type Scene } from './scene';
import { DIALECTS } from './types';

/** Four equal shards, few points, few keys. */
export const SMALL: Scene = {
  ...equalShards(4),
  algorithm: 'ring',
  virtualNodes: 8,
  dialect: 'libketama',
  hash: 'fnv1a-mixed',
  copies: 1,
  boundPercent: null,
  keys: { kind: 'wechat', count: 300, seed: 7 },
};

/** Ids that are there, or were, or never will be. */
const id = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constantFrom(0, 7, 999));
const weight = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 5 }) },
  fc.constantFrom(1000, 1001),
);
const slot = fc.integer({ min: 0, max: 101 });

/** Texts that UTF-8 can say, with emoji; whole characters only. */
export const anyKey: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('2088000000001234', '😀', '👨‍👩‍👧‍👦', '李雷', 'constructor', '\ufeff', '\n'),
);

const anyKeys: fc.Arbitrary<KeySource> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...KEY_KINDS),
    count: fc.integer({ min: 0, max: 200 }),
    seed: fc.integer({ min: 0, max: 9999 }),
  }),
  fc.record({
    kind: fc.constant('own' as const),
    keys: fc.uniqueArray(anyKey, { maxLength: 6 }),
    missing: fc.constantFrom(0, 0, 12),
  }),
);

/** What changes which shards there are, and who has which slots. */
export const anyShardEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), weight }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'crash' as const, 'recover' as const), id }),
  fc.record({ kind: fc.constant('weigh' as const), id, weight }),
  fc.record({ kind: fc.constant('assign' as const), id, from: slot, to: slot }),
  fc.record({ kind: fc.constant('shards' as const), count: fc.integer({ min: 0, max: 6 }) }),
);

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: anyShardEdit },
  fc.record({
    kind: fc.constant('put' as const),
    id,
    at: fc.oneof(fc.constantFrom(null, 0, 0xffff_ffff, 0x1_0000_0000), fc.nat()),
  }),
  fc.record({ kind: fc.constant('algorithm' as const), algorithm: fc.constantFrom(...ALGORITHMS) }),
  fc.record({ kind: fc.constant('virtualNodes' as const), count: fc.constantFrom(1, 2, 8, 40, 0, 401) }),
  fc.record({ kind: fc.constant('dialect' as const), dialect: fc.constantFrom(...DIALECTS) }),
  fc.record({ kind: fc.constant('hash' as const), hash: fc.constantFrom(...HASHES) }),
  fc.record({ kind: fc.constant('copies' as const), count: fc.integer({ min: 0, max: 4 }) }),
  fc.record({
    kind: fc.constant('bound' as const),
    percent: fc.constantFrom(null, 100, 101, 125, 400, 401),
  }),
  fc.record({ kind: fc.constant('keys' as const), keys: anyKeys }),
);

/** Those of the edits that are possible where they stand. */
export function possibleOnes(start: Scene, edits: readonly Edit[]): Edit[] {
  let now = start;
  return edits.filter((edit) => {
    if (refusalOf(now, edit) !== null) return false;
    now = applyEdit(now, edit);
    return true;
  });
}

export function afterEdits(start: Scene, edits: readonly Edit[]): Scene {
  return edits.reduce(applyEdit, start);
}

/** A scene that people came to by so many edits. */
export function sceneAfter(
  edit: fc.Arbitrary<Edit>,
  maxLength = 8,
  start: Scene = SMALL,
): fc.Arbitrary<Scene> {
  return fc.array(edit, { maxLength }).map((edits) => afterEdits(start, edits));
}
