import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { zookeeperFailover } from '.';

const two = (config: Partial<Setting['config']> = {}): Setting => {
  const setting = zookeeperFailover.neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};

const bothVoted = () => play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const allVotes = () => bothVoted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const bodies = (run: ReturnType<typeof play>, type: string) =>
  run.world.network.filter((message) => message.type === type).map(({ body }) => body);

describe('the leader', () => {
  it('ZK-C1 asks everyone and writes nothing', () => {
    const run = play(two()).begin();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-C1', 'waiting', []]);
    expect([run.wire(), bodies(run, 'PREPARE')]).toEqual([
      ['PREPARE C>P1', 'PREPARE C>P2'],
      [1, 1],
    ]);
  });

  it('ZK-C2 asks for abort when the client takes the request back', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C')]).toEqual(['ZK-C2', 'creating']);
    expect(bodies(run, 'CREATE')).toEqual([{ epoch: 1, value: 'abort' }]);
  });

  it('ZK-C3 counts a yes and keeps waiting', () => {
    const run = bothVoted().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['ZK-C3', 'waiting']);
  });

  it('ZK-C4 with the last yes asks the ensemble, and tells nobody before it has answered', () => {
    const run = allVotes();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-C4', 'creating', []]);
    expect([run.wire(), bodies(run, 'CREATE')]).toEqual([['CREATE C>ZK'], [{ epoch: 1, value: 'commit' }]]);
  });

  it('ZK-C5 with one no asks for abort', () => {
    const run = play(two({ vetoes: { P1: 'NO' } }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.state('C'), bodies(run, 'CREATE')]).toEqual([
      'ZK-C5',
      'creating',
      [{ epoch: 1, value: 'abort' }],
    ]);
    expect(zookeeperFailover.roles.coordinator?.seats({ ...must(run), value: 'creating' })).toEqual([
      { node: 'P1', vote: 'no' },
      { node: 'P2', vote: null },
    ]);
  });

  it('ZK-C6 a missing vote times out into a request for abort', () => {
    const run = bothVoted().timeout('C', 'votes');
    expect([run.last.rule, run.state('C'), bodies(run, 'CREATE')]).toEqual([
      'ZK-C6',
      'creating',
      [{ epoch: 1, value: 'abort' }],
    ]);
  });

  it('ZK-C7 announces what is written, notes it lazily and is done', () => {
    const run = allVotes().deliver('CREATE', 'C', 'ZK').deliver('CREATED', 'ZK', 'C');
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'ZK-C7',
      'committed',
      ['COMMIT'],
      0,
    ]);
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2', 'DONE C>ZK']);
    expect(run.untilQuiet().log('P2')).toEqual(['PREPARED', 'COMMIT']);
    const abort = bothVoted()
      .timeout('C', 'votes')
      .deliver('CREATE', 'C', 'ZK')
      .deliver('CREATED', 'ZK', 'C');
    expect([abort.last.rule, abort.state('C'), abort.log('C')]).toEqual(['ZK-C7', 'aborted', ['ABORT']]);
  });

  it('ZK-C8 the successor that asks for abort adopts the commit that is written', () => {
    const run = allVotes()
      .deliver('CREATE', 'C', 'ZK')
      .crash('C')
      .timeout('ZK', 'session')
      .deliver('NODE-DELETED', 'ZK', 'C2')
      .deliver('CREATE', 'C2', 'ZK')
      .deliver('EXISTS', 'ZK', 'C2');
    expect([run.last.rule, run.state('C2'), run.log('C2')]).toEqual(['ZK-C8', 'committed', ['COMMIT']]);
    expect(run.untilQuiet().log('P1')).toEqual(['PREPARED', 'COMMIT']);
  });

  it('ZK-C8 the late leader adopts the abort that its successor has written', () => {
    const run = bothVoted()
      .timeout('ZK', 'session')
      .deliver('NODE-DELETED', 'ZK', 'C2')
      .deliver('CREATE', 'C2', 'ZK')
      .deliver('VOTE-YES', 'P1', 'C')
      .deliver('VOTE-YES', 'P2', 'C')
      .deliver('CREATE', 'C', 'ZK')
      .deliver('EXISTS', 'ZK', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-C8', 'aborted', ['ABORT']]);
    expect(run.untilQuiet().log('P1')).toEqual(['PREPARED', 'ABORT']);
  });

  it('ZK-C9 leads no more when its znode is gone, and hears the decision from its successor', () => {
    const run = allVotes()
      .timeout('ZK', 'session')
      .deliver('CREATE', 'C', 'ZK')
      .deliver('NO-NODE', 'ZK', 'C');
    expect([run.last.rule, run.state('C'), run.wire()]).toEqual([
      'ZK-C9',
      'deposed',
      ['NODE-DELETED ZK>C2', 'ENROL C>ZK'],
    ]);
    run.deliver('NODE-DELETED', 'ZK', 'C2').deliver('CREATE', 'C2', 'ZK').deliver('CREATED', 'ZK', 'C2');
    expect(run.wire()).toContain('ABORT C2>C');
    expect(run.untilQuiet().log('C')).toEqual(['ABORT']);
  });

  it('ZK-C10 does nothing for a client that asks when it leads no more', () => {
    const run = play(two()).crash('C').recover('C').begin();
    expect([run.last.rule, run.state('C')]).toEqual(['ZK-C10', 'deposed']);
    run.untilQuiet();
    expect([run.log('C'), run.log('P1')]).toEqual([['ABORT'], ['ABORT']]);
  });
});

describe('whoever stands in line', () => {
  it('ZK-S1 leads when the znode before its own is gone, and asks for abort', () => {
    const run = allVotes().timeout('ZK', 'session').deliver('NODE-DELETED', 'ZK', 'C2');
    expect([run.last.rule, run.state('C2')]).toEqual(['ZK-S1', 'creating']);
    expect(bodies(run, 'CREATE')).toEqual([
      { epoch: 1, value: 'commit' },
      { epoch: 2, value: 'abort' },
    ]);
    expect(run.last.moments.map(({ milestone }) => milestone)).toEqual(['elected']);
  });

  it('ZK-S2 notes the decision that it hears', () => {
    const run = allVotes()
      .deliver('CREATE', 'C', 'ZK')
      .crash('C')
      .recover('C')
      .deliver('ENROL', 'C', 'ZK')
      .deliver('COMMIT', 'ZK', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['ZK-S2', 'committed', ['COMMIT']]);
  });

  it('ZK-S3 announces once more a decision that it knew before it came to lead', () => {
    const run = bothVoted().crash('C').recover('C').deliver('ENROL', 'C', 'ZK');
    run.deliver('NODE-DELETED', 'ZK', 'C2').deliver('CREATE', 'C2', 'ZK').deliver('CREATED', 'ZK', 'C2');
    run.drop('DONE', 'C2', 'ZK').deliver('ABORT', 'C2', 'C');
    run.timeout('ZK', 'session').deliver('NODE-DELETED', 'ZK', 'C');
    expect([run.last.rule, run.state('C'), run.wire().includes('DONE C>ZK')]).toEqual([
      'ZK-S3',
      'aborted',
      true,
    ]);
  });
});

function must(run: ReturnType<typeof play>) {
  const state = run.node('C').instances.t1;
  if (!state) throw new Error('no instance');
  return state;
}
