/**
 * Jump consistent hash (John Lamping, Eric Veach: A Fast, Minimal Memory, Consistent Hash Algorithm, arXiv 1406.2294,
 * figure 1). No table at all, and one bucket more moves exactly the keys that go to it; but buckets are numbers, so only
 * the last one can be taken away.
 */
import { NOBODY } from './types';

/** A key as the two halves of an unsigned 64-bit number. */
export interface WideKey {
  readonly high: number;
  readonly low: number;
}

/** 2862933555777941757, the multiplier of the paper's generator, in halves. */
const MULTIPLIER_HIGH = 0x27bb2ee6;
const MULTIPLIER_LOW = 0x87b0b0fd;

/** The bucket, 0 to `buckets` − 1 (`buckets` from 1 to 2^31 − 1), of an unsigned 64-bit key; a bigint is taken modulo 2^64. */
export function jumpBucket(key: bigint | WideKey, buckets: number): number {
  if (typeof key !== 'bigint') return jump(key.high >>> 0, key.low >>> 0, buckets);
  const wide = BigInt.asUintN(64, key);
  return jump(Number(wide >> 32n), Number(wide & 0xffff_ffffn), buckets);
}

/**
 * For each key hash (u32, taken as a 64-bit key without its upper half) the index of its server by place in the list.
 * A server that leaves the middle of the list renumbers those after it. Without servers everything is NOBODY's.
 */
export function jumpOwners(servers: number, hashes: Uint32Array): Uint16Array {
  const owners = new Uint16Array(hashes.length);
  if (servers === 0) return owners.fill(NOBODY);
  for (let i = 0; i < hashes.length; i++) owners[i] = jump(0, hashes[i] as number, servers);
  return owners;
}

function jump(keyHigh: number, keyLow: number, buckets: number): number {
  let high = keyHigh;
  let low = keyLow;
  let bucket = 0;
  let next = 0;
  while (next < buckets) {
    bucket = next;
    // key = key · multiplier + 1 modulo 2^64. The parts of the lower product stay below 2^49, so doubles hold them exactly.
    const carry = ((low & 0xffff) * MULTIPLIER_LOW) / 0x1_0000;
    const upper = ((low >>> 16) * MULTIPLIER_LOW + Math.floor(carry)) / 0x1_0000;
    high = Math.imul(high, MULTIPLIER_LOW) + Math.imul(low, MULTIPLIER_HIGH) + Math.floor(upper);
    low = (Math.imul(low, MULTIPLIER_LOW) + 1) >>> 0;
    high = (low === 0 ? high + 1 : high) >>> 0;
    next = Math.floor((bucket + 1) * (0x8000_0000 / ((high >>> 1) + 1)));
  }
  return bucket;
}
