import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { balances, lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { twoPhaseCommit } from '.';

const two = (config: Partial<Setting['config']> = {}): Setting => {
  const setting = twoPhaseCommit.neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};

const prepared = () => play(two()).begin().deliver('PREPARE', 'C', 'P1');

describe('participant', () => {
  it('2PC-P1 forces PREPARED with frozen money and a lock before it votes yes', () => {
    const run = prepared();
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      '2PC-P1',
      'prepared',
      ['PREPARED'],
      1,
    ]);
    expect(run.last.effects.slice(0, 2).map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(balances(run.setting.cast, run.world).payer).toEqual({ available: 7_500, frozen: 2_500 });
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
    expect(run.wire()).toContain('VOTE-YES P1>C');
  });

  it('2PC-P2 votes no when it cannot: short of money, unwilling, or locked out', () => {
    const setting = two();
    const poor = {
      ...setting,
      cast: {
        ...setting.cast,
        accounts: setting.cast.accounts.map((account) => ({ ...account, available: 2_499 })),
      },
    };
    for (const run of [play(poor), play(two({ vetoes: { P1: 'NO' } }))]) {
      run.begin().deliver('PREPARE', 'C', 'P1');
      expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
        '2PC-P2',
        'aborted',
        ['ABORT'],
        0,
      ]);
      expect(run.wire()).toContain('VOTE-NO P1>C');
      expect(lockHolder(run.world, run.setting.cast, 'payer')).toBeNull();
    }
  });

  it('2PC-P3 aborts alone before its vote, by time-out or veto, and then votes no', () => {
    for (const run of [
      play(two()).begin().timeout('P1', 'prepare'),
      play(two()).begin().do({ kind: 'veto', node: 'P1' }),
    ]) {
      expect([run.last.rule, run.state('P1'), run.wire()]).toEqual([
        '2PC-P3',
        'aborted',
        ['PREPARE C>P1', 'PREPARE C>P2'],
      ]);
      run.deliver('PREPARE', 'C', 'P1');
      expect([run.last.rule, run.wire().includes('VOTE-NO P1>C')]).toEqual(['2PC-P3', true]);
    }
    expect(() => prepared().do({ kind: 'veto', node: 'P1' })).toThrow('veto-too-late');
  });

  it('2PC-P4 aborts when ABORT comes before its vote', () => {
    const run = play(two()).begin().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.wire().includes('ACK P1>C')]).toEqual([
      '2PC-P4',
      'aborted',
      ['ABORT'],
      false,
    ]);
  });

  it('2PC-P5 forces COMMIT, releases its locks and only then acknowledges', () => {
    const run = play(two()).until('COMMIT', 'C', 'P1').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      '2PC-P5',
      'committed',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
    expect(run.last.effects.slice(0, 2).map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(balances(run.setting.cast, run.world).payer).toEqual({ available: 7_500, frozen: 0 });
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBeNull();
  });

  it('2PC-P6 forces ABORT, gives the money back and acknowledges', () => {
    const run = prepared().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      '2PC-P6',
      'aborted',
      ['PREPARED', 'ABORT'],
      2,
    ]);
    expect(balances(run.setting.cast, run.world).payer).toEqual({ available: 10_000, frozen: 0 });
    expect(run.wire()).toContain('ACK P1>C');
  });

  it('2PC-P7 keeps its locks and inquires again and again', () => {
    const run = prepared().crash('C').timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>C')]).toEqual([
      '2PC-P7',
      'prepared',
      true,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
    expect(run.node('P1').timers.map((timer) => timer.name)).toEqual(['decision']);
  });

  it('2PC-P8 acknowledges a decision that it hears again', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .duplicate('COMMIT', 'C', 'P1')
      .drop('ACK', 'P1', 'C')
      .deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.wire().includes('ACK P1>C')]).toEqual([
      '2PC-P8',
      ['PREPARED', 'COMMIT'],
      true,
    ]);
  });

  it('2PC-P9 votes no about a transaction that it does not know', () => {
    const restarted = play(two()).begin().crash('P1').recover('P1').deliver('PREPARE', 'C', 'P1');
    expect([restarted.last.rule, restarted.wire().includes('VOTE-NO P1>C')]).toEqual(['2PC-P9', true]);
    const forgot = play(two())
      .begin()
      .duplicate('PREPARE', 'C', 'P1')
      .timeout('C', 'votes')
      .deliver('ABORT', 'C', 'P1');
    forgot.do({ kind: 'forget', node: 'P1' }).deliver('PREPARE', 'C', 'P1');
    expect([forgot.last.rule, forgot.state('P1')]).toEqual(['2PC-P9', 'ended']);
  });

  it('2PC-P10 acknowledges the decision of a transaction that it has forgotten', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .duplicate('COMMIT', 'C', 'P1')
      .do({ kind: 'forget', node: 'P1' });
    run.drop('ACK', 'P1', 'C').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.wire().includes('ACK P1>C')]).toEqual(['2PC-P10', true]);
    expect(() => prepared().do({ kind: 'forget', node: 'P1' })).toThrow('forget-too-late');
  });

  it('2PC-P11 an operator may decide, and a different real decision is recorded as damage', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'abort' });
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual([
      '2PC-P11',
      'heuristic-aborted',
      ['PREPARED', 'HEURISTIC-ABORT'],
    ]);
    run.deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1').at(-1), run.wire().includes('ACK P1>C')]).toEqual([
      '2PC-P11',
      'DAMAGE',
      true,
    ]);
    expect(() => play(two()).begin().do({ kind: 'heuristic', node: 'P1', decision: 'abort' })).toThrow(
      'heuristic-too-late',
    );
  });

  it('2PC-P11 an operator who happens to agree does no damage', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'commit' })
      .untilQuiet();
    expect([run.log('P1'), run.state('C')]).toEqual([['PREPARED', 'HEURISTIC-COMMIT'], 'ended']);
  });
});
