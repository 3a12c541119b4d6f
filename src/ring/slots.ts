/**
 * A fixed number of slots and an explicit table of who has which: how payment systems that publish their placement do it.
 * Ant's SOFAStack numbers users 00 to 99 by two digits of their id and assigns ranges of numbers to zones (Alibaba Cloud
 * documents 159338 and 416823); a move is exactly as large as its operator chooses.
 */
import { NOBODY } from './types';

export const SLOTS = 100;

/** Slots `from` to `to`, both included, belong to the server with this index. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
  readonly server: number;
}

/** Ascending, without gaps or overlaps, from 0 to 99; neighbours differ in their server. Empty when there is no server. */
export type SlotTable = readonly SlotRange[];

/** A new table, and the slots that changed their server, ascending. */
export interface SlotChange {
  readonly table: SlotTable;
  readonly moved: readonly number[];
}

const USER_ID = /^\d{3,}$/;

/**
 * The slot of a key. A key of at least three digits and nothing else is a user id, and its third and second digit from the
 * last are the slot (2088000000001234 → 23); any other key gets its hash (u32) modulo 100.
 */
export function slotOf(key: string, hash: number): number {
  return USER_ID.test(key) ? Number(key.slice(-3, -1)) : hash % SLOTS;
}

/** The slot of each key; `hashes` are those of the keys, in the same order. */
export function slotsOf(keys: readonly string[], hashes: Uint32Array): Uint8Array {
  return Uint8Array.from(keys, (key, index) => slotOf(key, hashes[index] ?? 0));
}

/** The slot of keys of which only the hash is known: no digits of a user id are heeded. */
export function slotsOfHashes(hashes: Uint32Array): Uint8Array {
  const slots = new Uint8Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) slots[i] = (hashes[i] as number) % SLOTS;
  return slots;
}

/** For each slot in the list the index of its server. */
export function slotOwners(table: SlotTable, slots: Uint8Array): Uint16Array {
  const servers = serversOf(table);
  const owners = new Uint16Array(slots.length);
  for (let i = 0; i < slots.length; i++) owners[i] = servers[slots[i] as number] ?? NOBODY;
  return owners;
}

/** Ranges in list order whose lengths differ by at most one; of more than 100 servers some get none. */
export function evenTable(servers: number): SlotTable {
  const begin = (server: number) => Math.floor((server * SLOTS) / servers);
  return Array.from({ length: servers }, (_, server) => ({
    from: begin(server),
    to: begin(server + 1) - 1,
    server,
  })).filter(({ from, to }) => from <= to);
}

/**
 * The table for one server more, whose index is `servers`, the number of those there are. It gets 100/(servers + 1) slots,
 * rounded, and no other slot moves. They come one by one from the server that has most, of equals the first, its highest
 * slot first. From 100 servers on there is nothing to give.
 */
export function movedSlots(table: SlotTable, servers: number): SlotChange {
  if (servers === 0) return changeOf(table, serversOf(evenTable(1)));
  const owners = serversOf(table);
  const wanted = servers >= SLOTS ? 0 : Math.round(SLOTS / (servers + 1));
  for (let taken = 0; taken < wanted; taken++) {
    const counts = countsOf(owners, servers);
    owners[owners.lastIndexOf(counts.indexOf(Math.max(...counts)))] = servers;
  }
  return changeOf(table, owners);
}

/**
 * The table without a server of `servers` many: its slots go one by one, ascending, to the server that has fewest, of
 * equals the first. No other slot moves; the indices after it become one less, as in the list that it leaves. `moved` lists
 * the slots that it had.
 */
export function withoutSlots(table: SlotTable, servers: number, gone: number): SlotChange {
  const before = serversOf(table);
  const owners = [...before];
  const moved: number[] = [];
  const counts = countsOf(owners, servers);
  counts[gone] = Number.POSITIVE_INFINITY;
  for (const [slot, owner] of before.entries()) {
    if (owner !== gone) continue;
    const heir = counts.indexOf(Math.min(...counts));
    counts[heir] = (counts[heir] ?? 0) + 1;
    owners[slot] = heir;
    moved.push(slot);
  }
  const renumbered = owners.map((owner) => (owner > gone ? owner - 1 : owner));
  return { table: servers > 1 ? rangesOf(renumbered) : [], moved };
}

/** The operator's own decision: slots `from` to `to` are given to a server, whoever has them. */
export function assignSlots(table: SlotTable, range: SlotRange): SlotChange {
  const owners = serversOf(table);
  for (let slot = range.from; slot <= range.to; slot++) owners[slot] = range.server;
  return changeOf(table, owners);
}

function changeOf(table: SlotTable, owners: readonly number[]): SlotChange {
  const before = serversOf(table);
  return {
    table: rangesOf(owners),
    moved: [...owners.keys()].filter((slot) => owners[slot] !== before[slot]),
  };
}

/** The server of each slot. */
function serversOf(table: SlotTable): number[] {
  return table.flatMap(({ from, to, server }) => new Array<number>(to - from + 1).fill(server));
}

function countsOf(owners: readonly number[], servers: number): number[] {
  const counts = new Array<number>(servers).fill(0);
  for (const owner of owners) if (owner < servers) counts[owner] = (counts[owner] ?? 0) + 1;
  return counts;
}

function rangesOf(owners: readonly number[]): SlotTable {
  const ranges: { from: number; to: number; server: number }[] = [];
  for (const [slot, server] of owners.entries()) {
    const last = ranges.at(-1);
    if (last?.server === server) last.to = slot;
    else ranges.push({ from: slot, to: slot, server });
  }
  return ranges;
}
