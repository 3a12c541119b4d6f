import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { paxosCommit } from '.';

const two = () => paxosCommit.neutral(2);
const asked = () => play(two()).begin();
const voted = () => asked().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const accept = (run: ReturnType<typeof play>, node: string) =>
  run.deliver('2A-PREPARED', 'P1', node).deliver('2A-PREPARED', 'P2', node);
const chosen = () => accept(accept(voted(), 'A1'), 'A2').deliver('2B', 'A1', 'C').deliver('2B', 'A2', 'C');
const refused = () => asked().do({ kind: 'veto', node: 'P1' }).deliver('PREPARE', 'C', 'P1');

describe('the coordinator', () => {
  it('PAX-X3 asks everyone and writes nothing', () => {
    const run = asked();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PAX-X3', 'waiting', []]);
    expect(run.wire()).toEqual(['PREPARE C>P1', 'PREPARE C>P2']);
  });

  it('PAX-X8 commits with a majority of acceptors', () => {
    const run = chosen();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'PAX-X8',
      'committed',
      ['COMMIT'],
      0,
    ]);
    expect(run.wire()).toEqual(expect.arrayContaining(['COMMIT C>P1', 'COMMIT C>P2']));
  });

  it('PAX-X9 aborts with the first report of `aborted`', () => {
    const run = refused().deliver('2A-ABORTED', 'P1', 'A3').deliver('2B', 'A3', 'C');
    expect([run.last.rule, run.state('C'), run.wire().includes('ABORT C>P2')]).toEqual([
      'PAX-X9',
      'aborted',
      true,
    ]);
  });

  it('PAX-X16 tells the decision to whoever asks', () => {
    const run = chosen().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P1')]).toEqual(['PAX-X16', true]);
  });

  it('PAX-X20 a request can be taken back before it began', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PAX-X20', 'aborted', ['ABORT']]);
  });
});

describe('an acceptor', () => {
  it('PAX-X4 forces what it accepts before it reports', () => {
    const run = accept(voted(), 'A1');
    expect([run.last.rule, run.log('A1'), run.node('A1').durable]).toEqual(['PAX-X4', ['ACCEPT'], 1]);
    expect(run.last.effects.map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(run.wire()).toContain('2B A1>C');
  });

  it('PAX-X12 waits for all, and what comes later changes nothing', () => {
    const run = voted().deliver('2A-PREPARED', 'P1', 'A1');
    expect([run.last.rule, run.log('A1')]).toEqual(['PAX-X12', []]);
    const late = refused().deliver('PREPARE', 'C', 'P2').deliver('2A-ABORTED', 'P1', 'A1');
    late.deliver('2A-PREPARED', 'P2', 'A1');
    expect([late.last.rule, late.log('A1')]).toEqual(['PAX-X12', ['ACCEPT']]);
  });
});

describe('a participant', () => {
  it('PAX-X1 forces PREPARED before it proposes', () => {
    const run = asked().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'PAX-X1',
      'prepared',
      ['PREPARED'],
      1,
    ]);
    expect(run.wire()).toEqual(
      expect.arrayContaining(['2A-PREPARED P1>A1', '2A-PREPARED P1>A2', '2A-PREPARED P1>A3']),
    );
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('PAX-X2 aborts and proposes `aborted` when it cannot do it', () => {
    const run = play({ ...two(), config: { ...two().config, vetoes: { P1: 'NO' } } }).begin();
    run.deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.wire().includes('2A-ABORTED P1>A1')]).toEqual([
      'PAX-X2',
      ['ABORT'],
      true,
    ]);
  });

  it('PAX-X10 obeys, and releases its locks', () => {
    const run = chosen().deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'PAX-X10',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBeNull();
  });

  it('PAX-X21 may abort alone before its vote', () => {
    const run = asked().timeout('P1', 'prepare');
    expect([run.last.rule, run.log('P1')]).toEqual(['PAX-X21', ['ABORT']]);
    run.deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.wire().includes('2A-ABORTED P1>A2')]).toEqual(['PAX-X21', true]);
  });

  it('PAX-X22 asks everybody who may lead', () => {
    const run = voted().timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1')]).toEqual(['PAX-X22', 'prepared']);
    expect(run.wire()).toEqual(expect.arrayContaining(['INQUIRE P1>C', 'INQUIRE P1>L2']));
  });

  it('PAX-X23 a decision that it hears again changes nothing', () => {
    const run = chosen().timeout('P1', 'decision').deliver('COMMIT', 'C', 'P1');
    run.deliver('INQUIRE', 'P1', 'C').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['PAX-X23', ['PREPARED', 'COMMIT']]);
  });

  it('PAX-X24 an operator may decide, and damage is recorded', () => {
    const run = chosen().do({ kind: 'heuristic', node: 'P1', tx: 't1', decision: 'abort' });
    expect([run.last.rule, run.state('P1')]).toEqual(['PAX-X24', 'heuristic-aborted']);
    run.deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1').at(-1)]).toEqual(['PAX-X24', 'DAMAGE']);
  });
});
