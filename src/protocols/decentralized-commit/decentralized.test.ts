import { describe, expect, it } from 'vitest';
import { costs } from '../../sim/cost';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { decentralizedCommit } from '.';

const among = (participants: number, vetoes: Record<string, string> = {}): Setting => {
  const setting = decentralizedCommit.neutral(participants);
  return { ...setting, config: { ...setting.config, vetoes } };
};
const states = (run: ReturnType<typeof play>) => ['C', 'P1', 'P2'].map((id) => run.state(id));
const COMMITTED = ['committed', 'committed', 'committed'];
const ABORTED = ['aborted', 'aborted', 'aborted'];
const asked = (vetoes = {}) => play(among(2, vetoes)).begin();
/** Both have promised, no vote has arrived. */
const bothVoted = () => asked().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');

describe('the coordinator', () => {
  it('DEC-C1 asks everybody', () => {
    const run = asked();
    expect([run.last.rule, run.state('C'), run.log('C'), run.wire()]).toEqual([
      'DEC-C1',
      'waiting',
      ['BEGIN'],
      ['PREPARE C>P1', 'PREPARE C>P2'],
    ]);
  });

  it('DEC-C2 counts a yes', () => {
    const run = bothVoted().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['DEC-C2', 'waiting']);
  });

  it('DEC-C3 knows of the commit from the votes, or is told', () => {
    const run = bothVoted().deliver('VOTE-YES', 'P2', 'C').deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['DEC-C3', ['BEGIN', 'COMMIT'], 0]);
    const told = bothVoted()
      .deliver('VOTE-YES', 'P2', 'P1')
      .drop('VOTE-YES', 'P1', 'C')
      .timeout('C', 'decision');
    told.deliver('INQUIRE', 'C', 'P1').deliver('COMMIT', 'P1', 'C');
    expect([told.last.rule, told.state('C')]).toEqual(['DEC-C3', 'committed']);
  });

  it('DEC-C4 knows of the abort from one no, or is told', () => {
    const run = asked({ P1: 'NO' }).deliver('PREPARE', 'C', 'P1').deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.log('C')]).toEqual(['DEC-C4', ['BEGIN', 'ABORT']]);
    const told = asked().timeout('P1', 'prepare').timeout('C', 'decision').deliver('INQUIRE', 'C', 'P1');
    told.deliver('ABORT', 'P1', 'C');
    expect([told.last.rule, told.state('C')]).toEqual(['DEC-C4', 'aborted']);
  });

  it('DEC-C5 decides nothing: it asks', () => {
    const run = bothVoted().timeout('C', 'decision');
    expect([run.last.rule, run.state('C')]).toEqual(['DEC-C5', 'waiting']);
    expect(run.wire()).toEqual(expect.arrayContaining(['INQUIRE C>P1', 'INQUIRE C>P2']));
  });

  it('DEC-C6 nothing changes its mind', () => {
    const run = bothVoted().duplicate('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    run.deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.last.effects]).toEqual(['DEC-C6', []]);
  });
});

describe('a participant', () => {
  it('DEC-P1 forces its promise, then votes to everybody', () => {
    const run = asked().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.node('P1').durable]).toEqual(['DEC-P1', 'prepared', 1]);
    expect(run.wire()).toEqual(['PREPARE C>P2', 'VOTE-YES P1>C', 'VOTE-YES P1>P2']);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('DEC-P2 voting last it decides at once', () => {
    const run = asked()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-YES', 'P1', 'P2')
      .deliver('PREPARE', 'C', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable]).toEqual([
      'DEC-P2',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
    expect(run.wire()).toContain('VOTE-YES P2>P1');
    expect(play(among(1)).calm().state('P1')).toBe('committed');
  });

  it('DEC-P3 votes no to everybody', () => {
    const run = asked({ P1: 'NO' }).deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual(['DEC-P3', ['ABORT'], 0]);
    expect(run.wire()).toEqual(['PREPARE C>P2', 'VOTE-NO P1>C', 'VOTE-NO P1>P2']);
    expect(states(run.untilQuiet())).toEqual(ABORTED);
  });

  it('DEC-P4 aborts alone before its vote, and says no when asked', () => {
    for (const run of [asked().timeout('P1', 'prepare'), asked().do({ kind: 'veto', node: 'P1' })]) {
      expect([run.last.rule, run.log('P1')]).toEqual(['DEC-P4', ['ABORT']]);
      run.deliver('PREPARE', 'C', 'P1');
      expect([run.last.rule, run.wire().includes('VOTE-NO P1>P2')]).toEqual(['DEC-P4', true]);
    }
  });

  it('DEC-P5 counts votes, even before its own', () => {
    const early = asked().deliver('PREPARE', 'C', 'P1').deliver('VOTE-YES', 'P1', 'P2');
    expect([early.last.rule, early.state('P2')]).toEqual(['DEC-P5', 'initial']);
    const three = play(among(3)).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
    three.deliver('VOTE-YES', 'P1', 'P2');
    expect([three.last.rule, three.state('P2')]).toEqual(['DEC-P5', 'prepared']);
  });

  it('DEC-P6 hears a no before its vote', () => {
    const run = asked({ P1: 'NO' }).deliver('PREPARE', 'C', 'P1').deliver('VOTE-NO', 'P1', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable]).toEqual(['DEC-P6', ['ABORT'], 0]);
  });

  it('DEC-P7 decides by itself with the last yes', () => {
    const run = bothVoted().crash('C').deliver('VOTE-YES', 'P2', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'DEC-P7',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBeNull();
  });

  it('DEC-P8 aborts in doubt with one no', () => {
    const run = asked({ P1: 'NO' })
      .deliver('PREPARE', 'C', 'P2')
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable]).toEqual([
      'DEC-P8',
      ['PREPARED', 'ABORT'],
      2,
    ]);
  });

  it('DEC-P9 is told COMMIT, DEC-P13 by one that knows', () => {
    const run = bothVoted()
      .deliver('VOTE-YES', 'P2', 'P1')
      .drop('VOTE-YES', 'P1', 'P2')
      .timeout('P2', 'decision')
      .deliver('INQUIRE', 'P2', 'P1');
    expect([run.last.rule, run.wire().includes('COMMIT P1>P2')]).toEqual(['DEC-P13', true]);
    run.deliver('COMMIT', 'P1', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable]).toEqual([
      'DEC-P9',
      ['PREPARED', 'COMMIT'],
      2,
    ]);
  });

  it('DEC-P10 asks the others, not the coordinator', () => {
    const run = bothVoted().timeout('P1', 'decision');
    expect([run.last.rule, run.state('P1')]).toEqual(['DEC-P10', 'prepared']);
    expect(run.wire().filter((text) => text.startsWith('INQUIRE'))).toEqual(['INQUIRE P1>P2']);
  });

  it('DEC-P11 repeats its vote, so that lost ones come again', () => {
    const run = bothVoted()
      .drop('VOTE-YES', 'P1', 'P2')
      .drop('VOTE-YES', 'P2', 'P1')
      .timeout('P1', 'decision')
      .deliver('INQUIRE', 'P1', 'P2');
    expect([run.last.rule, run.wire().includes('VOTE-YES P2>P1')]).toEqual(['DEC-P11', true]);
    expect(states(run.untilQuiet())).toEqual(COMMITTED);
  });

  it('DEC-P12 asked before it has voted, it aborts', () => {
    const run = asked()
      .deliver('PREPARE', 'C', 'P1')
      .timeout('P1', 'decision')
      .deliver('INQUIRE', 'P1', 'P2');
    expect([run.last.rule, run.state('P2'), run.wire().includes('ABORT P2>P1')]).toEqual([
      'DEC-P12',
      'aborted',
      true,
    ]);
  });

  it('DEC-P13 tells an abort, too', () => {
    const run = asked().timeout('P2', 'prepare').deliver('PREPARE', 'C', 'P1').timeout('P1', 'decision');
    run.deliver('INQUIRE', 'P1', 'P2');
    expect([run.last.rule, run.wire().includes('ABORT P2>P1')]).toEqual(['DEC-P13', true]);
  });

  it('DEC-P14 nothing changes its mind', () => {
    const run = bothVoted().duplicate('VOTE-YES', 'P2', 'P1').deliver('VOTE-YES', 'P2', 'P1');
    expect([run.last.rule, run.last.effects, run.state('P1')]).toEqual(['DEC-P14', [], 'committed']);
  });

  it('DEC-P15 an operator may decide; the votes tell whether it was right', () => {
    const right = bothVoted().do({ kind: 'heuristic', node: 'P1', decision: 'commit' });
    expect([right.last.rule, right.state('P1')]).toEqual(['DEC-P15', 'heuristic-committed']);
    expect(right.untilQuiet().state('P1')).toBe('committed');
    const wrong = bothVoted().do({ kind: 'heuristic', node: 'P1', decision: 'abort' });
    expect([wrong.untilQuiet().log('P1').at(-1), wrong.state('P2')]).toEqual(['DAMAGE', 'committed']);
    const refused = asked({ P2: 'NO' })
      .deliver('PREPARE', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'commit' })
      .untilQuiet();
    expect(refused.log('P1').at(-1)).toBe('DAMAGE');
  });
});

describe('recovery', () => {
  it('DEC-R1 the coordinator stands by an outcome', () => {
    const run = play(among(2)).calm().crash('C', 2).recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['DEC-R1', 'committed']);
    const aborted = play(among(2, { P1: 'NO' }))
      .calm()
      .crash('C', 2)
      .recover('C');
    expect([aborted.last.rule, aborted.state('C')]).toEqual(['DEC-R1', 'aborted']);
  });

  it('DEC-R2 with BEGIN alone it asks everybody', () => {
    const run = play(among(2)).calm().crash('C', 1).recover('C');
    expect([run.last.rule, run.wire()]).toEqual(['DEC-R2', ['INQUIRE C>P1', 'INQUIRE C>P2']]);
    expect(states(run.untilQuiet())).toEqual(COMMITTED);
  });

  it('DEC-R3 without a record it has nothing to do, and nobody needs it', () => {
    const run = asked().crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['DEC-R3', 'initial']);
    expect(states(run.untilQuiet()).slice(1)).toEqual(COMMITTED.slice(1));
  });

  it('DEC-R4 a participant without a record aborts', () => {
    const run = asked().crash('P1').recover('P1');
    expect([run.last.rule, run.log('P1')]).toEqual(['DEC-R4', ['ABORT']]);
    expect(states(run.untilQuiet())).toEqual(ABORTED);
  });

  it.each([1, 2, 3])(
    'DEC-R5 with PREPARED alone it asks for the votes: crash after %i effects',
    (effects) => {
      const run = asked().deliver('PREPARE', 'C', 'P1', { effects }).recover('P1');
      expect([run.last.rule, run.state('P1'), run.wire().includes('INQUIRE P1>P2')]).toEqual([
        'DEC-R5',
        'prepared',
        true,
      ]);
      expect(new Set(states(run.untilQuiet())).size).toBe(1);
    },
  );

  it('DEC-R6 a participant stands by its decision', () => {
    const committed = bothVoted().deliver('VOTE-YES', 'P2', 'P1').crash('P1').recover('P1');
    expect([committed.last.rule, committed.state('P1')]).toEqual(['DEC-R6', 'committed']);
    const aborted = asked().timeout('P1', 'prepare').crash('P1', 1).recover('P1');
    expect([aborted.last.rule, aborted.state('P1')]).toEqual(['DEC-R6', 'aborted']);
    for (const decision of ['commit', 'abort'] as const) {
      const operated = bothVoted().do({ kind: 'heuristic', node: 'P1', decision });
      const state = operated.state('P1');
      expect([operated.crash('P1').recover('P1').last.rule, operated.state('P1')]).toEqual(['DEC-R6', state]);
    }
  });
});

it.each([1, 2, 3, 4, 5, 6, 7])(
  'costs n + n·n messages with %i participants, 2 delays, 2n forced writes',
  (n) => {
    const setting = among(n);
    const trace = simulate(setting, []);
    expect(costs(setting, trace, trace.entries.length)).toMatchObject({
      sent: n + n * n,
      delays: 2,
      forced: 2 * n,
      lazy: 2,
    });
  },
);
