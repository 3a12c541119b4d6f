import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import { threePhaseCommit } from '.';

const two = () => threePhaseCommit.neutral(2);
const asked = () => play(two()).begin();
const voted = () => asked().deliver('CAN-COMMIT', 'C', 'P1').deliver('CAN-COMMIT', 'C', 'P2');
const unanimous = () => voted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const acknowledged = () => unanimous().deliver('PRE-COMMIT', 'C', 'P1').deliver('PRE-COMMIT', 'C', 'P2');

describe('the coordinator', () => {
  it('3PC-C1 notes START and asks everyone', () => {
    const run = asked();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      '3PC-C1',
      'waiting',
      ['START'],
      0,
    ]);
    expect(run.wire()).toEqual(['CAN-COMMIT C>P1', 'CAN-COMMIT C>P2']);
  });

  it('3PC-C2 with the last YES it forces PRECOMMIT before it says so', () => {
    const run = unanimous();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      '3PC-C2',
      'precommitted',
      ['START', 'PRECOMMIT'],
      2,
    ]);
    expect(run.last.effects.slice(0, 2).map(({ effect }) => effect.kind)).toEqual(['persist', 'send']);
    expect(run.wire()).toEqual(['PRE-COMMIT C>P1', 'PRE-COMMIT C>P2']);
  });

  it('3PC-C3 a NO or silence aborts, and the others are told', () => {
    const refused = asked()
      .deliver('CAN-COMMIT', 'C', 'P2')
      .do({ kind: 'veto', node: 'P1' })
      .deliver('CAN-COMMIT', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([refused.last.rule, refused.log('C'), refused.wire()]).toEqual([
      '3PC-C3',
      ['START', 'ABORT'],
      ['VOTE-YES P2>C', 'ABORT C>P2'],
    ]);
    expect(refused.untilQuiet().log('P2')).toEqual(['PREPARED', 'ABORT']);
    const silent = asked().timeout('C', 'votes');
    expect([silent.last.rule, silent.state('C')]).toEqual(['3PC-C3', 'aborted']);
    const restarted = voted().crash('P1').recover('P1').deliver('DECISION-REQ', 'P1', 'C');
    expect([restarted.last.rule, restarted.state('C')]).toEqual(['3PC-C3', 'aborted']);
  });

  it('3PC-C4 with the last ACK it forces COMMIT', () => {
    const run = acknowledged().deliver('ACK', 'P1', 'C').deliver('ACK', 'P2', 'C');
    expect([run.last.rule, run.log('C').at(-1), run.wire()]).toEqual([
      '3PC-C4',
      'COMMIT',
      ['COMMIT C>P1', 'COMMIT C>P2'],
    ]);
  });

  it('3PC-C5 takes those that do not acknowledge for dead, and commits', () => {
    const run = unanimous().crash('P2').deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    expect([run.timeout('C', 'acks').last.rule, run.state('C')]).toEqual(['3PC-C5', 'committed']);
    const restarted = unanimous().crash('P2').recover('P2').deliver('PRE-COMMIT', 'C', 'P1');
    restarted.deliver('ACK', 'P1', 'C').deliver('DECISION-REQ', 'P2', 'C');
    expect([restarted.last.rule, restarted.state('C')]).toEqual(['3PC-C5', 'committed']);
  });

  it('3PC-C6 gives way to a backup: it obeys with PRECOMMIT, and aborts without', () => {
    const early = voted().timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'C');
    expect([early.last.rule, early.state('C'), early.wire().includes('STATE C>P1')]).toEqual([
      '3PC-C6',
      'aborted',
      true,
    ]);
    const late = unanimous().timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'C');
    expect([late.last.rule, late.state('C')]).toEqual(['3PC-C6', 'following']);
    expect(late.untilQuiet().log('C').at(-1)).toBe('COMMIT');
    const told = unanimous().timeout('P1', 'leader').timeout('P1', 'states').deliver('ABORT', 'P1', 'C');
    expect([told.last.rule, told.log('C').at(-1)]).toEqual(['3PC-C6', 'ABORT']);
  });

  it('3PC-C7 counts votes and acknowledgements', () => {
    const run = voted().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.last.effects]).toEqual(['3PC-C7', 'waiting', []]);
    expect(must(threePhaseCommit.roles.coordinator).seats(must(run.node('C').instances.t1))).toEqual([
      { node: 'P1', vote: null },
      { node: 'P2', vote: 'yes' },
    ]);
    const ack = acknowledged().deliver('ACK', 'P2', 'C');
    expect([ack.last.rule, ack.state('C')]).toEqual(['3PC-C7', 'precommitted']);
  });

  it('3PC-C8 a request that is taken back is aborted', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.untilQuiet().log('P1')]).toEqual([
      '3PC-C8',
      'aborted',
      ['ABORT'],
    ]);
  });

  it('3PC-C9 a late YES is answered with ABORT', () => {
    const run = voted().timeout('C', 'votes').drop('ABORT', 'C', 'P1').deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.wire().includes('ABORT C>P1')]).toEqual(['3PC-C9', true]);
  });

  it('3PC-C10 what it has no record of is aborted', () => {
    const run = voted().crash('C').recover('C').deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.log('C'), run.wire().includes('ABORT C>P1')]).toEqual(['3PC-C10', [], true]);
    const backup = voted().crash('C').recover('C').timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'C');
    expect([backup.last.rule, backup.wire().includes('STATE C>P1')]).toEqual(['3PC-C10', true]);
  });
});

describe('a participant', () => {
  it('3PC-P1 forces its promise before it votes', () => {
    const run = asked().deliver('CAN-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.node('P1').durable]).toEqual(['3PC-P1', 'prepared', 1]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('3PC-P2 votes NO when it cannot pay', () => {
    const setting = two();
    const poor = setting.cast.accounts.map((account) => ({ ...account, available: 0 }));
    const run = play({ ...setting, cast: { ...setting.cast, accounts: poor } })
      .begin()
      .deliver('CAN-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('VOTE-NO P1>C')]).toEqual([
      '3PC-P2',
      'aborted',
      true,
    ]);
  });

  it('3PC-P3 may abort before its vote, and then votes NO', () => {
    const run = asked().do({ kind: 'veto', node: 'P1' });
    expect([run.last.rule, run.log('P1')]).toEqual(['3PC-P3', ['ABORT']]);
    expect(run.deliver('CAN-COMMIT', 'C', 'P1').last.rule).toBe('3PC-P3');
    expect(asked().timeout('P2', 'prepare').last.rule).toBe('3PC-P3');
  });

  it('3PC-P4 forces PRECOMMIT before its ACK', () => {
    const run = unanimous().deliver('PRE-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      '3PC-P4',
      'precommitted',
      ['PREPARED', 'PRECOMMIT'],
      2,
    ]);
  });

  it('3PC-P5 obeys ABORT', () => {
    const run = voted().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      '3PC-P5',
      ['PREPARED', 'ABORT'],
      2,
    ]);
  });

  it('3PC-P6 obeys COMMIT', () => {
    const run = acknowledged()
      .deliver('ACK', 'P1', 'C')
      .deliver('ACK', 'P2', 'C')
      .deliver('COMMIT', 'C', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['3PC-P6', ['PREPARED', 'PRECOMMIT', 'COMMIT']]);
  });

  it('3PC-P7 obeys COMMIT even if PRE-COMMIT never came', () => {
    const run = unanimous().timeout('C', 'acks').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['3PC-P7', ['PREPARED', 'COMMIT']]);
  });

  it('3PC-P11 an operator may decide for it, and the others may decide otherwise', () => {
    const run = acknowledged().do({ kind: 'heuristic', node: 'P1', decision: 'abort' });
    expect([run.last.rule, run.log('P1').at(-1)]).toEqual(['3PC-P11', 'HEURISTIC-ABORT']);
    expect([run.crash('P1').recover('P1').state('P1'), run.untilQuiet().log('P2').at(-1)]).toEqual([
      'aborted',
      'COMMIT',
    ]);
  });

  it('3PC-P10 a forgotten transaction gets a NO', () => {
    const run = asked().crash('P1').recover('P1').deliver('CAN-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.wire().includes('VOTE-NO P1>C')]).toEqual(['3PC-P10', true]);
  });
});

it('takes five messages for each participant when nothing goes wrong', () => {
  const run = play(threePhaseCommit.neutral(3)).calm();
  const sent = run.entries.flatMap(({ effects }) => effects).filter(({ effect }) => effect.kind === 'send');
  expect([sent.length, run.world.network]).toEqual([15, []]);
  for (const node of ['C', 'P1', 'P2', 'P3']) expect(run.log(node).at(-1)).toBe('COMMIT');
});
