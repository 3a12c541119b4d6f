import { expect, it } from 'vitest';
import { knownCounts, type ReferenceModel } from '../../protocols/reference/known';
import type { Counted } from '../../session/checking/referenceStore';
import { figuresOf, groupsOf, resultOf } from './referenceRows';

/** As if it had been counted, in half a second each. */
function right(model: ReferenceModel, size: number): Counted[] {
  return knownCounts(model, size).map(({ states, transitions, depth }) => ({
    states: states.value,
    transitions: transitions?.value ?? 7,
    depth: depth?.value ?? 7,
    seconds: 0.5,
    complete: true,
  }));
}

const known = knownCounts('gray-lamport', 3);
const rowsOf = (counted: readonly Counted[]) => groupsOf(known, counted).flatMap(({ rows }) => rows);

it('has a line for each number, which are all the same when the checker is right', () => {
  const counted = right('gray-lamport', 3);
  expect(rowsOf(counted).map(({ what, counted, comparison }) => [what, counted, comparison])).toEqual([
    ['states', 288, 'same'],
    ['transitions', 1_146, 'same'],
    ['depth', 10, 'same'],
    ['orbits', 80, 'same'],
  ]);
  expect(resultOf(groupsOf(known, counted))).toEqual({ comparison: 'same', lines: 4 });
});

it('one number that differs is enough', () => {
  const [plain, ...others] = right('gray-lamport', 3);
  const counted = [{ ...plain, transitions: 1_145 } as Counted, ...others];
  expect(rowsOf(counted).map(({ comparison }) => comparison)).toEqual(['same', 'differs', 'same', 'same']);
  expect(resultOf(groupsOf(known, counted))).toEqual({ comparison: 'differs', lines: 1 });
});

it('what is not counted to the end is not compared', () => {
  const [plain] = right('gray-lamport', 3);
  const counted = [{ ...plain, states: 200, complete: false } as Counted];
  expect(rowsOf(counted).map(({ counted, comparison }) => [counted, comparison])).toEqual([
    [200, 'open'],
    [1_146, 'open'],
    [10, 'open'],
    [null, 'open'],
  ]);
  expect(resultOf(groupsOf(known, counted)).comparison).toBe('open');
});

it('what nobody has said is not compared either', () => {
  const unsaid = known.map((count) => ({ ...count, transitions: null }));
  const groups = groupsOf(unsaid, right('gray-lamport', 3));
  expect(groups[0]?.rows[1]).toMatchObject({ counted: 1_146, known: null, comparison: 'unknown' });
  expect(resultOf(groups)).toEqual({ comparison: 'same', lines: 3 });
});

it('the twelve cells of a size have two lines each, and their work is added up', () => {
  const counted = right('message-2pc', 2);
  const groups = groupsOf(knownCounts('message-2pc', 2), counted);
  expect(groups).toHaveLength(12);
  expect(groups[7]).toMatchObject({
    search: { crashes: 1, recovery: true, cooperation: true },
    rows: [{ counted: 1_224 }, { counted: 3_463 }],
  });
  expect(resultOf(groups)).toEqual({ comparison: 'same', lines: 24 });
  expect(figuresOf(knownCounts('message-2pc', 2), counted)).toMatchObject({ seconds: 6 });
});

it('the count with symmetry is no part of the speed', () => {
  expect(figuresOf(known, right('gray-lamport', 3))).toEqual({
    states: 288,
    transitions: 1_146,
    seconds: 0.5,
    statesPerSecond: 576,
  });
});
