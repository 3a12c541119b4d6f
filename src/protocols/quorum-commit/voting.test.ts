import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { quorumCommit } from '.';

const two = () => quorumCommit.neutral(2);
const asked = () => play(two()).begin();
const voted = () => asked().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const unanimous = () => voted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');

describe('the coordinator', () => {
  it('Q3PC-C1 notes BEGIN and asks everyone', () => {
    const run = asked();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'Q3PC-C1',
      'waiting',
      ['BEGIN'],
      0,
    ]);
    expect(run.wire()).toEqual(['PREPARE C>P1', 'PREPARE C>P2']);
  });

  it('Q3PC-C2 a request that is taken back is aborted', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.untilQuiet().log('P1')]).toEqual([
      'Q3PC-C2',
      'aborted',
      ['ABORT'],
    ]);
  });

  it('Q3PC-C3 counts votes', () => {
    const run = voted().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.last.effects]).toEqual(['Q3PC-C3', 'waiting', []]);
    expect(must(quorumCommit.roles.coordinator).seats(must(run.node('C').instances.t1))).toEqual([
      { node: 'P1', vote: null },
      { node: 'P2', vote: 'yes' },
    ]);
  });

  it('Q3PC-C4 with the last YES it forces PRECOMMIT before it says so', () => {
    const run = unanimous();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'Q3PC-C4',
      'precommitting',
      ['BEGIN', 'PRECOMMIT'],
      2,
    ]);
    expect(run.last.effects.slice(0, 2).map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(run.wire()).toEqual(['PRE-COMMIT C>P1', 'PRE-COMMIT C>P2']);
  });

  it('Q3PC-C5 a NO aborts, and the others are told', () => {
    const run = asked().deliver('PREPARE', 'C', 'P2').do({ kind: 'veto', node: 'P1' });
    run.deliver('PREPARE', 'C', 'P1').deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.log('C'), run.wire()]).toEqual([
      'Q3PC-C5',
      ['BEGIN', 'ABORT'],
      ['VOTE-YES P2>C', 'ABORT C>P2'],
    ]);
    expect(run.untilQuiet().log('P2')).toEqual(['PREPARED', 'ABORT']);
  });

  it('Q3PC-C6 a vote that does not come aborts', () => {
    const run = voted().timeout('C', 'votes');
    expect([run.last.rule, run.state('C'), run.node('C').durable]).toEqual(['Q3PC-C6', 'aborted', 2]);
    expect(run.wire()).toEqual(expect.arrayContaining(['ABORT C>P1', 'ABORT C>P2']));
  });

  it('Q3PC-C7 asked by somebody who leads before it has all votes, it aborts', () => {
    const run = voted().timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'C');
    expect([run.last.rule, run.state('C'), run.wire().includes('ABORT C>P1')]).toEqual([
      'Q3PC-C7',
      'aborted',
      true,
    ]);
  });

  it('Q3PC-C8 what it has no record of is aborted', () => {
    const run = voted().crash('C').recover('C').deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.log('C'), run.wire().includes('ABORT C>P1')]).toEqual([
      'Q3PC-C8',
      ['ABORT'],
      true,
    ]);
  });
});

describe('a participant', () => {
  it('Q3PC-P1 forces its promise before it votes', () => {
    const run = asked().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'Q3PC-P1',
      'prepared',
      ['PREPARED'],
      1,
    ]);
    expect(run.last.effects.slice(0, 2).map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(lockHolder(run.world, two().cast, 'payer')).toBe('t1');
  });

  it('Q3PC-P2 what it cannot do it refuses', () => {
    const run = play({ ...two(), config: { ...two().config, vetoes: { P1: 'NO' } } }).begin();
    run.deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('VOTE-NO P1>C')]).toEqual([
      'Q3PC-P2',
      'aborted',
      true,
    ]);
  });

  it('Q3PC-P3 before it has voted it may abort alone, and refuses later', () => {
    expect(asked().timeout('P1', 'prepare').last.rule).toBe('Q3PC-P3');
    const run = asked().do({ kind: 'veto', node: 'P1' });
    expect([run.last.rule, run.log('P1')]).toEqual(['Q3PC-P3', ['ABORT']]);
    expect(run.deliver('PREPARE', 'C', 'P1').last.rule).toBe('Q3PC-P3');
    expect(run.wire()).toContain('VOTE-NO P1>C');
  });

  it('Q3PC-P4 told ABORT before it has voted, it aborts', () => {
    const run = asked().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual(['Q3PC-P4', ['ABORT'], 0]);
  });

  it('Q3PC-P5 asked for its state before it has voted, it aborts and says so', () => {
    const run = asked().deliver('PREPARE', 'C', 'P1').timeout('P1', 'decision');
    run.deliver('STATE-REQ', 'P1', 'P2');
    expect([run.last.rule, run.state('P2'), run.wire().includes('ABORT P2>P1')]).toEqual([
      'Q3PC-P5',
      'aborted',
      true,
    ]);
  });
});

describe('an operator', () => {
  it('Q3PC-P6 may decide for a node in doubt, and nobody repairs it', () => {
    const run = unanimous().do({ kind: 'heuristic', node: 'P1', tx: 't1', decision: 'abort' });
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual([
      'Q3PC-P6',
      'aborted',
      ['PREPARED', 'HEURISTIC-ABORT'],
    ]);
    expect(run.crash('P1').recover('P1').state('P1')).toBe('aborted');
    run.deliver('PRE-COMMIT', 'C', 'P2').deliver('ACK', 'P2', 'C').deliver('COMMIT', 'C', 'P1');
    expect([run.state('C'), run.state('P1')]).toEqual(['committed', 'aborted']);
  });
});

describe('after a restart', () => {
  const restarted = (run: ReturnType<typeof play>, node: string) => run.crash(node).recover(node);

  it('Q3PC-R1 a coordinator without a record has nothing to do', () => {
    const run = restarted(asked(), 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['Q3PC-R1', 'initial', []]);
  });

  it('Q3PC-R2 without PRECOMMIT it aborts', () => {
    const run = voted().crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['Q3PC-R2', 'aborted', ['BEGIN', 'ABORT']]);
    expect(run.wire()).toContain('ABORT C>P2');
  });

  it('Q3PC-R3 with PRECOMMIT it asks', () => {
    const run = restarted(unanimous(), 'C');
    expect([run.last.rule, run.state('C'), run.wire().includes('STATE-REQ C>P2')]).toEqual([
      'Q3PC-R3',
      'gathering',
      true,
    ]);
    expect(run.untilQuiet().log('P2').at(-1)).toBe('COMMIT');
    const overtaken = unanimous().timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'C');
    expect(restarted(overtaken, 'C').last.rule).toBe('Q3PC-R3');
  });

  it('Q3PC-R4 a coordinator stands by its decision', () => {
    const run = unanimous().deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    expect([restarted(run, 'C').last.rule, run.state('C')]).toEqual(['Q3PC-R4', 'committed']);
  });

  it('Q3PC-R5 a participant without a record aborts', () => {
    const run = restarted(asked(), 'P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['Q3PC-R5', 'aborted']);
  });

  it('Q3PC-R6 in doubt it stands where its log says, and asks', () => {
    const run = restarted(unanimous().deliver('PRE-COMMIT', 'C', 'P1'), 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>C')]).toEqual([
      'Q3PC-R6',
      'precommitted',
      true,
    ]);
    expect(lockHolder(run.world, two().cast, 'payer')).toBe('t1');
    expect(restarted(voted(), 'P2').state('P2')).toBe('prepared');
  });

  it('Q3PC-R7 a participant stands by its decision', () => {
    const run = restarted(voted().timeout('C', 'votes').deliver('ABORT', 'C', 'P1'), 'P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['Q3PC-R7', 'aborted']);
  });
});
