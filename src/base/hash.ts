/** 32-bit FNV-1a with a finaliser (murmur3's), over UTF-16 code units. For addressed randomness and digests, not for security. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}

/**
 * Addressed randomness: a number in [0, 1) that depends on nothing but the parts that name it. Asking for one more
 * number never changes the others, so one intervention does not reshuffle the rest of a run.
 */
export function randomAt(seed: number, ...address: readonly (string | number)[]): number {
  return hash32(`${seed}/${address.join('/')}`) / 0x1_0000_0000;
}
