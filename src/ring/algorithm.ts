/** Every way to place keys, behind one call, so that they can be compared on the same keys and the same servers. */
import { buildRing } from './build';
import { jumpOwners } from './jump';
import { ownersOfHashes } from './lookUp';
import { MAGLEV_SIZE, maglevOwners, maglevTable } from './maglev';
import { moduloOwners } from './modulo';
import { rendezvousOwners } from './rendezvous';
import { evenTable, type SlotTable, slotOwners, slotsOfHashes } from './slots';
import { KETAMA, type RingOptions, type Server } from './types';

export const ALGORITHMS = ['ring', 'modulo', 'jump', 'rendezvous', 'maglev', 'slots'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export interface PlacementOptions {
  /** KETAMA unless given. Its `hash` decides where points lie; the keys are hashed already. */
  readonly ring?: RingOptions;
  /** A prime; MAGLEV_SIZE unless given. */
  readonly maglevSize?: number;
  /** Who has which slot; unless given, an even table, which for another number of servers is another table. */
  readonly slotTable?: SlotTable;
  /** The slot of each key, as `slotsOf` gives it; unless given, hash modulo 100, which knows no digits of user ids. */
  readonly slots?: Uint8Array;
}

/**
 * For each key hash (u32) the index of its server in the list, or NOBODY. `ring` and `rendezvous` heed weights, the others
 * do not. `modulo`, `jump` and `slots` number the servers by place in the list: without a server of the middle, those after
 * it get other numbers; `ring`, `rendezvous` and `maglev` go by labels.
 */
export function ownersBy(
  algorithm: Algorithm,
  servers: readonly Server[],
  hashes: Uint32Array,
  options: PlacementOptions = {},
): Uint16Array {
  return PLACEMENTS[algorithm](servers, hashes, options);
}

type Placement = (servers: readonly Server[], hashes: Uint32Array, options: PlacementOptions) => Uint16Array;

const PLACEMENTS: Readonly<Record<Algorithm, Placement>> = {
  ring: (servers, hashes, { ring = KETAMA }) => ownersOfHashes(buildRing(servers, ring), hashes),
  modulo: (servers, hashes) => moduloOwners(servers.length, hashes),
  jump: (servers, hashes) => jumpOwners(servers.length, hashes),
  rendezvous: rendezvousOwners,
  maglev: (servers, hashes, { maglevSize = MAGLEV_SIZE }) => {
    const names = servers.map(({ label }) => label);
    return maglevOwners(maglevTable(names, maglevSize), hashes);
  },
  slots: (servers, hashes, { slots, slotTable = evenTable(servers.length) }) =>
    slotOwners(slotTable, slots ?? slotsOfHashes(hashes)),
};
