/** Keys to place: made ones, the same for the same seed everywhere, and those that a person brings along. */
import { hash32, mix32 } from '../base/hash';

export const KEY_KINDS = ['wechat', 'alipay', 'sequential', 'zipf', 'packet'] as const;

/**
 * `wechat`: `wx:` and a made-up openid, `o` and 27 of A–Z a–z 0–9 _ -. `alipay`: a made-up user id, `2088` and twelve digits.
 * `sequential`: `acct:0`, `acct:1`, … whatever the seed. `zipf`: keys as in `wechat`, the first being the busiest.
 * `packet`: the number of a red packet, `hb:20260216` and twelve digits.
 */
export type KeyKind = (typeof KEY_KINDS)[number];

export interface KeySet {
  /** Distinct. */
  readonly keys: readonly string[];
  /** How many transfers each key takes part in, at least one; null: all the same. */
  readonly traffic: Uint32Array | null;
}

/** As many keys as are made or read at the most. */
export const KEYS_MAX = 100_000;
/** Bytes of one uploaded key in UTF-8. */
export const KEY_BYTES_MAX = 256;

/** `count` keys, from 0 to `KEYS_MAX`; more are cut off. `seed`: any whole number. */
export function keySet(kind: KeyKind, count: number, seed: number): KeySet {
  const keyAt = MAKERS[kind](hash32(`${kind === 'zipf' ? 'wechat' : kind}/${seed}`));
  const keys = Array.from({ length: Math.min(count, KEYS_MAX) }, (_, index) => keyAt(index));
  return { keys, traffic: kind === 'zipf' ? zipfTraffic(keys.length) : null };
}

/** The traffic of rank r (from 1) among `count`: count/r, rounded, so the last has 1 and the first `count` times as much. */
function zipfTraffic(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => Math.round(count / (index + 1)));
}

type Maker = (seed: number) => (index: number) => string;

const MAKERS: Readonly<Record<KeyKind, Maker>> = {
  wechat: openIds,
  alipay: (seed) => numbered('2088', seed),
  sequential: () => (index) => `acct:${index}`,
  zipf: openIds,
  packet: (seed) => numbered('hb:20260216', seed),
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
/** All pairs of letters, by twelve bits: half as many steps as letter by letter. */
const PAIRS = Array.from(LETTERS).flatMap((first) => Array.from(LETTERS, (second) => first + second));
const PAIR_MASK = 0xfff;

/** Four letters count, which keeps the ids distinct, and the others are drawn. */
function openIds(seed: number): (index: number) => string {
  return (index) => {
    const counted = (seed + Math.imul(index, 0x9e3779)) & 0xff_ffff;
    let id = `wx:o${PAIRS[counted >>> 12]}${PAIRS[counted & PAIR_MASK]}`;
    let word = mix32(seed ^ mix32(index));
    for (let pairs = 0; pairs < 5; pairs++) {
      id += `${PAIRS[word & PAIR_MASK]}${PAIRS[(word >>> 12) & PAIR_MASK]}`;
      word = mix32(word + 0x9e3779b9);
    }
    return `${id}${PAIRS[word & PAIR_MASK]}${LETTERS[word >>> 26]}`;
  };
}

/** Twelve digits: eight count in big steps, which keeps the numbers distinct, and the last four are drawn. */
function numbered(prefix: string, seed: number): (index: number) => string {
  return (index) => {
    const counted = (seed + index * 61_803_399) % 100_000_000;
    const drawn = mix32(seed ^ mix32(index)) % 10_000;
    return `${prefix}${String(counted * 10_000 + drawn).padStart(12, '0')}`;
  };
}

/** What was made of an uploaded list of keys. */
export interface ReadKeys {
  readonly keys: readonly string[];
  /** Lines that repeat a kept key; lines longer than `KEY_BYTES_MAX`; further lines when `KEYS_MAX` keys were kept. */
  readonly dropped: { readonly duplicates: number; readonly tooLong: number; readonly tooMany: number };
}

/**
 * One key a line, as it stands, spaces and all; a byte order mark at the beginning and blank lines are left out. Lines end
 * with LF, CR LF or CR. Never throws: what cannot be used is counted, and the rest is kept.
 */
export function readKeys(text: string): ReadKeys {
  const kept = new Set<string>();
  const dropped = { duplicates: 0, tooLong: 0, tooMany: 0 };
  const lines = text.startsWith('\ufeff') ? text.slice(1) : text;
  for (const [line] of lines.matchAll(LINE)) {
    if (line.trim() === '') continue;
    if (utf8Bytes(line) > KEY_BYTES_MAX) dropped.tooLong++;
    else if (kept.has(line)) dropped.duplicates++;
    else if (kept.size === KEYS_MAX) dropped.tooMany++;
    else kept.add(line);
  }
  return { keys: [...kept], dropped };
}

const LINE = /[^\r\n]+/g;

/** Length in UTF-8; a lone surrogate becomes U+FFFD and takes three bytes. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const next = text.charCodeAt(i + 1);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (isPair) i++;
    bytes += unit < 0x800 ? 1 : 2;
  }
  return bytes;
}
