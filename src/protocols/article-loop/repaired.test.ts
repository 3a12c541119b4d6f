import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { costs } from '../../sim/cost';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { articleLoop } from '.';

const among = (participants: number, vetoes: Record<string, string> = {}): Setting => {
  const setting = must(articleLoop.variants?.repaired).neutral(participants);
  return { ...setting, config: { ...setting.config, vetoes } };
};
const outcome = (run: ReturnType<typeof play>) => [run.log('P1').at(-1), run.log('P2').at(-1)];
const lastVote = () => play(among(2)).until('VOTE-YES', 'P2', 'C');

describe('the first loop', () => {
  it('LOOP-C5 notes BEGIN and asks the first', () => {
    const run = play(among(2)).begin();
    expect([run.last.rule, run.log('C'), run.node('C').durable, run.wire()]).toEqual([
      'LOOP-C5',
      ['BEGIN'],
      0,
      ['PREPARE C>P1'],
    ]);
  });

  it('LOOP-C6 takes the request back', () => {
    const run = play(among(2)).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['LOOP-C6', 'aborted', ['ABORT']]);
    expect([run.untilQuiet().state('C'), ...outcome(run)]).toEqual(['ended', 'ABORT', 'ABORT']);
  });

  it('LOOP-C7 asks the next after a yes, and nobody has committed', () => {
    const run = play(among(2)).until('VOTE-YES', 'P1', 'C').duplicate('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.state('C'), run.wire()]).toEqual([
      'LOOP-C7',
      'preparing',
      ['VOTE-YES P1>C', 'PREPARE C>P2'],
    ]);
    expect(run.deliver('VOTE-YES', 'P1', 'C').last.discarded).toBe(true);
  });

  it('LOOP-C8 forces COMMIT between the loops', () => {
    const run = lastVote().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.node('C').durable, run.wire()]).toEqual([
      'LOOP-C8',
      'committed',
      2,
      ['COMMIT C>P1'],
    ]);
  });

  it('LOOP-C9 one no forces ABORT, and whoever promised gives it back', () => {
    const run = play(among(3, { P2: 'NO' }))
      .until('VOTE-NO', 'P2', 'C')
      .deliver('VOTE-NO', 'P2', 'C');
    expect([run.last.rule, run.log('C'), run.wire()]).toEqual([
      'LOOP-C9',
      ['BEGIN', 'ABORT'],
      ['ABORT C>P1'],
    ]);
    run.untilQuiet();
    expect(['P1', 'P2', 'P3'].map((id) => run.log(id))).toEqual([
      ['PREPARED', 'ABORT'],
      ['ABORT'],
      ['ABORT'],
    ]);
    expect(run.entries.some(({ act }) => act.kind === 'timeout')).toBe(false);
    const single = play(among(1, { P1: 'NO' })).untilQuiet();
    expect([single.last.rule, single.state('C')]).toEqual(['LOOP-C9', 'ended']);
  });

  it('LOOP-C10 waits for prepare() only so long', () => {
    const run = play(among(2)).begin().timeout('C', 'votes');
    expect([run.last.rule, run.state('C'), run.node('C').durable]).toEqual(['LOOP-C10', 'aborted', 2]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });
});

describe('the second loop', () => {
  it('LOOP-C11 tells the next after an ACK; an early ACK is struck off as well', () => {
    const run = play(among(2)).until('ACK', 'P1', 'C').deliver('ACK', 'P1', 'C');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-C11', ['COMMIT C>P2']]);
    const early = play(among(2)).until('COMMIT', 'C', 'P1').timeout('P2', 'decision');
    early.deliver('INQUIRE', 'P2', 'C').deliver('COMMIT', 'C', 'P2').deliver('ACK', 'P2', 'C');
    expect([early.last.rule, early.wire()]).toEqual(['LOOP-C11', ['COMMIT C>P1']]);
  });

  it('LOOP-C12 ends with the last ACK', () => {
    const run = play(among(2)).calm();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual([
      'LOOP-C12',
      'ended',
      ['BEGIN', 'COMMIT', 'END'],
    ]);
  });

  it('LOOP-C13 calls again until it is acknowledged', () => {
    const run = play(among(2)).until('COMMIT', 'C', 'P1').drop('COMMIT', 'C', 'P1').timeout('C', 'acks');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-C13', ['COMMIT C>P1']]);
  });

  it('LOOP-C14 tells whoever asks, and late voters', () => {
    const run = play(among(2))
      .until('COMMIT', 'C', 'P1')
      .timeout('P2', 'decision')
      .deliver('INQUIRE', 'P2', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P2')]).toEqual(['LOOP-C14', true]);
    const late = play(among(2))
      .until('VOTE-YES', 'P1', 'C')
      .timeout('C', 'votes')
      .deliver('VOTE-YES', 'P1', 'C');
    expect(late.last.rule).toBe('LOOP-C14');
  });

  it('LOOP-C15 gives no answer before it has decided', () => {
    const run = lastVote().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.last.effects]).toEqual(['LOOP-C15', []]);
  });

  it('LOOP-C16 answers ABORT when it knows nothing', () => {
    const run = lastVote().crash('C').recover('C').timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.wire().includes('ABORT C>P1')]).toEqual(['LOOP-C16', true]);
  });
});

describe('a participant', () => {
  it('LOOP-P7 forces its promise before it speaks', () => {
    const run = play(among(2)).begin().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.node('P1').durable, run.wire()]).toEqual(['LOOP-P7', 1, ['VOTE-YES P1>C']]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('LOOP-P8 says no', () => {
    const run = play(among(2, { P1: 'NO' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.wire()]).toEqual(['LOOP-P8', ['ABORT'], ['VOTE-NO P1>C']]);
  });

  it('LOOP-P9 aborts alone, LOOP-P15 and then says no', () => {
    for (const run of [
      play(among(2)).begin().timeout('P1', 'prepare'),
      play(among(2)).begin().do({ kind: 'veto', node: 'P1' }),
    ]) {
      expect([run.last.rule, run.log('P1')]).toEqual(['LOOP-P9', ['ABORT']]);
      run.deliver('PREPARE', 'C', 'P1');
      expect([run.last.rule, run.wire()]).toEqual(['LOOP-P15', ['VOTE-NO P1>C']]);
    }
  });

  it('LOOP-P10 acknowledges an ABORT that comes before its vote', () => {
    const run = play(among(2)).begin().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('ACK P1>C')]).toEqual([
      'LOOP-P10',
      'aborted',
      true,
    ]);
  });

  it('LOOP-P11 commits', () => {
    const run = play(among(2)).until('COMMIT', 'C', 'P1').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.node('P1').durable, run.wire()]).toEqual(['LOOP-P11', 2, ['ACK P1>C']]);
  });

  it('LOOP-P12 aborts', () => {
    const run = play(among(2, { P2: 'NO' }))
      .until('ABORT', 'C', 'P1')
      .deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.node('P1').durable, run.wire()]).toEqual(['LOOP-P12', 2, ['ACK P1>C']]);
  });

  it('LOOP-P13 inquires again and again', () => {
    const run = lastVote().crash('C').timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>C')]).toEqual([
      'LOOP-P13',
      'prepared',
      true,
    ]);
  });

  it('LOOP-P14 acknowledges again', () => {
    const run = play(among(2))
      .until('COMMIT', 'C', 'P1')
      .duplicate('COMMIT', 'C', 'P1')
      .deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['LOOP-P14', ['PREPARED', 'COMMIT']]);
  });

  it('LOOP-P15 says no after it has forgotten', () => {
    const run = play(among(2)).begin().crash('P1').recover('P1').deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-P15', ['VOTE-NO P1>C']]);
  });
});

describe('recovery', () => {
  it('LOOP-R4 with an empty log the coordinator has nothing to do', () => {
    const run = lastVote().crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['LOOP-R4', 'initial']);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('LOOP-R5 with BEGIN alone it aborts', () => {
    const run = lastVote().crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['LOOP-R5', 'aborted']);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('LOOP-R6 with COMMIT it goes through the second loop again', () => {
    const run = play(among(2)).until('COMMIT', 'C', 'P2').crash('C').recover('C');
    expect([run.last.rule, run.state('C'), run.wire().includes('COMMIT C>P1')]).toEqual([
      'LOOP-R6',
      'committed',
      true,
    ]);
    expect([run.untilQuiet().state('C'), ...outcome(run)]).toEqual(['ended', 'COMMIT', 'COMMIT']);
  });

  it('LOOP-R7 with ABORT it tells everyone again', () => {
    const run = lastVote().timeout('C', 'votes').crash('C').recover('C');
    expect([run.last.rule, run.untilQuiet().state('C'), ...outcome(run)]).toEqual([
      'LOOP-R7',
      'ended',
      'ABORT',
      'ABORT',
    ]);
  });

  it('LOOP-R8 with END it is done', () => {
    const run = play(among(2)).calm().crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['LOOP-R8', 'ended']);
  });

  it('LOOP-R9 with an empty log a participant aborts', () => {
    const run = play(among(2)).begin().crash('P1').recover('P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['LOOP-R9', ['ABORT']]);
  });

  it('LOOP-R10 with PREPARED alone it inquires', () => {
    const run = lastVote().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>C')]).toEqual([
      'LOOP-R10',
      'prepared',
      true,
    ]);
    expect(outcome(run.untilQuiet())).toEqual(['COMMIT', 'COMMIT']);
  });

  it('LOOP-R11 with a decision it stands by it', () => {
    const committed = play(among(2)).until('ACK', 'P1', 'C').crash('P1').recover('P1');
    expect([committed.last.rule, committed.state('P1')]).toEqual(['LOOP-R11', 'committed']);
    const aborted = play(among(2, { P2: 'NO' }))
      .until('ACK', 'P1', 'C')
      .crash('P1')
      .recover('P1');
    expect([aborted.last.rule, aborted.state('P1')]).toEqual(['LOOP-R11', 'aborted']);
    for (const decision of ['commit', 'abort'] as const) {
      const operated = lastVote().do({ kind: 'heuristic', node: 'P1', decision });
      const state = operated.state('P1');
      expect([operated.crash('P1').recover('P1').last.rule, operated.state('P1')]).toEqual([
        'LOOP-R11',
        state,
      ]);
    }
  });
});

it.each([1, 2, 3, 5])(
  'costs what two-phase commit costs with %i participants, but one after the other',
  (n) => {
    const setting = among(n);
    const trace = simulate(setting, []);
    expect(costs(setting, trace, trace.entries.length)).toMatchObject({
      sent: 4 * n,
      forced: 1 + 2 * n,
      lazy: 2,
      delays: 4 * n - 1,
    });
  },
);
