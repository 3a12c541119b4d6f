import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { quorumCommit } from '.';

/** All have voted YES; PRE-COMMIT is on its way. */
function unanimous(n: number) {
  const run = play(quorumCommit.neutral(n)).begin();
  const nodes = Array.from({ length: n }, (_, index) => `P${index + 1}`);
  for (const node of nodes) run.deliver('PREPARE', 'C', node);
  for (const node of nodes) run.deliver('VOTE-YES', node, 'C');
  return run;
}

/** P1 alone has heard PRE-COMMIT, then the coordinator crashes. */
const half = () => unanimous(2).deliver('PRE-COMMIT', 'C', 'P1').drop('PRE-COMMIT', 'C', 'P2').crash('C');

/** Nobody has heard PRE-COMMIT, the coordinator crashes, and P1 leads P2. */
function led() {
  const run = unanimous(2).drop('PRE-COMMIT', 'C', 'P1').drop('PRE-COMMIT', 'C', 'P2').crash('C');
  return run.timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
}

const preaborting = () => led().timeout('P1', 'states');
const acknowledged = () => preaborting().deliver('PRE-ABORT', 'P1', 'P2');

/** P2 is prepared to abort, C and P1 are prepared to commit, and P3 has been told both in the same round. */
function torn() {
  const run = unanimous(3);
  for (const node of ['P1', 'P2', 'P3']) run.drop('PRE-COMMIT', 'C', node);
  run.timeout('P2', 'decision').timeout('P2', 'decision');
  run.drop('STATE-REQ', 'P2', 'C').drop('STATE-REQ', 'P2', 'P1');
  run.deliver('STATE-REQ', 'P2', 'P3').deliver('STATE', 'P3', 'P2').timeout('P2', 'states');
  run.drop('PRE-ABORT', 'P2', 'P3').timeout('P1', 'decision');
  run.drop('STATE-REQ', 'P1', 'C').drop('STATE-REQ', 'P1', 'P3');
  run.deliver('STATE-REQ', 'P1', 'P2').deliver('REFUSE', 'P2', 'P1');
  for (const node of ['C', 'P2', 'P3']) run.deliver('STATE-REQ', 'P1', node);
  for (const node of ['C', 'P2', 'P3']) run.deliver('STATE', node, 'P1');
  run.timeout('P1', 'acks').drop('STATE-REQ', 'P1', 'C');
  for (const node of ['P2', 'P3']) run.deliver('STATE-REQ', 'P1', node).deliver('STATE', node, 'P1');
  return run.timeout('P1', 'states');
}

describe('every node that may be in doubt', () => {
  it('Q3PC-M1 prepares to commit', () => {
    const run = unanimous(2).deliver('PRE-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'Q3PC-M1',
      'precommitted',
      ['PREPARED', 'PRECOMMIT'],
      2,
    ]);
    expect(run.wire()).toContain('ACK P1>C');
  });

  it('Q3PC-M2 prepares to abort', () => {
    const run = acknowledged();
    expect([run.last.rule, run.state('P2'), run.log('P2'), run.wire().includes('ACK P2>P1')]).toEqual([
      'Q3PC-M2',
      'preaborted',
      ['PREPARED', 'PREABORT'],
      true,
    ]);
  });

  it('Q3PC-M3 never goes from one side to the other', () => {
    const run = torn();
    expect(run.wire()).toEqual(['PRE-COMMIT P1>P3', 'PRE-ABORT P1>P3']);
    run.deliver('PRE-COMMIT', 'P1', 'P3').deliver('PRE-ABORT', 'P1', 'P3');
    expect([run.last.rule, run.state('P3'), run.log('P3').at(-1)]).toEqual([
      'Q3PC-M3',
      'precommitted',
      'PRECOMMIT',
    ]);
    expect(run.wire()).toContain('STATE P3>P1');
    const other = torn().deliver('PRE-ABORT', 'P1', 'P3').deliver('PRE-COMMIT', 'P1', 'P3');
    expect([other.last.rule, other.state('P3')]).toEqual(['Q3PC-M3', 'preaborted']);
  });

  it('Q3PC-M4 acknowledges again', () => {
    const run = unanimous(2).duplicate('PRE-COMMIT', 'C', 'P1').deliver('PRE-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['Q3PC-M4', ['PREPARED', 'PRECOMMIT']]);
  });

  it('Q3PC-M5 obeys COMMIT, even before PRE-COMMIT', () => {
    const run = unanimous(2).deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    run.deliver('COMMIT', 'C', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['Q3PC-M5', ['PREPARED', 'COMMIT']]);
  });

  it('Q3PC-M6 obeys ABORT', () => {
    const run = acknowledged().deliver('ACK', 'P2', 'P1').deliver('ABORT', 'P1', 'P2');
    expect([run.last.rule, run.log('P2').at(-1), run.node('P2').durable]).toEqual(['Q3PC-M6', 'ABORT', 3]);
  });

  it('Q3PC-M7 waits for the next in rank when its leader is silent', () => {
    const run = unanimous(2).timeout('P2', 'decision');
    expect([run.last.rule, run.state('P2'), run.wire().includes('STATE-REQ P2>C')]).toEqual([
      'Q3PC-M7',
      'prepared',
      false,
    ]);
    expect(run.timeout('P2', 'decision').last.rule).toBe('Q3PC-S1');
  });

  it('Q3PC-M8 joins a later round and says where it stands', () => {
    const run = half().timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'P2');
    const said = run.world.network.find(({ type }) => type === 'STATE')?.body;
    expect([run.last.rule, said]).toEqual(['Q3PC-M8', { le: 2, state: 'w' }]);
  });

  it('Q3PC-M9 refuses an earlier round', () => {
    const run = unanimous(2).timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'P2');
    run.deliver('PRE-COMMIT', 'C', 'P2');
    expect([run.last.rule, run.state('P2'), run.wire().includes('REFUSE P2>C')]).toEqual([
      'Q3PC-M9',
      'prepared',
      true,
    ]);
  });

  it('Q3PC-M10 tells the decision to whoever asks', () => {
    const run = unanimous(2).deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    run.drop('COMMIT', 'C', 'P2').crash('P2').recover('P2').deliver('INQUIRE', 'P2', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P2')]).toEqual(['Q3PC-M10', true]);
  });
});

describe('the surrogate', () => {
  it('Q3PC-S1 opens a round of its own and asks', () => {
    const run = unanimous(2).timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1')]).toEqual(['Q3PC-S1', 'gathering']);
    expect(run.wire()).toEqual(expect.arrayContaining(['STATE-REQ P1>C', 'STATE-REQ P1>P2']));
  });

  it('Q3PC-S2 waits for every state', () => {
    expect([led().last.rule, led().state('P1')]).toEqual(['Q3PC-S2', 'gathering']);
  });

  it('Q3PC-S3 where a commit quorum can come about it goes that way', () => {
    const run = half()
      .timeout('P1', 'decision')
      .deliver('STATE-REQ', 'P1', 'P2')
      .deliver('STATE', 'P2', 'P1');
    run.timeout('P1', 'states');
    expect([run.last.rule, run.state('P1'), run.wire().includes('PRE-COMMIT P1>P2')]).toEqual([
      'Q3PC-S3',
      'precommitting',
      true,
    ]);
    const last = half().timeout('P2', 'decision').timeout('P2', 'decision');
    last.deliver('STATE-REQ', 'P2', 'P1').deliver('STATE', 'P1', 'P2').timeout('P2', 'states');
    expect([last.last.rule, last.log('P2')]).toEqual(['Q3PC-S3', ['PREPARED', 'PRECOMMIT', 'COMMIT']]);
  });

  it('Q3PC-S4 else, where an abort quorum can come about, it goes that way', () => {
    const run = preaborting();
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual([
      'Q3PC-S4',
      'preaborting',
      ['PREPARED', 'PREABORT'],
    ]);
    expect(run.wire()).toContain('PRE-ABORT P1>P2');
  });

  it('Q3PC-S5 else it waits', () => {
    const run = half().timeout('P1', 'decision').timeout('P1', 'states');
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual([
      'Q3PC-S5',
      'precommitted',
      ['PREPARED', 'PRECOMMIT'],
    ]);
  });

  it('Q3PC-S6 counts', () => {
    const run = unanimous(3).deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['Q3PC-S6', 'precommitting']);
    const other = torn().deliver('PRE-COMMIT', 'P1', 'P3').deliver('PRE-ABORT', 'P1', 'P3');
    expect(other.deliver('STATE', 'P3', 'P1').last.rule).toBe('Q3PC-S6');
  });

  it('Q3PC-S7 commits with a quorum of ACKs, not all', () => {
    const run = unanimous(2).deliver('PRE-COMMIT', 'C', 'P1').deliver('ACK', 'P1', 'C');
    expect([run.last.rule, run.log('C').at(-1), run.state('P2')]).toEqual(['Q3PC-S7', 'COMMIT', 'prepared']);
    expect(run.wire()).toEqual(['PRE-COMMIT C>P2', 'COMMIT C>P1', 'COMMIT C>P2']);
  });

  it('Q3PC-S8 aborts with a quorum of ACKs', () => {
    const run = acknowledged().deliver('ACK', 'P2', 'P1');
    expect([run.last.rule, run.log('P1').at(-1), run.wire().includes('ABORT P1>P2')]).toEqual([
      'Q3PC-S8',
      'ABORT',
      true,
    ]);
  });

  it('Q3PC-S9 asks again', () => {
    const run = unanimous(2).timeout('C', 'acks');
    expect([run.last.rule, run.state('C'), run.wire().includes('STATE-REQ C>P1')]).toEqual([
      'Q3PC-S9',
      'gathering',
      true,
    ]);
    const blocked = half().timeout('P1', 'decision').timeout('P1', 'states').timeout('P1', 'decision');
    expect(blocked.last.rule).toBe('Q3PC-S9');
  });

  it('Q3PC-S10 opens a later round when it is refused', () => {
    const run = unanimous(2).timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'P2');
    run.deliver('PRE-COMMIT', 'C', 'P2').deliver('REFUSE', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['Q3PC-S10', 'gathering']);
    const asked = run.world.network.filter(({ type, from }) => type === 'STATE-REQ' && from === 'C');
    expect(asked.map(({ body }) => body)).toEqual([{ le: 4 }, { le: 4 }]);
  });
});
