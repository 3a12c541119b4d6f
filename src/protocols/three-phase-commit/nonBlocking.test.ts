/** Goal: the two conditions of Skeen (1981) that make waiting needless. Method: random schedules with crashes and perfect detection. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../sim/model';
import type { Act, World } from '../../sim/types';
import { walk } from '../../sim/walk';
import { nodeOf } from '../../sim/world';
import type { Protocol } from '../protocol';
import { twoPhaseCommit } from '../two-phase-commit';
import { threePhaseCommit } from '.';

const VOTERS = ['P1', 'P2', 'P3'];
const allowed: readonly Act['kind'][] = ['begin', 'deliver', 'timeout', 'crash', 'veto'];

const records = (world: World, node: string): string[] => nodeOf(world, node).log.map(({ type }) => type);
const isUp = (world: World, node: string): boolean => nodeOf(world, node).status === 'up';
const committed = (world: World): string[] =>
  ['C', ...VOTERS].filter((node) => records(world, node).includes('COMMIT'));

/** NB1: while one has committed, nobody has aborted or not voted yet. */
function breaksFirst(world: World): boolean {
  return (
    committed(world).length > 0 &&
    VOTERS.some(
      (node) => !records(world, node).includes('PREPARED') || records(world, node).includes('ABORT'),
    )
  );
}

/** NB2: while a live one has committed, no live one is prepared and no more. */
function breaksSecond(world: World): boolean {
  const isWaiting = (node: string): boolean =>
    isUp(world, node) && records(world, node).at(-1) === 'PREPARED';
  return committed(world).some((node) => isUp(world, node)) && VOTERS.some(isWaiting);
}

function worlds(protocol: Protocol, picks: readonly number[]): World[] {
  const neutral = protocol.neutral(3);
  const setting: Setting = { ...neutral, config: { ...neutral.config, timing: 'synchronous' } };
  return walk(setting, picks, ({ kind }) => allowed.includes(kind)).entries.map(({ world }) => world);
}

const picks = fc.array(fc.nat(0xffff_ffff), { minLength: 30, maxLength: 60 });

describe('conditions of non-blocking', () => {
  it('both hold in three-phase commit, whoever crashes', () => {
    fc.assert(
      fc.property(picks, (choice) => {
        const all = worlds(threePhaseCommit, choice);
        expect([all.some(breaksFirst), all.some(breaksSecond)]).toEqual([false, false]);
      }),
      { numRuns: 60 },
    );
  });

  it('the second fails in two-phase commit, even when all goes well', () => {
    const calm = Array.from({ length: 30 }, () => 0);
    const all = worlds(twoPhaseCommit, calm);
    expect([all.some(breaksFirst), all.some(breaksSecond)]).toEqual([false, true]);
  });
});
