/** The two exhibits that do not work: `protocols.md` §11 j1 and j2 as schedules. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { play } from '../../sim/driver';
import { zookeeperFailover } from '.';

const variant = (name: string) => play(must(zookeeperFailover.variants?.[name]).neutral(2));
const bothVoted = (name: string) =>
  variant(name).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const allVotes = (name: string) =>
  bothVoted(name).deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const outcomes = (run: ReturnType<typeof play>) =>
  ['C', 'C2', 'P1', 'P2'].map((node) => run.log(node).at(-1));

describe('a decision on the leader’s own disk', () => {
  it('ZK-L1 forces COMMIT on its own disk and announces it', () => {
    const run = allVotes('local');
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['ZK-L1', ['COMMIT'], 1]);
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2', 'DONE C>ZK']);
    expect(outcomes(run.untilQuiet())).toEqual(['COMMIT', undefined, 'COMMIT', 'COMMIT']);
  });

  it('ZK-L2 aborts on its own disk: out of patience, with a NO, or taken back', () => {
    const late = bothVoted('local').timeout('C', 'votes');
    expect([late.last.rule, late.log('C')]).toEqual(['ZK-L2', ['ABORT']]);
    const no = variant('local').begin().do({ kind: 'veto', node: 'P1' }).deliver('PREPARE', 'C', 'P1');
    no.deliver('VOTE-NO', 'P1', 'C');
    expect([no.last.rule, no.wire().filter((text) => text.startsWith('ABORT'))]).toEqual([
      'ZK-L2',
      ['ABORT C>P2'],
    ]);
    expect(variant('fence').do({ kind: 'cancel', tx: 't1' }).last.rule).toBe('ZK-L2');
  });

  it('ZK-L3 the next leader finds nothing on its own disk and aborts what has been committed', () => {
    const run = allVotes('local').drop('COMMIT', 'C', 'P2').timeout('ZK', 'session');
    run.deliver('NODE-DELETED', 'ZK', 'C2');
    expect([run.last.rule, run.log('C2')]).toEqual(['ZK-L3', ['ABORT']]);
    expect(outcomes(run.untilQuiet())).toEqual(['COMMIT', 'ABORT', 'COMMIT', 'ABORT']);
    expect(conservation(run.setting, run.world).ok).toBe(false);
  });

  it('ZK-L4 answers an inquiry with what it has', () => {
    const run = allVotes('local')
      .drop('COMMIT', 'C', 'P1')
      .timeout('P1', 'decision')
      .deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P1')]).toEqual(['ZK-L4', true]);
  });

  it('ZK-L5 in doubt, it asks both coordinators', () => {
    const run = bothVoted('local').timeout('P1', 'decision');
    expect([run.last.rule, run.wire().filter((text) => text.startsWith('INQUIRE'))]).toEqual([
      'ZK-L5',
      ['INQUIRE P1>C', 'INQUIRE P1>C2'],
    ]);
    const back = bothVoted('local').crash('C').recover('C').timeout('C', 'decision');
    expect([back.last.rule, back.wire().includes('INQUIRE C>C2')]).toEqual(['ZK-L5', true]);
  });

  it('ZK-R7 finds its decision on its own disk and announces it again', () => {
    const run = allVotes('local').crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['ZK-R7', 'committed']);
  });
});

describe('fencing alone', () => {
  const committed = () => allVotes('fence').deliver('COMMIT', 'C', 'P2');
  const elected = (run: ReturnType<typeof play>) =>
    run.timeout('ZK', 'session').deliver('NODE-DELETED', 'ZK', 'C2');

  it('ZK-F1 tells everyone to commit and writes nothing', () => {
    const run = allVotes('fence');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-F1', 'announcing', []]);
  });

  it('ZK-F2 notes what a participant has done', () => {
    const run = committed().deliver('STATE', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-F2', 'committed', ['COMMIT']]);
  });

  it('ZK-F3 sends COMMIT again while nobody has told it anything', () => {
    const run = allVotes('fence').drop('COMMIT', 'C', 'P1').timeout('C', 'outcomes');
    expect([run.last.rule, run.wire().includes('COMMIT C>P1')]).toEqual(['ZK-F3', true]);
  });

  it('ZK-F4 the next leader shows its epoch and asks everybody', () => {
    const run = elected(committed());
    expect([run.last.rule, run.state('C2'), run.log('C2')]).toEqual(['ZK-F4', 'surveying', []]);
    expect(run.wire().filter((text) => text.startsWith('NEW-LEADER'))).toEqual([
      'NEW-LEADER C2>P1',
      'NEW-LEADER C2>P2',
    ]);
  });

  it('ZK-F5 follows whoever has decided, and aborts when nobody has', () => {
    const run = elected(committed()).deliver('NEW-LEADER', 'C2', 'P2').deliver('STATE', 'P2', 'C2');
    expect([run.last.rule, run.log('C2')]).toEqual(['ZK-F5', ['COMMIT']]);
    expect(outcomes(run.untilQuiet())).toEqual(['COMMIT', 'COMMIT', 'COMMIT', 'COMMIT']);
    const none = elected(bothVoted('fence')).deliver('NEW-LEADER', 'C2', 'P1').deliver('STATE', 'P1', 'C2');
    expect([none.last.rule, none.state('C2')]).toEqual(['ZK-F5', 'surveying']);
    none.deliver('NEW-LEADER', 'C2', 'P2').deliver('STATE', 'P2', 'C2');
    expect([none.last.rule, none.log('C2')]).toEqual(['ZK-F5', ['ABORT']]);
  });

  it('ZK-F6 decides by what it has seen, and is wrong when the one that committed is down', () => {
    const run = elected(committed().crash('P2').crash('C'));
    run.deliver('NEW-LEADER', 'C2', 'P1').deliver('STATE', 'P1', 'C2').timeout('C2', 'states');
    expect([run.last.rule, run.log('C2')]).toEqual(['ZK-F6', ['ABORT']]);
    run.deliver('ABORT', 'C2', 'P1');
    expect([run.log('P1'), run.log('P2')]).toEqual([
      ['PREPARED', 'EPOCH', 'ABORT'],
      ['PREPARED', 'COMMIT'],
    ]);
  });

  it('ZK-F7 a participant forces the higher epoch and keeps it through a crash', () => {
    const run = elected(allVotes('fence')).deliver('NEW-LEADER', 'C2', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'ZK-F7',
      ['PREPARED', 'EPOCH'],
      2,
    ]);
    run.crash('P1').recover('P1').deliver('COMMIT', 'C', 'P1');
    expect(run.last.rule).toBe('ZK-F10');
  });

  it('ZK-F8 obeys the newest leader and says so', () => {
    const run = committed();
    expect([run.last.rule, run.log('P2'), run.wire().includes('STATE P2>C')]).toEqual([
      'ZK-F8',
      ['PREPARED', 'COMMIT'],
      true,
    ]);
  });

  it('ZK-F9 says again what it has done', () => {
    const run = elected(committed()).deliver('NEW-LEADER', 'C2', 'P2');
    expect([run.last.rule, run.wire().includes('STATE P2>C2')]).toEqual(['ZK-F9', true]);
  });

  it('ZK-F10 refuses the old leader, even before its vote', () => {
    const run = elected(allVotes('fence')).deliver('NEW-LEADER', 'C2', 'P1').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['ZK-F10', 'prepared']);
    const early = elected(variant('fence').begin())
      .deliver('NEW-LEADER', 'C2', 'P1')
      .deliver('PREPARE', 'C', 'P1');
    expect([early.last.rule, early.state('P1')]).toEqual(['ZK-F10', 'initial']);
  });
});
