import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { simulate } from '../sim/simulate';
import type { Act, Move, NodeId } from '../sim/types';
import { describeEntry } from './describe';
import { twoPhaseCommit } from './two-phase-commit/index';
import en from './two-phase-commit/strings.en.json';

const setting = twoPhaseCommit.neutral(2);
const [c, p, q] = setting.cast.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];

/** The sentence of the last of some acts, carried out after the first step. */
function lastOf(...acts: readonly Act[]) {
  const moves = acts.map((act, index): Move => ({ afterStep: 1 + index, act }));
  const { entries, failed } = simulate(setting, moves, { stopAt: 1 + acts.length });
  expect(failed).toEqual([]);
  return describeEntry(must(entries.at(-1)), setting);
}

describe('sentences of the network', () => {
  it('a cut of one link names its ends, a wider one its sides', () => {
    expect(lastOf({ kind: 'cut', groups: [[c], [p]] })).toMatchObject({
      key: 'events:cut-link',
      values: { a: c, b: p },
    });
    expect(lastOf({ kind: 'cut', groups: [[c], [p, q]] })).toMatchObject({
      key: 'events:cut-sides',
      values: { a: c, b: `${p} + ${q}` },
    });
    expect(lastOf({ kind: 'cut', groups: [[c], [p], [q]] }).key).toBe('events:cut-parts');
  });

  it('a repair says what works again, and that all does only when nothing is cut any more', () => {
    const cut: Act = { kind: 'cut', groups: [[c], [p, q]] };
    expect(lastOf(cut, { kind: 'heal', groups: [[c], [p]] }).key).toBe('events:heal-link');
    expect(lastOf(cut, { kind: 'heal', groups: [[c], [p], [q]] }).key).toBe('events:heal-all');
    expect(lastOf(cut, { kind: 'heal', groups: [[c], [p, q]] }).key).toBe('events:heal-all');
  });
});

it('the last ACK is told apart from those before it', () => {
  const acks = simulate(setting, [])
    .entries.filter(({ rule }) => rule === '2PC-C7')
    .map((entry) => describeEntry(entry, setting));
  expect(acks.map(({ values }) => values.context)).toEqual(['', 'ended']);
  expect(en.event).toHaveProperty(`2PC-C7_${must(acks[1]).values.context}`);
});
