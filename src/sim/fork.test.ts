import { expect, it } from 'vitest';
import { twoPhaseCommit } from '../protocols/two-phase-commit/index';
import { forkedMoves } from './fork';
import { simulate } from './simulate';
import type { Act, Move } from './types';

const setting = twoPhaseCommit.neutral(2);
const crash = (node: string): Act => ({ kind: 'crash', node });

/** The acts that stand in the trace after a fork. */
function forked(moves: readonly Move[], step: number, ...acts: readonly Act[]) {
  const shared = simulate(setting, moves).entries.slice(0, step);
  return forkedMoves(moves, shared, acts);
}

it('keeps what was carried out, drops what was still to come, and carries out the new acts one after the other', () => {
  const moves: Move[] = [
    { afterStep: 1, act: crash('P1') },
    { afterStep: 4, act: { kind: 'recover', node: 'P1' } },
  ];
  const fork = forked(moves, 3, crash('P2'), crash('C'));
  expect(fork).toEqual([moves[0], { afterStep: 3, act: crash('P2') }, { afterStep: 4, act: crash('C') }]);
  const { entries, failed } = simulate(setting, fork);
  expect(failed).toEqual([]);
  expect(entries.slice(3, 5).map(({ act }) => act)).toEqual([crash('P2'), crash('C')]);
});

it('drops a move that queued behind another one and had not had its turn', () => {
  const moves: Move[] = [
    { afterStep: 1, act: crash('P1') },
    { afterStep: 1, act: crash('P2') },
  ];
  expect(forked(moves, 2, crash('C'))).toEqual([moves[0], { afterStep: 2, act: crash('C') }]);
});

it('keeps what waits for its moment', () => {
  const waiting: Move = { when: { node: 'C', milestone: 'decided' }, act: crash('C') };
  expect(forked([waiting], 2)).toEqual([waiting]);
});
