/**
 * A permutation of the 32-bit words that leaves no trace of their order: murmur3's finaliser (Austin Appleby, public
 * domain). Different words stay different, which the callers rely on.
 */
export function mix32(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
