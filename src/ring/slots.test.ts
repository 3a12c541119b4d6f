import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignSlots,
  evenTable,
  movedSlots,
  SLOTS,
  type SlotTable,
  slotOf,
  slotOwners,
  slotsOf,
  slotsOfHashes,
  withoutSlots,
} from './slots';
import { NOBODY } from './types';

const ALL = Uint8Array.from({ length: SLOTS }, (_, slot) => slot);
const ownersIn = (table: SlotTable) => [...slotOwners(table, ALL)];
const sizes = (table: SlotTable, servers: number) =>
  Array.from({ length: servers }, (_, server) => ownersIn(table).filter((owner) => owner === server).length);

function expectWhole(table: SlotTable): void {
  let next = 0;
  for (const [index, { from, to, server }] of table.entries()) {
    expect(from).toBe(next);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(server).not.toBe(table[index - 1]?.server);
    next = to + 1;
  }
  expect(next).toBe(SLOTS);
}

/** Any table for so many servers, by a few decisions of an operator. */
const decision = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(999));
const history = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(decision, { maxLength: 6 }));
function tableAfter([servers, decisions]: readonly [number, readonly (readonly [number, number, number])[]]) {
  let table = evenTable(servers);
  for (const [a, b, who] of decisions) {
    table = assignSlots(table, { from: Math.min(a, b), to: Math.max(a, b), server: who % servers }).table;
  }
  return table;
}

describe('the slot of a key', () => {
  it('is the third and second digit from the last of a user id', () => {
    expect(slotOf('2088000000001234', 99)).toBe(23);
    expect(slotOf('2088102175953034', 99)).toBe(3);
    expect(slotOf('120', 99)).toBe(12);
  });

  it('is the hash modulo 100 of any other key', () => {
    for (const key of ['wx:o123', '12', '', '2088 0000', '１２３４', '123\n'])
      expect(slotOf(key, 1_042)).toBe(42);
    expect([...slotsOf(['a', '2088000000001234'], Uint32Array.of(0xffff_ffff, 7))]).toEqual([95, 23]);
    expect([...slotsOfHashes(Uint32Array.of(0xffff_ffff, 7))]).toEqual([95, 7]);
  });
});

describe('a table of slots', () => {
  it('begins even', () => {
    expect(evenTable(3)).toEqual([
      { from: 0, to: 32, server: 0 },
      { from: 33, to: 65, server: 1 },
      { from: 66, to: 99, server: 2 },
    ]);
    for (let servers = 1; servers <= 130; servers++) {
      const table = evenTable(servers);
      expectWhole(table);
      const counts = sizes(table, servers);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('gives a fifth server exactly 20 slots, five of each', () => {
    const { table, moved } = movedSlots(evenTable(4), 4);
    expect(moved).toHaveLength(20);
    expect(sizes(table, 5)).toEqual([20, 20, 20, 20, 20]);
    expect(table.slice(0, 2)).toEqual([
      { from: 0, to: 19, server: 0 },
      { from: 20, to: 24, server: 4 },
    ]);
  });

  it('stays even when servers come', () => {
    let table: SlotTable = [];
    for (let servers = 0; servers < 30; servers++) {
      table = movedSlots(table, servers).table;
      const counts = sizes(table, servers + 1);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('moves the slots that it says, all to the new server, and no others', () => {
    fc.assert(
      fc.property(history, (made) => {
        const [servers] = made;
        const before = tableAfter(made);
        const { table, moved } = movedSlots(before, servers);
        expectWhole(table);
        expect(moved).toHaveLength(Math.round(SLOTS / (servers + 1)));
        const owners = ownersIn(table);
        const changed = owners.flatMap((owner, slot) => (owner === ownersIn(before)[slot] ? [] : [slot]));
        expect(changed).toEqual(moved);
        expect(moved.every((slot) => owners[slot] === servers)).toBe(true);
      }),
    );
  });

  it('gives the slots of a server that leaves to the others, and moves no others', () => {
    fc.assert(
      fc.property(history, fc.nat(), (made, which) => {
        const [servers] = made;
        const gone = which % servers;
        const before = ownersIn(tableAfter(made));
        const { table, moved } = withoutSlots(tableAfter(made), servers, gone);
        expect(moved).toEqual(before.flatMap((owner, slot) => (owner === gone ? [slot] : [])));
        if (servers === 1) expect(table).toEqual([]);
        else expectWhole(table);
        for (const [slot, owner] of ownersIn(table).entries()) {
          const oldIndex = owner < gone ? owner : owner + 1;
          if (before[slot] !== gone) expect(oldIndex).toBe(before[slot]);
        }
      }),
    );
  });

  it('knows nobody without servers, and has nothing to give from 100 servers on', () => {
    expect(evenTable(0)).toEqual([]);
    expect([...slotOwners([], Uint8Array.of(0, 99))]).toEqual([NOBODY, NOBODY]);
    expect(movedSlots([], 0)).toEqual({ table: [{ from: 0, to: 99, server: 0 }], moved: [...ALL] });
    expect(movedSlots(evenTable(99), 99).moved).toHaveLength(1);
    expect(movedSlots(evenTable(100), 100).moved).toEqual([]);
  });

  it('is changed by an operator as far as he says', () => {
    const { table, moved } = assignSlots(evenTable(2), { from: 40, to: 59, server: 1 });
    expect(moved).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
    expect(table).toEqual([
      { from: 0, to: 39, server: 0 },
      { from: 40, to: 99, server: 1 },
    ]);
  });
});
