import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { threePhaseCommit } from '.';

const two = () => threePhaseCommit.neutral(2);
const voted = () => play(two()).begin().deliver('CAN-COMMIT', 'C', 'P1').deliver('CAN-COMMIT', 'C', 'P2');
const unanimous = () => voted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
/** Everybody has crashed; P1 was precommitted, P2 was not. */
const total = () =>
  unanimous()
    .deliver('PRE-COMMIT', 'C', 'P1')
    .crash('C')
    .crash('P1')
    .crash('P2')
    .drop('PRE-COMMIT', 'C', 'P2');

describe('after a restart', () => {
  it('3PC-R1 an empty log leaves the coordinator nothing to do, and everyone aborts', () => {
    const run = voted().crash('C').recover('C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['3PC-R1', 'initial', []]);
    expect(run.untilQuiet().log('P2').at(-1)).toBe('ABORT');
  });

  it('3PC-R2 without PRECOMMIT the coordinator aborts', () => {
    const run = voted().crash('C', 1).recover('C');
    expect([run.last.rule, run.log('C'), run.wire().includes('ABORT C>P1')]).toEqual([
      '3PC-R2',
      ['START', 'ABORT'],
      true,
    ]);
  });

  it('3PC-R3 with PRECOMMIT the coordinator asks', () => {
    const run = unanimous().crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['3PC-R3', 'asking']);
    expect(run.wire()).toEqual(expect.arrayContaining(['DECISION-REQ C>P1', 'DECISION-REQ C>P2']));
    const end = run.untilQuiet();
    expect(new Set(['C', 'P1', 'P2'].map((node) => end.log(node).at(-1))).size).toBe(1);
  });

  it('3PC-R4 the coordinator stands by its decision and tells it', () => {
    const run = unanimous().timeout('C', 'acks').crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['3PC-R4', 'committed']);
    run.crash('P1').recover('P1').deliver('DECISION-REQ', 'P1', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P1')]).toEqual(['3PC-E4', true]);
  });

  it('3PC-R5 an empty log makes a participant abort', () => {
    const run = play(two()).begin().crash('P1').recover('P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['3PC-R5', ['ABORT']]);
  });

  it('3PC-R6 with PREPARED alone a participant locks again and asks', () => {
    const run = voted().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('DECISION-REQ P1>P2')]).toEqual([
      '3PC-R6',
      'asking',
      true,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('3PC-R7 with PRECOMMIT it may not commit alone either', () => {
    const run = unanimous().deliver('PRE-COMMIT', 'C', 'P1').crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual([
      '3PC-R7',
      'asking',
      ['PREPARED', 'PRECOMMIT'],
    ]);
  });

  it('3PC-R8 a participant stands by its decision', () => {
    const run = unanimous().timeout('C', 'acks').deliver('COMMIT', 'C', 'P1').crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['3PC-R8', 'committed']);
  });

  it('3PC-A1 it asks again, and so does whoever has nobody left to obey', () => {
    const run = voted().crash('P1').recover('P1').drop('DECISION-REQ', 'P1', 'P2').timeout('P1', 'ask');
    expect([run.last.rule, run.wire().includes('DECISION-REQ P1>P2')]).toEqual(['3PC-A1', true]);
    const left = unanimous().timeout('P2', 'leader').timeout('P2', 'leader');
    left.deliver('ABORT', 'P2', 'P1');
    expect(left.last.rule).toBe('3PC-P5');
    const obeying = unanimous().timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'C');
    obeying.crash('P1').timeout('C', 'leader').crash('P2').timeout('C', 'leader');
    expect([obeying.last.rule, obeying.state('C')]).toEqual(['3PC-A1', 'asking']);
  });

  it('3PC-A2 a participant that asks tells a coordinator that asks', () => {
    const run = total().recover('P1').recover('C').deliver('DECISION-REQ', 'C', 'P1');
    expect([run.last.rule, run.wire().includes('LOGGED P1>C')]).toEqual(['3PC-A2', true]);
  });

  it('3PC-A3 the coordinator waits until it has heard of everybody', () => {
    const run = total().recover('P1').recover('C').deliver('DECISION-REQ', 'C', 'P1');
    run.deliver('LOGGED', 'P1', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['3PC-A3', 'asking']);
  });

  it('3PC-A4 when everybody has restarted and nobody has decided, it commits', () => {
    const run = total().recover('C').recover('P1').recover('P2');
    run.deliver('DECISION-REQ', 'P1', 'C').deliver('DECISION-REQ', 'P2', 'C');
    expect([run.last.rule, run.log('C').at(-1), run.wire().includes('COMMIT C>P2')]).toEqual([
      '3PC-A4',
      'COMMIT',
      true,
    ]);
  });

  it('3PC-A5 it adopts a decision whoever tells it', () => {
    const run = unanimous()
      .crash('P2')
      .recover('P2')
      .timeout('P1', 'leader')
      .deliver('DECISION-REQ', 'P2', 'P1');
    run.deliver('ABORT', 'P1', 'P2');
    expect([run.last.rule, run.log('P2').at(-1)]).toEqual(['3PC-A5', 'ABORT']);
  });

  it('3PC-A6 it does not vote in a running round', () => {
    const run = unanimous()
      .crash('P2')
      .recover('P2')
      .drop('DECISION-REQ', 'P2', 'P1')
      .timeout('P1', 'leader');
    run.deliver('STATE-REQ', 'P1', 'P2');
    expect([run.last.rule, run.wire().includes('DECISION-REQ P2>P1')]).toEqual(['3PC-A6', true]);
    const precommit = unanimous().crash('P2').recover('P2').deliver('PRE-COMMIT', 'C', 'P2');
    expect([precommit.last.rule, precommit.log('P2')]).toEqual(['3PC-A6', ['PREPARED']]);
  });

  it('3PC-A7 nobody waits for whoever has restarted', () => {
    const run = unanimous().crash('P2').recover('P2').deliver('DECISION-REQ', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['3PC-A7', 'precommitted']);
    const other = voted().crash('P2').recover('P2').deliver('DECISION-REQ', 'P2', 'P1');
    expect([other.last.rule, other.state('P1')]).toEqual(['3PC-A7', 'prepared']);
    const leader = unanimous().crash('C').recover('C').deliver('DECISION-REQ', 'C', 'P1');
    expect(leader.last.rule).toBe('3PC-E1');
  });
});
