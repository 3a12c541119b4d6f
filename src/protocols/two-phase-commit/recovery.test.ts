import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { twoPhaseCommit } from '.';

const two = () => twoPhaseCommit.neutral(2);
const outcome = (run: ReturnType<typeof play>) => [run.log('P1').at(-1), run.log('P2').at(-1)];
const untilLastVote = () =>
  play(two())
    .begin()
    .deliver('PREPARE', 'C', 'P1')
    .deliver('PREPARE', 'C', 'P2')
    .deliver('VOTE-YES', 'P1', 'C');

describe('recovery of the coordinator', () => {
  it('2PC-R1 with an empty log it has nothing to do, and everyone aborts', () => {
    const run = play(two()).begin('t1', { effects: 0 }).recover('C');
    expect([run.last.rule, run.state('C'), run.log('C'), run.wire()]).toEqual(['2PC-R1', 'initial', [], []]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('2PC-R1 a lazy BEGIN that was lost leaves it without knowledge, yet nobody can commit', () => {
    const run = untilLastVote().crash('C').recover('C');
    expect([run.last.rule, run.log('C')]).toEqual(['2PC-R1', []]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('2PC-R2 with BEGIN alone it forces ABORT and tells everyone', () => {
    const run = untilLastVote().crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      '2PC-R2',
      'aborted',
      ['BEGIN', 'ABORT'],
      2,
    ]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
    expect(run.state('C')).toBe('ended');
  });

  it.each([
    ['before any COMMIT left', []],
    ['after COMMIT left for P1', ['P1']],
    ['after all COMMITs left', ['P1', 'P2']],
  ])('2PC-R3 with COMMIT durable it announces it again: crash %s', (_, sent) => {
    const run = untilLastVote().deliver('VOTE-YES', 'P2', 'C', { effects: 1, sent }).recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-R3', 'committed']);
    expect(outcome(run.untilQuiet())).toEqual(['COMMIT', 'COMMIT']);
    expect(run.log('C')).toEqual(['BEGIN', 'COMMIT', 'END']);
  });

  it('2PC-R3 before COMMIT is durable it does not commit', () => {
    const run = untilLastVote().deliver('VOTE-YES', 'P2', 'C', { effects: 0 }).recover('C');
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('2PC-R4 with ABORT durable it announces it again', () => {
    const run = untilLastVote()
      .timeout('C', 'votes')
      .drop('ABORT', 'C', 'P1')
      .drop('ABORT', 'C', 'P2')
      .crash('C')
      .recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-R4', 'aborted']);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('2PC-R5 with END it is done; without the lazy END it announces once more', () => {
    const done = play(two()).calm().crash('C', 1).recover('C');
    expect([done.last.rule, done.state('C'), done.wire()]).toEqual(['2PC-R5', 'ended', []]);
    const again = play(two()).calm().crash('C').recover('C');
    expect([again.last.rule, again.untilQuiet().state('C')]).toEqual(['2PC-R3', 'ended']);
  });

  it('2PC-R2 recovery itself may be interrupted and simply starts over', () => {
    const run = untilLastVote()
      .crash('C', 1)
      .do({ kind: 'recover', node: 'C', crashAfter: { effects: 1, sent: ['P2'] } });
    expect([run.node('C').status, run.log('C')]).toEqual(['crashed', ['BEGIN', 'ABORT']]);
    expect(outcome(run.recover('C').untilQuiet())).toEqual(['ABORT', 'ABORT']);
    expect(run.log('C')).toEqual(['BEGIN', 'ABORT', 'END']);
  });
});

describe('recovery of a participant', () => {
  it('2PC-R6 with an empty log it aborts', () => {
    const run = play(two()).begin().deliver('PREPARE', 'C', 'P1', { effects: 0 }).recover('P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      '2PC-R6',
      'aborted',
      ['ABORT'],
      0,
    ]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('2PC-R6 a lost lazy ABORT is written again', () => {
    const run = play(two()).begin().do({ kind: 'veto', node: 'P1' }).crash('P1');
    expect(run.log('P1')).toEqual([]);
    expect([run.recover('P1').last.rule, run.log('P1')]).toEqual(['2PC-R6', ['ABORT']]);
  });

  it.each([
    ['before its vote left', 1],
    ['after its vote left', 2],
  ])('2PC-R7 with PREPARED alone it takes its locks again and inquires: crash %s', (_, effects) => {
    const run = play(two()).begin().deliver('PREPARE', 'C', 'P1', { effects }).recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>C')]).toEqual([
      '2PC-R7',
      'prepared',
      true,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
    const outcomes = outcome(run.untilQuiet());
    expect(new Set(outcomes).size).toBe(1);
  });

  it('2PC-R8 with a decision it stands by it and acknowledges again', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .deliver('COMMIT', 'C', 'P1', { effects: 1 })
      .recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('ACK P1>C')]).toEqual([
      '2PC-R8',
      'committed',
      false,
    ]);
    expect([run.untilQuiet().state('C'), run.log('P1')]).toEqual(['ended', ['PREPARED', 'COMMIT']]);
    const aborted = play(two())
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .timeout('C', 'votes')
      .deliver('ABORT', 'C', 'P1')
      .crash('P1')
      .recover('P1');
    expect([aborted.last.rule, aborted.state('P1')]).toEqual(['2PC-R8', 'aborted']);
    const operator = play(two())
      .until('COMMIT', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'abort' })
      .crash('P1')
      .recover('P1');
    expect([operator.last.rule, operator.state('P1')]).toEqual(['2PC-R8', 'heuristic-aborted']);
  });
});
