/**
 * Which shard keeps an account in which epoch, by a consistent-hash ring of the shards' names with libketama's points. It places
 * accounts and nothing else: that an account has one owner at a time is what the protocol is for.
 */
import { must } from '../../base/assert';
import { buildRing } from '../../ring/build';
import { createLookUp } from '../../ring/lookUp';

/** The shards on the ring in one epoch, in the order in which they joined. */
export interface Epoch {
  readonly number: 1 | 2;
  readonly shards: readonly string[];
}

/** All but the last one are there from the start; the last one joins in epoch 2. At least two shards. */
export function epochsOf(shards: readonly string[]): readonly [Epoch, Epoch] {
  return [
    { number: 1, shards: shards.slice(0, -1) },
    { number: 2, shards },
  ];
}

/** The shard that keeps the account with this key in an epoch; all weigh the same. */
export function ownerIn({ shards }: Epoch, key: string): string {
  const ring = buildRing(shards.map((label) => ({ label, weight: 1 })));
  return must(shards[createLookUp(ring)(key)], 'a ring without shards');
}
