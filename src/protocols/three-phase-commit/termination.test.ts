import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { threePhaseCommit } from '.';

const asked = (n: number) => play(threePhaseCommit.neutral(n)).begin();

/** All have voted YES and the coordinator knows. */
function unanimous(n: number) {
  const run = asked(n);
  const nodes = Array.from({ length: n }, (_, index) => `P${index + 1}`);
  for (const node of nodes) run.deliver('CAN-COMMIT', 'C', node);
  for (const node of nodes) run.deliver('VOTE-YES', node, 'C');
  return run;
}

/** P1 alone has heard PRE-COMMIT, then the coordinator crashes. */
const half = (n: number) => unanimous(n).deliver('PRE-COMMIT', 'C', 'P1').crash('C');

describe('termination by a backup', () => {
  it('3PC-P8 a silent leader is replaced by the next in rank, which is told', () => {
    const run = unanimous(3).crash('C').timeout('P3', 'leader');
    expect([run.last.rule, run.state('P3'), run.wire().includes('ELECT P3>P1')]).toEqual([
      '3PC-P8',
      'prepared',
      true,
    ]);
    expect(run.deliver('ELECT', 'P3', 'P1').last.rule).toBe('3PC-E1');
    expect(run.timeout('P3', 'leader').wire()).toContain('ELECT P3>P2');
  });

  it('3PC-P9 what a replaced leader says is ignored', () => {
    const run = unanimous(2).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    run.timeout('C', 'acks');
    expect(run.deliver('PRE-COMMIT', 'C', 'P2').last.rule).toBe('3PC-P9');
    expect(run.deliver('COMMIT', 'C', 'P2').last.rule).toBe('3PC-P9');
    expect([run.state('P2'), run.deliver('COMMIT', 'C', 'P1').last.rule]).toEqual(['prepared', '3PC-P9']);
  });

  it('3PC-E1 the next in rank asks all others where they stand', () => {
    const run = unanimous(2).crash('C').timeout('P1', 'leader');
    expect([run.last.rule, run.state('P1')]).toEqual(['3PC-E1', 'leading']);
    expect(run.wire()).toEqual(expect.arrayContaining(['STATE-REQ P1>C', 'STATE-REQ P1>P2']));
  });

  it('3PC-E2 whoever is asked obeys and says where it stands; without a vote it aborts first', () => {
    const run = half(2).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    expect([run.last.rule, run.world.network.find(({ type }) => type === 'STATE')?.body]).toEqual([
      '3PC-E2',
      'prepared',
    ]);
    const fresh = asked(2).deliver('CAN-COMMIT', 'C', 'P1').crash('C').timeout('P1', 'leader');
    fresh.deliver('STATE-REQ', 'P1', 'P2');
    expect([fresh.last.rule, fresh.state('P2'), fresh.log('P2')]).toEqual(['3PC-E2', 'aborted', ['ABORT']]);
  });

  it('3PC-E3 the leader waits for every state', () => {
    const run = half(3).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['3PC-E3', 'leading-precommitted']);
  });

  it('3PC-E4 whoever has decided says so; without a vote it aborts first', () => {
    const decided = unanimous(2).timeout('C', 'acks').deliver('COMMIT', 'C', 'P1').drop('COMMIT', 'C', 'P2');
    decided.crash('C').timeout('P2', 'leader').deliver('ELECT', 'P2', 'P1');
    expect([decided.last.rule, decided.wire().includes('COMMIT P1>P2')]).toEqual(['3PC-E4', true]);
    const fresh = asked(2).deliver('CAN-COMMIT', 'C', 'P2').crash('C').timeout('P2', 'leader');
    fresh.deliver('ELECT', 'P2', 'P1');
    expect([fresh.last.rule, fresh.state('P1'), fresh.wire().includes('ABORT P1>P2')]).toEqual([
      '3PC-E4',
      'aborted',
      true,
    ]);
  });

  it('3PC-E5 with all ACKs that can come the leader commits', () => {
    const run = half(2).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    run.drop('PRE-COMMIT', 'C', 'P2').deliver('PRE-COMMIT', 'P1', 'P2').deliver('ACK', 'P2', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('COMMIT P1>P2')]).toEqual([
      '3PC-E5',
      'committed',
      true,
    ]);
    const dead = half(2)
      .timeout('P1', 'leader')
      .deliver('STATE-REQ', 'P1', 'P2')
      .deliver('STATE', 'P2', 'P1');
    expect(dead.crash('P2').timeout('P1', 'acks').last.rule).toBe('3PC-E5');
  });

  it('3PC-TR1 one that has aborted makes all abort', () => {
    const run = asked(2).deliver('CAN-COMMIT', 'C', 'P1').crash('C').timeout('P1', 'leader');
    run.deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      '3PC-TR1',
      ['PREPARED', 'ABORT'],
      2,
    ]);
  });

  it('3PC-TR2 one that has committed makes all commit', () => {
    const run = unanimous(2).timeout('C', 'acks').deliver('COMMIT', 'C', 'P2').drop('COMMIT', 'C', 'P1');
    run.crash('C').timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.log('P1').at(-1)]).toEqual(['3PC-TR2', 'COMMIT']);
  });

  it('3PC-TR3 all prepared and no more: abort', () => {
    const run = unanimous(2).crash('C').timeout('P1', 'leader');
    run.deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.log('P1').at(-1), run.wire().includes('ABORT P1>P2')]).toEqual([
      '3PC-TR3',
      'ABORT',
      true,
    ]);
    const alone = unanimous(1).crash('C').timeout('P1', 'leader');
    expect([alone.last.rule, alone.state('P1')]).toEqual(['3PC-TR3', 'aborted']);
  });

  it('3PC-TR4 one is precommitted: the others are taken there, then all commit', () => {
    const run = half(2).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('PRE-COMMIT P1>P2')]).toEqual([
      '3PC-TR4',
      'completing',
      true,
    ]);
    expect(run.untilQuiet().log('P2')).toEqual(['PREPARED', 'PRECOMMIT', 'COMMIT']);
    const other = unanimous(2).deliver('PRE-COMMIT', 'C', 'P2').crash('C').timeout('P1', 'leader');
    other.deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([other.last.rule, other.log('P1').at(-1)]).toEqual(['3PC-TR4', 'COMMIT']);
  });

  it('leaves nobody waiting for a crash that is never repaired', () => {
    for (const run of [unanimous(3).crash('C'), half(3), half(3).crash('P1'), asked(3).crash('C')]) {
      const end = run.untilQuiet();
      const live = ['P1', 'P2', 'P3'].filter((node) => end.node(node).status === 'up');
      const outcomes = live.map((node) => end.log(node).at(-1));
      expect(new Set(outcomes).size).toBe(1);
      expect(['COMMIT', 'ABORT']).toContain(outcomes[0]);
    }
  });

  it('makes ranks matter: participants are interchangeable only where nobody is elected', () => {
    const { mixed, naive } = threePhaseCommit.variants ?? {};
    const isOrdered = [threePhaseCommit, mixed, naive].map(
      (protocol) => protocol?.roles.participant?.isOrdered,
    );
    expect(isOrdered).toEqual([true, true, undefined]);
  });
});
