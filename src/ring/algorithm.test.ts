import { describe, expect, it } from 'vitest';
import { ALGORITHMS, type Algorithm, ownersBy, type PlacementOptions } from './algorithm';
import { hashAll } from './hashes';
import { keySet } from './keySets';
import { evenTable, movedSlots, slotsOf } from './slots';
import { NOBODY, type Server } from './types';

const serversOf = (count: number): Server[] =>
  Array.from({ length: count }, (_, index) => ({ label: `10.8.0.${index + 1}:7000`, weight: 1 }));
const FOUR = serversOf(4);
const FIVE = serversOf(5);

const KEYS = keySet('packet', 20_000, 2026).keys;
const HASHES = hashAll('md5', KEYS);

/** Between two lists of servers: the share of keys that moves, and of these the share that goes to a server that is new. */
function moving(
  algorithm: Algorithm,
  before: readonly Server[],
  after: readonly Server[],
  options: readonly [PlacementOptions, PlacementOptions] = [{}, {}],
) {
  const old = ownersBy(algorithm, before, HASHES, options[0]);
  const now = ownersBy(algorithm, after, HASHES, options[1]);
  const known = new Set(before.map(({ label }) => label));
  let [moved, toNew] = [0, 0];
  for (const [key, owner] of now.entries()) {
    const label = after[owner]?.label ?? '';
    if (label === before[old[key] ?? NOBODY]?.label) continue;
    moved++;
    if (!known.has(label)) toNew++;
  }
  return { moved: moved / HASHES.length, toNew: toNew / moved };
}

describe('B2: a fifth server for 20,000 red packets', () => {
  it('takes about a fifth of them from a ring, and nothing moves between the old ones', () => {
    const { moved, toNew } = moving('ring', FOUR, FIVE);
    expect(moved).toBeGreaterThan(0.17);
    expect(moved).toBeLessThan(0.24);
    expect(toNew).toBe(1);
  });

  it('moves four fifths of them by modulo', () => {
    expect(moving('modulo', FOUR, FIVE).moved).toBeCloseTo(0.8, 2);
  });

  it('moves exactly the 20 of 100 slots that an operator gives to it', () => {
    const { table, moved } = movedSlots(evenTable(4), 4);
    const slots = slotsOf(KEYS, HASHES);
    const before = ownersBy('slots', FOUR, HASHES, { slots });
    const after = ownersBy('slots', FIVE, HASHES, { slots, slotTable: table });
    const movedKeys = [...after.keys()].filter((key) => after[key] !== before[key]);
    expect(new Set(movedKeys.map((key) => slots[key]))).toEqual(new Set(moved));
    expect(movedKeys).toEqual([...slots.keys()].filter((key) => moved.includes(slots[key] ?? -1)));
    expect(movedKeys.every((key) => after[key] === 4)).toBe(true);
    expect(movedKeys.length / KEYS.length).toBeCloseTo(0.2, 2);
  });

  it.each(['jump', 'rendezvous'] as const)('takes a fifth by %s, and nothing else moves', (algorithm) => {
    const { moved, toNew } = moving(algorithm, FOUR, FIVE);
    expect(moved).toBeCloseTo(0.2, 1);
    expect(toNew).toBe(1);
  });

  it('takes a fifth by Maglev, and a few move between the old ones', () => {
    const { moved, toNew } = moving('maglev', FOUR, FIVE);
    expect(moved * toNew).toBeCloseTo(0.2, 1);
    expect(toNew).toBeLessThan(1);
    expect(toNew).toBeGreaterThan(0.9);
  });
});

describe('a server that leaves the middle of the list', () => {
  const rest = FIVE.filter((_, index) => index !== 1);

  it.each(['ring', 'rendezvous'] as const)('costs only its own keys by %s', (algorithm) => {
    const own = ownersBy(algorithm, FIVE, HASHES).filter((owner) => owner === 1).length;
    expect(moving(algorithm, FIVE, rest).moved).toBe(own / HASHES.length);
  });

  it('renumbers those after it by jump, so that more than half of all keys move', () => {
    expect(moving('jump', FIVE, rest).moved).toBeGreaterThan(0.5);
    expect(moving('jump', FIVE, FOUR).moved).toBeCloseTo(0.2, 1);
  });
});

describe('ownersBy', () => {
  it.each(ALGORITHMS)('%s: one server owns everything, and without servers nobody does', (algorithm) => {
    expect(new Set(ownersBy(algorithm, serversOf(1), HASHES))).toEqual(new Set([0]));
    expect(new Set(ownersBy(algorithm, [], HASHES))).toEqual(new Set([NOBODY]));
    expect(ownersBy(algorithm, FOUR, new Uint32Array(0))).toEqual(new Uint16Array(0));
  });

  it.each(ALGORITHMS)('%s: all servers own some', (algorithm) => {
    expect(new Set(ownersBy(algorithm, FIVE, HASHES))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('takes the options of the algorithm', () => {
    const ring = { dialect: 'absolute', hash: 'fnv1a-mixed', pointsPerServer: 8 } as const;
    expect(ownersBy('ring', FIVE, HASHES, { ring })).not.toEqual(ownersBy('ring', FIVE, HASHES));
    expect(ownersBy('maglev', FIVE, HASHES, { maglevSize: 7 })).not.toEqual(ownersBy('maglev', FIVE, HASHES));
  });
});
