import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { zookeeperFailover } from '.';

const two = () => zookeeperFailover.neutral(2);
const allVotes = () =>
  play(two())
    .begin()
    .deliver('PREPARE', 'C', 'P1')
    .deliver('PREPARE', 'C', 'P2')
    .deliver('VOTE-YES', 'P1', 'C')
    .deliver('VOTE-YES', 'P2', 'C');
const line = (run: ReturnType<typeof play>) => run.node('ZK').instances.t1?.context;

describe('ensemble', () => {
  it('ZK-E1 writes the decision of the first in line before it confirms it', () => {
    const run = allVotes().deliver('CREATE', 'C', 'ZK');
    expect([run.last.rule, run.state('ZK'), run.log('ZK'), run.node('ZK').durable]).toEqual([
      'ZK-E1',
      'decided',
      ['COMMIT'],
      1,
    ]);
    expect(run.last.effects.map(({ effect }) => effect.kind).slice(0, 2)).toEqual(['persist', 'send']);
    expect(run.world.network.map(({ type, body }) => [type, body])).toEqual([['CREATED', 'commit']]);
  });

  it('ZK-E2 writes a decision once, and answers with it ever after', () => {
    const run = allVotes().deliver('CREATE', 'C', 'ZK').timeout('ZK', 'session');
    run.deliver('NODE-DELETED', 'ZK', 'C2').deliver('CREATE', 'C2', 'ZK');
    expect([run.last.rule, run.log('ZK')]).toEqual(['ZK-E2', ['COMMIT', 'LEADER']]);
    expect(run.world.network.find(({ type }) => type === 'EXISTS')?.body).toBe('commit');
  });

  it('ZK-E3 refuses whoever has lost its election znode', () => {
    const run = allVotes().timeout('ZK', 'session').deliver('CREATE', 'C', 'ZK');
    expect([run.last.rule, run.state('ZK'), run.wire().includes('NO-NODE ZK>C')]).toEqual([
      'ZK-E3',
      'open',
      true,
    ]);
  });

  it('ZK-E4 tells the decision to whoever reads it or comes back', () => {
    const run = allVotes().deliver('CREATE', 'C', 'ZK').timeout('P1', 'decision').deliver('READ', 'P1', 'ZK');
    expect([run.last.rule, run.wire().includes('COMMIT ZK>P1')]).toEqual(['ZK-E4', true]);
    run.crash('C').recover('C').deliver('ENROL', 'C', 'ZK');
    expect([run.last.rule, run.wire().includes('COMMIT ZK>C')]).toEqual(['ZK-E4', true]);
    const abort = play(two()).begin().deliver('PREPARE', 'C', 'P1').timeout('C', 'votes');
    abort.deliver('CREATE', 'C', 'ZK').timeout('P1', 'decision').deliver('READ', 'P1', 'ZK');
    expect([abort.last.rule, abort.wire().includes('ABORT ZK>P1')]).toEqual(['ZK-E4', true]);
  });

  it('ZK-E5 has nothing to tell before there is a decision', () => {
    const run = allVotes().timeout('P1', 'decision').deliver('READ', 'P1', 'ZK');
    expect([run.last.rule, run.last.discarded, run.last.effects]).toEqual(['ZK-E5', false, []]);
  });

  it('ZK-E6 ends the session of a leader that merely pauses, and tells the next one', () => {
    const run = allVotes().do({ kind: 'pause', node: 'C' }).timeout('ZK', 'session');
    expect([run.last.rule, run.log('ZK'), run.wire().includes('NODE-DELETED ZK>C2')]).toEqual([
      'ZK-E6',
      ['LEADER'],
      true,
    ]);
    expect(line(run)).toMatchObject({ leader: 'C2', epoch: 2, isFollowed: false });
  });

  it('ZK-E9 lets the session of the first go on while nobody stands behind it', () => {
    const run = allVotes().do({ kind: 'pause', node: 'C' }).timeout('ZK', 'session').timeout('ZK', 'session');
    expect([run.last.rule, line(run)]).toMatchObject([
      'ZK-E9',
      { leader: 'C2', epoch: 2, isFollowed: false },
    ]);
    expect(run.node('ZK').timers.map(({ name }) => name)).toEqual(['session']);
  });

  it('ZK-E6 with perfect detection ends no session of a node that lives', () => {
    const setting = two();
    const run = play({ ...setting, config: { ...setting.config, timing: 'synchronous' } }).begin();
    expect(() => run.timeout('ZK', 'session')).toThrow('synchronous-timeout');
    expect(run.crash('C').timeout('ZK', 'session').last.rule).toBe('ZK-E6');
  });

  it('ZK-E7 puts whoever comes back at the end of the line', () => {
    const first = allVotes().crash('C').recover('C').deliver('ENROL', 'C', 'ZK');
    expect([first.last.rule, line(first)]).toMatchObject([
      'ZK-E7',
      { leader: 'C2', epoch: 2, isFollowed: true },
    ]);
    const second = allVotes().crash('C').timeout('ZK', 'session').recover('C').deliver('ENROL', 'C', 'ZK');
    expect([second.last.rule, line(second)]).toMatchObject(['ZK-E7', { leader: 'C2', isFollowed: true }]);
    const alone = allVotes().crash('C').timeout('ZK', 'session').crash('C2').recover('C2');
    alone.deliver('ENROL', 'C2', 'ZK');
    expect([alone.last.rule, line(alone)]).toMatchObject(['ZK-E7', { leader: 'C2', epoch: 2 }]);
    expect(alone.wire().filter((text) => text === 'NODE-DELETED ZK>C2')).toHaveLength(1);
  });

  it('ZK-E8 once the leader is done no session matters', () => {
    const run = play(two()).calm();
    expect([
      run.state('ZK'),
      run.node('ZK').timers,
      run.entries.some(({ rule }) => rule === 'ZK-E8'),
    ]).toEqual(['settled', [], true]);
    expect(run.log('C2')).toEqual([]);
  });
});
