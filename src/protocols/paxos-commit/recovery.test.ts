import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { paxosCommit } from '.';

const two = () => paxosCommit.neutral(2);
const voted = () => play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const accept = (run: ReturnType<typeof play>, node: string) =>
  run.deliver('2A-PREPARED', 'P1', node).deliver('2A-PREPARED', 'P2', node);
const chosen = () => accept(accept(voted(), 'A1'), 'A2').deliver('2B', 'A1', 'C').deliver('2B', 'A2', 'C');
const outcomes = (run: ReturnType<typeof play>) => ['P1', 'P2'].map((node) => run.log(node).at(-1));

describe('after a restart', () => {
  it('PAX-R1 an empty log tells a leader nothing, so the coordinator asks the standby', () => {
    const run = voted().crash('C').recover('C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PAX-R1', 'initial', []]);
    expect(run.wire()).toContain('INQUIRE C>L2');
    const end = run.untilQuiet();
    expect(outcomes(end)).toEqual(['COMMIT', 'COMMIT']);
    expect(end.log('C')).toEqual(['COMMIT']);
    expect(voted().timeout('P1', 'decision').crash('L2').recover('L2').last.rule).toBe('PAX-R1');
  });

  it('PAX-R2 a ballot without decision leads to the next', () => {
    const run = voted().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'L2').crash('L2').recover('L2');
    expect([run.last.rule, run.state('L2'), run.node('L2').instances.t1?.context.ballot]).toEqual([
      'PAX-R2',
      'asking',
      3,
    ]);
  });

  it('PAX-R3 a decision is announced again', () => {
    const run = chosen().drop('COMMIT', 'C', 'P1').crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C'), run.wire().includes('COMMIT C>P1')]).toEqual([
      'PAX-R3',
      'committed',
      true,
    ]);
  });

  it('PAX-R4 an acceptor remembers what it accepted and promised, not what it heard', () => {
    const heard = voted().deliver('2A-PREPARED', 'P1', 'A1').crash('A1').recover('A1');
    expect([heard.last.rule, heard.node('A1').instances.t1?.context.heard]).toEqual(['PAX-R4', []]);
    const accepted = accept(voted(), 'A1').crash('A1').recover('A1');
    expect(accepted.node('A1').instances.t1?.context.accepted).toEqual({
      ballot: 0,
      prepared: ['P1', 'P2'],
      aborted: [],
    });
    const promised = voted().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'L2');
    promised.deliver('1A', 'L2', 'A1').crash('A1').recover('A1');
    expect([promised.state('A1'), promised.node('A1').instances.t1?.context.promised]).toEqual([
      'promised',
      1,
    ]);
  });

  it('PAX-R5 an empty log makes a participant abort', () => {
    const run = play(two()).begin().crash('P1').recover('P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['PAX-R5', ['ABORT']]);
    expect(outcomes(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('PAX-R6 with PREPARED alone it locks again and asks', () => {
    const run = voted().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>L2')]).toEqual([
      'PAX-R6',
      'prepared',
      true,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('PAX-R7 it stands by its decision', () => {
    const run = chosen().deliver('COMMIT', 'C', 'P1').crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['PAX-R7', 'committed']);
  });
});

describe('without the coordinator', () => {
  it('nobody waits: the standby finds that all were prepared', () => {
    const run = accept(accept(voted(), 'A1'), 'A2').crash('C').untilQuiet();
    expect(outcomes(run)).toEqual(['COMMIT', 'COMMIT']);
  });
});
