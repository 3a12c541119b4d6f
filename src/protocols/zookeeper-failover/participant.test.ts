import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { balances, lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { zookeeperFailover } from '.';

const two = (config: Partial<Setting['config']> = {}): Setting => {
  const setting = zookeeperFailover.neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};
const prepared = () => play(two()).begin().deliver('PREPARE', 'C', 'P1');
const written = () =>
  prepared()
    .deliver('PREPARE', 'C', 'P2')
    .deliver('VOTE-YES', 'P1', 'C')
    .deliver('VOTE-YES', 'P2', 'C')
    .deliver('CREATE', 'C', 'ZK');

describe('participant', () => {
  it('ZK-P1 forces PREPARED with frozen money and a lock before it votes yes', () => {
    const run = prepared();
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'ZK-P1',
      'prepared',
      ['PREPARED'],
      1,
    ]);
    expect(balances(run.setting.cast, run.world).payer).toEqual({ available: 7_500, frozen: 2_500 });
    expect(run.wire()).toContain('VOTE-YES P1>C');
  });

  it('ZK-P2 votes no when it cannot', () => {
    const run = play(two({ vetoes: { P1: 'NO' } }))
      .begin()
      .deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'ZK-P2',
      'aborted',
      ['ABORT'],
      0,
    ]);
  });

  it('ZK-P3 aborts alone before its vote, and then votes no', () => {
    for (const run of [
      play(two()).begin().timeout('P1', 'prepare'),
      play(two()).begin().do({ kind: 'veto', node: 'P1' }),
    ]) {
      expect([run.last.rule, run.state('P1')]).toEqual(['ZK-P3', 'aborted']);
      run.deliver('PREPARE', 'C', 'P1');
      expect([run.last.rule, run.wire().includes('VOTE-NO P1>C')]).toEqual(['ZK-P3', true]);
    }
  });

  it('ZK-P4 aborts when ABORT comes before its vote', () => {
    const run = play(two()).begin().timeout('C', 'votes').deliver('CREATE', 'C', 'ZK');
    run.deliver('CREATED', 'ZK', 'C').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual(['ZK-P4', 'aborted', ['ABORT']]);
  });

  it('ZK-P5 forces COMMIT and releases its locks', () => {
    const run = written().deliver('CREATED', 'ZK', 'C').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'ZK-P5',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBeNull();
  });

  it('ZK-P6 forces ABORT and gives the money back', () => {
    const run = prepared().timeout('C', 'votes').deliver('CREATE', 'C', 'ZK').deliver('CREATED', 'ZK', 'C');
    run.deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'ZK-P6',
      ['PREPARED', 'ABORT'],
      2,
    ]);
    expect(balances(run.setting.cast, run.world).payer).toEqual({ available: 10_000, frozen: 0 });
  });

  it('ZK-P7 reads the decision itself while no coordinator lives', () => {
    const run = written().crash('C').crash('C2').timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1'), run.wire().includes('READ P1>ZK')]).toEqual([
      'ZK-P7',
      'prepared',
      true,
    ]);
    run.deliver('READ', 'P1', 'ZK').deliver('COMMIT', 'ZK', 'P1');
    expect([run.state('P1'), run.log('P1')]).toEqual(['committed', ['PREPARED', 'COMMIT']]);
  });

  it('ZK-P8 a decision that it hears again changes nothing', () => {
    const run = written()
      .deliver('CREATED', 'ZK', 'C')
      .duplicate('COMMIT', 'C', 'P1')
      .deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.last.effects, run.log('P1')]).toEqual(['ZK-P8', [], ['PREPARED', 'COMMIT']]);
  });

  it('ZK-P9 an operator may decide, and a different real decision is recorded as damage', () => {
    const run = written().do({ kind: 'heuristic', node: 'P1', decision: 'abort' });
    expect([run.last.rule, run.state('P1')]).toEqual(['ZK-P9', 'heuristic-aborted']);
    expect(run.untilQuiet().log('P1')).toEqual(['PREPARED', 'HEURISTIC-ABORT', 'DAMAGE']);
    const right = written().do({ kind: 'heuristic', node: 'P1', decision: 'commit' }).untilQuiet();
    expect([right.state('P1'), right.log('P1')]).toEqual(['committed', ['PREPARED', 'HEURISTIC-COMMIT']]);
  });
});

describe('recovery', () => {
  it('ZK-R1 a coordinator without a decision stands in line again', () => {
    const run = prepared().crash('C').recover('C');
    expect([run.last.rule, run.state('C'), run.wire().includes('ENROL C>ZK')]).toEqual([
      'ZK-R1',
      'deposed',
      true,
    ]);
    run.untilQuiet();
    expect([run.log('C'), run.log('P1')]).toEqual([['ABORT'], ['PREPARED', 'ABORT']]);
  });

  it('ZK-R2 a coordinator that has noted the decision stands by it', () => {
    const run = written().deliver('CREATED', 'ZK', 'C').crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-R2', 'committed', ['COMMIT']]);
  });

  it('ZK-R3 a participant without records aborts', () => {
    const run = play(two()).begin().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual(['ZK-R3', 'aborted', ['ABORT']]);
  });

  it('ZK-R4 a participant with PREPARED alone is in doubt and reads', () => {
    const run = prepared().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('READ P1>ZK')]).toEqual([
      'ZK-R4',
      'prepared',
      true,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('ZK-R5 a participant with a decision stands by it', () => {
    const run = written()
      .deliver('CREATED', 'ZK', 'C')
      .deliver('COMMIT', 'C', 'P1')
      .crash('P1')
      .recover('P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['ZK-R5', 'committed']);
    const operator = written()
      .do({ kind: 'heuristic', node: 'P1', decision: 'abort' })
      .crash('P1')
      .recover('P1');
    expect([operator.last.rule, operator.state('P1')]).toEqual(['ZK-R5', 'heuristic-aborted']);
  });

  it('ZK-R6 the ensemble has the decision and the last leader in its log', () => {
    const decided = written().crash('ZK').recover('ZK');
    expect([decided.last.rule, decided.state('ZK')]).toEqual(['ZK-R6', 'decided']);
    const led = prepared().timeout('ZK', 'session').crash('ZK').recover('ZK');
    expect([led.last.rule, led.node('ZK').instances.t1]).toMatchObject([
      'ZK-R6',
      { value: 'open', context: { leader: 'C2', epoch: 2 } },
    ]);
  });
});
