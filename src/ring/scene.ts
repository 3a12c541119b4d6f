/**
 * What the ring page shows, as plain data: shards, how they are placed, and which keys are asked for. A scene holds choices alone;
 * who owns what is computed from it (`placement.ts`).
 */
import type { Algorithm } from './algorithm';
import type { HashName } from './hashes';
import { KEYS_MAX, type KeyKind } from './keySets';
import { evenTable, type SlotTable } from './slots';
import type { Dialect, RingOptions, Server } from './types';

/** A ledger shard. `id` counts up and is never used again, so colours and letters stay when another one goes. */
export interface Shard {
  readonly id: number;
  /** A whole number; what it counts for beside the others. */
  readonly weight: number;
  /** Where a person put its only point; `null`: where the hash puts it. */
  readonly at: number | null;
  /** Crashed: its points stay, and whoever meets them walks on. */
  readonly isDown: boolean;
}

/** Which keys are placed: made by a rule from a seed, or brought by a person. */
export type KeySource =
  | { readonly kind: KeyKind; readonly count: number; readonly seed: number }
  /** `missing`: so many more there were where the link comes from. */
  | { readonly kind: 'own'; readonly keys: readonly string[]; readonly missing: number };

export interface Scene {
  readonly shards: readonly Shard[];
  /** The id of the next shard. */
  readonly nextId: number;
  readonly algorithm: Algorithm;
  /** Which shard holds which of the 100 slots, by its place in `shards`; kept along as shards come and go. */
  readonly slotTable: SlotTable;
  /** What follows holds for the ring alone. */
  readonly virtualNodes: number;
  readonly dialect: Dialect;
  readonly hash: HashName;
  /** Copies of a key, the first included. */
  readonly copies: number;
  /** The most that a shard may hold, in hundredths of its fair part; `null`: no limit. */
  readonly boundPercent: number | null;
  readonly keys: KeySource;
}

export const LIMITS = {
  shards: 1024,
  weight: 1000,
  virtualNodes: 400,
  copies: 3,
  boundPercent: { min: 101, max: 400 },
  keys: KEYS_MAX,
  seed: 9999,
  /** Of one page; a link holds as many. */
  edits: 2000,
} as const;

/** A, B, … Z, AA, AB, …: what a shard is called on screen. */
export function letterOf(id: number): string {
  const letters: string[] = [];
  for (let rest = id; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters.unshift(String.fromCharCode(65 + ((rest - 1) % 26)));
  return letters.join('');
}

/** The text that is hashed for a shard: a host and a port, since dialects differ in what they make of the port. */
export function labelOf(id: number): string {
  return `shard-${letterOf(id).toLowerCase()}:11211`;
}

/** The shards as servers of a ring, the crashed ones too, in the same order. */
export function serversOf({ shards, virtualNodes }: Scene): Server[] {
  return shards.map(({ id, weight, at }) => {
    const server = { label: labelOf(id), weight };
    return at === null || virtualNodes > 1 ? server : { ...server, at };
  });
}

export function optionsOf({ dialect, hash, virtualNodes }: Scene): RingOptions {
  return { dialect, hash, pointsPerServer: virtualNodes };
}

/** So many equal shards, the first with id 1. */
export function equalShards(count: number): Pick<Scene, 'shards' | 'nextId' | 'slotTable'> {
  return theseShards(Array.from({ length: count }, (_, index) => newShard(index + 1)));
}

/** These shards and no others, with the slots dealt out evenly. */
export function theseShards(shards: readonly Shard[]): Pick<Scene, 'shards' | 'nextId' | 'slotTable'> {
  return { shards, nextId: shards.length + 1, slotTable: evenTable(shards.length) };
}

export function newShard(id: number, weight = 1): Shard {
  return { id, weight, at: null, isDown: false };
}
