/** 32-bit FNV-1a with a finaliser (murmur3's), over UTF-16 code units. For addressed randomness and digests, not for security. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return mix32(hash);
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the word reaches every bit of the result, a u32. One to one. */
export function mix32(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Addressed randomness: a number in [0, 1) that depends on nothing but the parts that name it. Asking for one more
 * number never changes the others, so one intervention does not reshuffle the rest of a run.
 */
export function randomAt(seed: number, ...address: readonly (string | number)[]): number {
  return hash32(`${seed}/${address.join('/')}`) / 0x1_0000_0000;
}
