import { NOBODY } from './types';

/**
 * For each key hash (u32) the index of its server by `hash % servers`: the baseline that a ring is compared with. One
 * server more moves n/(n+1) of the keys. Without servers everything is NOBODY's.
 */
export function moduloOwners(servers: number, hashes: Uint32Array): Uint16Array {
  const owners = new Uint16Array(hashes.length);
  if (servers === 0) return owners.fill(NOBODY);
  for (let i = 0; i < hashes.length; i++) owners[i] = (hashes[i] as number) % servers;
  return owners;
}
