/** Hash functions from texts to 32 bits. All read the UTF-8 bytes of a text, so that other programs find the same numbers. */
import { mix32 } from '../base/hash';
import { md5Word } from './md5';

/**
 * `md5`: its first word, as ketama does it. `fnv1a-mixed`: FNV-1a, then the finaliser of MurmurHash3. `fnv1a`: FNV-1a as it is.
 * `djb2`: Bernstein's h · 33 + byte. `byte-sum`: the bytes added up. The last three show what a ring does with a hash whose
 * results lie close together for texts that are much the same.
 */
export const HASHES = ['md5', 'fnv1a-mixed', 'fnv1a', 'djb2', 'byte-sum'] as const;
export type HashName = (typeof HASHES)[number];

const HASHERS: Readonly<Record<HashName, (text: string) => number>> = {
  md5: md5Word,
  'fnv1a-mixed': (text) => mix32(fnv1a(text)),
  fnv1a,
  djb2,
  'byte-sum': byteSum,
};

const encoder = new TextEncoder();

/** A pure function from a text to a whole number from 0 to 2³² − 1. */
export function hasherOf(name: HashName): (text: string) => number {
  return HASHERS[name];
}

/** The hash of each key, in the order of the keys. */
export function hashAll(name: HashName, keys: readonly string[]): Uint32Array {
  const hash = hasherOf(name);
  const hashes = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index++) hashes[index] = hash(keys[index] ?? '');
  return hashes;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return overBytes(text, 0x811c9dc5, (now, byte) => Math.imul(now ^ byte, 0x01000193));
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash >>> 0;
}

function djb2(text: string): number {
  return overBytes(text, 5381, (hash, byte) => (Math.imul(hash, 33) + byte) | 0);
}

function byteSum(text: string): number {
  return overBytes(text, 0, (hash, byte) => (hash + byte) | 0);
}

function overBytes(text: string, start: number, step: (hash: number, byte: number) => number): number {
  let hash = start;
  for (const byte of encoder.encode(text)) hash = step(hash, byte);
  return hash >>> 0;
}
