/** How version 1 of a ring link writes edits. Codes are places in lists to which things are only ever added. */
import { type BitReader, type BitWriter, OutOfBits } from '../base/bits';
import { ALGORITHMS } from './algorithm';
import type { Edit } from './edits';
import { HASHES } from './hashes';
import { KEY_BYTES_MAX, KEY_KINDS } from './keySets';
import { type KeySource, LIMITS } from './scene';
import { DIALECTS } from './types';

/** APPEND ONLY; written in four bits. */
const KINDS = [
  'add',
  'remove',
  'crash',
  'recover',
  'weigh',
  'put',
  'shards',
  'algorithm',
  'virtualNodes',
  'dialect',
  'hash',
  'copies',
  'bound',
  'keys',
  'assign',
] as const satisfies readonly Edit['kind'][];

/** Choices of a list that may grow are written in four bits. */
const CHOICES = 16;
/** Own keys are part of a link up to so many bytes of UTF-8 together. */
const ownKeysBytesMax = 4000;
const utf8 = new TextEncoder();

export function writeEdit(pen: BitWriter, edit: Edit): void {
  pen.choice(KINDS.indexOf(edit.kind), CHOICES);
  switch (edit.kind) {
    case 'add':
      pen.number(edit.weight);
      break;
    case 'weigh':
      pen.number(edit.id);
      pen.number(edit.weight);
      break;
    case 'put':
      pen.number(edit.id);
      pen.flag(edit.at !== null);
      if (edit.at !== null) pen.fixed(edit.at, 32);
      break;
    case 'assign':
      for (const number of [edit.id, edit.from, edit.to]) pen.number(number);
      break;
    case 'bound':
      pen.number(edit.percent ?? 0);
      break;
    case 'keys':
      writeKeys(pen, edit.keys);
      break;
    default:
      writeOne(pen, edit);
  }
}

type OfOneField = Exclude<Edit, { readonly kind: 'add' | 'weigh' | 'put' | 'assign' | 'bound' | 'keys' }>;

function writeOne(pen: BitWriter, edit: OfOneField): void {
  switch (edit.kind) {
    case 'algorithm':
      pen.choice(ALGORITHMS.indexOf(edit.algorithm), CHOICES);
      break;
    case 'dialect':
      pen.choice(DIALECTS.indexOf(edit.dialect), CHOICES);
      break;
    case 'hash':
      pen.choice(HASHES.indexOf(edit.hash), CHOICES);
      break;
    default:
      pen.number('id' in edit ? edit.id : edit.count);
  }
}

function writeKeys(pen: BitWriter, source: KeySource): void {
  if (source.kind !== 'own') {
    pen.choice(KEY_KINDS.indexOf(source.kind), CHOICES);
    pen.number(source.count);
    pen.number(source.seed);
    return;
  }
  pen.choice(CHOICES - 1, CHOICES);
  const lengths = source.keys.map((key) => utf8.encode(key).length);
  const bytes = lengths.reduce((sum, length) => sum + length, 0);
  // A reader takes no longer key, so one of those keeps all of them out.
  const isTooMuch = bytes > ownKeysBytesMax || lengths.some((length) => length > KEY_BYTES_MAX);
  pen.number(source.missing + (isTooMuch ? source.keys.length : 0));
  pen.number(isTooMuch ? 0 : source.keys.length);
  if (!isTooMuch) for (const key of source.keys) pen.text(key);
}

/** The next edit. Throws {@link OutOfBits} when there is none, or none that this version knows. */
export function readEdit(eye: BitReader): Edit {
  const kind = pick(KINDS, eye);
  switch (kind) {
    case 'add':
      return { kind, weight: eye.number(LIMITS.weight) };
    case 'remove':
    case 'crash':
    case 'recover':
      return { kind, id: eye.number() };
    case 'weigh':
      return { kind, id: eye.number(), weight: eye.number(LIMITS.weight) };
    case 'put':
      return { kind, id: eye.number(), at: eye.flag() ? eye.fixed(32) : null };
    case 'shards':
    case 'virtualNodes':
    case 'copies':
      return { kind, count: eye.number() };
    case 'algorithm':
      return { kind, algorithm: pick(ALGORITHMS, eye) };
    case 'dialect':
      return { kind, dialect: pick(DIALECTS, eye) };
    case 'hash':
      return { kind, hash: pick(HASHES, eye) };
    case 'bound': {
      const percent = eye.number();
      return { kind, percent: percent === 0 ? null : percent };
    }
    case 'keys':
      return { kind, keys: readKeys(eye) };
    case 'assign':
      return { kind, id: eye.number(), from: eye.number(), to: eye.number() };
  }
}

function readKeys(eye: BitReader): KeySource {
  const code = eye.choice(CHOICES);
  if (code < CHOICES - 1) {
    const kind = KEY_KINDS[code];
    if (kind === undefined) throw new OutOfBits();
    return { kind, count: eye.number(LIMITS.keys), seed: eye.number(LIMITS.seed) };
  }
  const missing = eye.number(LIMITS.keys);
  const count = eye.number(LIMITS.keys);
  const keys: string[] = [];
  while (keys.length < count) keys.push(eye.text(KEY_BYTES_MAX));
  return { kind: 'own', keys, missing };
}

function pick<T>(list: readonly T[], eye: BitReader): T {
  const item = list[eye.choice(CHOICES)];
  if (item === undefined) throw new OutOfBits();
  return item;
}
