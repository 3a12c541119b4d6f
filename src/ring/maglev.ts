/**
 * Maglev hashing (Daniel Eisenbud and others: Maglev, a fast and reliable software network load balancer, NSDI 2016,
 * pseudocode 1). Every backend has its own order of the table's entries; they take turns, each takes its next free one.
 */
import { assert } from '../base/assert';
import { md5Into } from './md5';
import { NOBODY } from './types';

/** The size of the table in the paper, and in Envoy. A prime, or an order would not reach every entry. */
export const MAGLEV_SIZE = 65_537;

/**
 * For each entry of the table the index of its name. The counts of any two names differ by at most one. The first two
 * md5 words of a name give where its order begins and how far it jumps. `size`: a prime, or this throws E900; with more
 * names than entries the last names get none. Without names every entry is NOBODY's. Weights are not modelled.
 */
export function maglevTable(names: readonly string[], size = MAGLEV_SIZE): Uint16Array {
  assert(isPrime(size), 'a Maglev table needs a prime size');
  const table = new Uint16Array(size).fill(NOBODY);
  const next = new Uint32Array(names.length);
  const jumps = new Uint32Array(names.length);
  const digest = new Uint32Array(4);
  for (const [index, name] of names.entries()) {
    md5Into(name, digest);
    next[index] = (digest[0] as number) % size;
    jumps[index] = ((digest[1] as number) % (size - 1)) + 1;
  }
  let free = names.length === 0 ? 0 : size;
  for (let turn = 0; free > 0; turn = turn + 1 === names.length ? 0 : turn + 1) {
    const jump = jumps[turn] as number;
    let entry = next[turn] as number;
    while (table[entry] !== NOBODY) entry = (entry + jump) % size;
    table[entry] = turn;
    next[turn] = (entry + jump) % size;
    free--;
  }
  return table;
}

/** Otherwise a name could search for ever among the entries that its order comes to. */
function isPrime(size: number): boolean {
  for (let divisor = 2; divisor * divisor <= size; divisor++) if (size % divisor === 0) return false;
  return Number.isInteger(size) && size > 1;
}

/** For each key hash (u32) what its entry of the table says: entry `hash % table.length`. */
export function maglevOwners(table: Uint16Array, hashes: Uint32Array): Uint16Array {
  const owners = new Uint16Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) owners[i] = table[(hashes[i] as number) % table.length] as number;
  return owners;
}
