/** What a consistent-hash ring is made of: plain data. */
import type { HashName } from './hashes';

/** A shard, cache or machine that keys are placed on. */
export interface Server {
  /** Its name, which is what is hashed, and by which it is known again in another ring. */
  readonly label: string;
  /** 0 or more, in any unit: only the ratio to the others counts, except in the dialect `absolute`. */
  readonly weight: number;
  /** Where its only point lies, instead of where the hash puts it; without effect when it has another number of points. */
  readonly at?: number;
}

/**
 * Whose arithmetic, labels and ties: programs that call themselves compatible with ketama differ in all three.
 *
 * - `libketama`: Richard Jones's C of 2007, the reference.
 * - `libmemcached-weighted`: its BEHAVIOR_KETAMA_WEIGHTED with MD5; leaves the port 11211 out of the label.
 * - `hashring`: the npm package, version 3.2.0.
 * - `uhashring`: the Python package 2.1 with `hash_fn='ketama'`; a key on a point belongs to the next one.
 * - `absolute`: ours; points by the weight alone, so that no server's points depend on the others.
 */
export const DIALECTS = ['libketama', 'libmemcached-weighted', 'hashring', 'uhashring', 'absolute'] as const;
export type Dialect = (typeof DIALECTS)[number];

export interface RingOptions {
  readonly dialect: Dialect;
  /** Hashes points and keys alike. */
  readonly hash: HashName;
  /** Points of a server of average weight (`absolute`: of weight 1), 1 to 1000; 160 is ketama's. */
  readonly pointsPerServer: number;
}

/** What libketama does. */
export const KETAMA: RingOptions = { dialect: 'libketama', hash: 'md5', pointsPerServer: 160 };

/** Three arrays of the same length, one entry for each point. */
export interface Ring {
  readonly servers: readonly Server[];
  readonly options: RingOptions;
  /** Places on the circle of 2³², ascending; equal ones by server, then by ordinal. */
  readonly points: Uint32Array;
  /** Index into `servers`; {@link NOBODY} when no server is left that could own the point. */
  readonly owners: Uint16Array;
  /** Which of its server's points this is, from 0. */
  readonly ordinals: Uint16Array;
}

/** Stands for an owner where there is none. */
export const NOBODY = 0xffff;

/** Indices of servers are 16 bits wide, and one of the values is {@link NOBODY}. */
export const SERVERS_MAX = 0xffff;

/** Of one server: ordinals are 16 bits wide. */
export const POINTS_MAX = 0x1_0000;

/** Whether a key that hashes exactly onto a point belongs to the next point instead. */
export function isStrict({ dialect }: RingOptions): boolean {
  return dialect === 'uhashring';
}
