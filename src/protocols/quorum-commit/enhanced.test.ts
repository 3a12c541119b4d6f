import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { play } from '../../sim/driver';
import { quorumCommit } from '.';

const enhanced = must(quorumCommit.variants?.e3pc);

/** All have voted YES; nobody hears PRE-COMMIT. */
function unheard(protocol = enhanced) {
  const run = play(protocol.neutral(2)).begin();
  for (const node of ['P1', 'P2']) run.deliver('PREPARE', 'C', node);
  for (const node of ['P1', 'P2']) run.deliver('VOTE-YES', node, 'C');
  return run.drop('PRE-COMMIT', 'C', 'P1').drop('PRE-COMMIT', 'C', 'P2');
}

/** P1 leads P2 and is the first to be prepared to abort; C hears nothing of it. */
function attempted(protocol = enhanced) {
  const run = unheard(protocol).timeout('P1', 'decision').drop('STATE-REQ', 'P1', 'C');
  return run.deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1').timeout('P1', 'states');
}

/** After P2 is lost, P1 asks C, which is prepared to commit. */
const turned = (protocol = enhanced) =>
  attempted(protocol)
    .drop('PRE-ABORT', 'P1', 'P2')
    .crash('P2')
    .timeout('P1', 'acks')
    .deliver('STATE-REQ', 'P1', 'C')
    .deliver('STATE', 'C', 'P1')
    .timeout('P1', 'states');

const bodies = (run: ReturnType<typeof play>, node: string) =>
  run.node(node).log.map(({ type, body }) => [type, body]);

describe('the enhanced variant', () => {
  it('E3PC-M1 may go from abort to commit when a later attempt says so', () => {
    const run = attempted().drop('PRE-ABORT', 'P1', 'P2');
    // C leads P2, whose log knows of no attempt; then C leads P1, whose attempt is earlier.
    run.timeout('C', 'acks').drop('STATE-REQ', 'C', 'P1').deliver('STATE-REQ', 'C', 'P2');
    run.deliver('REFUSE', 'P2', 'C').drop('STATE-REQ', 'C', 'P1').deliver('STATE-REQ', 'C', 'P2');
    run.deliver('STATE', 'P2', 'C').timeout('C', 'states').drop('PRE-COMMIT', 'C', 'P2');
    run.timeout('C', 'acks').deliver('STATE-REQ', 'C', 'P1').deliver('STATE', 'P1', 'C');
    run.timeout('C', 'states').deliver('PRE-COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), bodies(run, 'P1').at(-1)]).toEqual([
      'E3PC-M1',
      'precommitted',
      ['PRECOMMIT', { le: 4 }],
    ]);
  });

  it('E3PC-M2 may go from commit to abort when a later attempt says so', () => {
    const run = turned().deliver('PRE-ABORT', 'P1', 'C');
    expect([run.last.rule, run.state('C'), bodies(run, 'C').slice(1)]).toEqual([
      'E3PC-M2',
      'preaborted',
      [
        ['PRECOMMIT', { le: 1 }],
        ['ELECTED', { le: 2 }],
        ['PREABORT', { le: 2 }],
      ],
    ]);
  });

  it('E3PC-M8 forces the round before it says where it stands, and since when', () => {
    const run = unheard().timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'C');
    const said = run.world.network.find(({ type }) => type === 'STATE')?.body;
    expect([run.last.rule, run.log('C').at(-1), said]).toEqual([
      'E3PC-M8',
      'ELECTED',
      { le: 2, la: 1, state: 'pc' },
    ]);
  });

  it('E3PC-S1 forces a round of its own and asks', () => {
    const run = unheard().timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1'), bodies(run, 'P1').at(-1)]).toEqual([
      'E3PC-S1',
      'gathering',
      ['ELECTED', { le: 2 }],
    ]);
  });

  it('E3PC-S3 tries to commit when the latest attempt was to', () => {
    const run = unheard().timeout('P1', 'decision').deliver('STATE-REQ', 'P1', 'C');
    run.deliver('STATE', 'C', 'P1').timeout('P1', 'states');
    expect([run.last.rule, run.state('P1'), bodies(run, 'P1').at(-1)]).toEqual([
      'E3PC-S3',
      'precommitting',
      ['PRECOMMIT', { le: 2 }],
    ]);
    expect(run.wire()).toContain('PRE-COMMIT P1>C');
  });

  it('E3PC-S4 tries to abort when there was no attempt', () => {
    const run = attempted();
    expect([run.last.rule, run.state('P1'), run.wire().includes('PRE-ABORT P1>P2')]).toEqual([
      'E3PC-S4',
      'preaborting',
      true,
    ]);
  });

  it('E3PC-S5 waits without a majority', () => {
    const run = unheard().timeout('P1', 'decision').timeout('P1', 'states');
    expect([run.last.rule, run.state('P1')]).toEqual(['E3PC-S5', 'prepared']);
  });

  it('restarts with the round and the attempt that its log speaks of', () => {
    const run = attempted().crash('P1').recover('P1');
    expect(run.node('P1').instances.t1?.context).toMatchObject({ own: 'pa', le: 2, la: 2, leader: 'P1' });
  });
});

describe('faults one after the other', () => {
  it('leave a majority waiting with Skeen’s rule, and not with the enhanced one', () => {
    const skeen = turned(quorumCommit);
    expect([skeen.last.rule, skeen.state('P1'), skeen.state('C')]).toEqual([
      'Q3PC-S5',
      'preaborted',
      'precommitted',
    ]);
    const run = turned()
      .deliver('PRE-ABORT', 'P1', 'C')
      .deliver('ACK', 'C', 'P1')
      .deliver('ABORT', 'P1', 'C');
    expect([run.log('P1').at(-1), run.log('C').at(-1)]).toEqual(['ABORT', 'ABORT']);
  });
});
