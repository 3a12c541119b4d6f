import { describe, expect, it } from 'vitest';
import { costs } from '../../sim/cost';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { linearCommit } from '.';

const among = (participants: number, vetoes: Record<string, string> = {}): Setting => {
  const setting = linearCommit.neutral(participants);
  return { ...setting, config: { ...setting.config, vetoes } };
};
const all = ['C', 'P1', 'P2', 'P3'];
const states = (run: ReturnType<typeof play>) => all.map((id) => run.state(id));
const begun = () => play(among(3)).begin();
/** P1 and P2 have promised, P3 is asked. */
const passed = () => begun().deliver('PREPARE', 'C', 'P1').deliver('VOTE-YES', 'P1', 'P2');
const decided = () => passed().deliver('VOTE-YES', 'P2', 'P3');
const everywhere = (state: string) => all.map(() => state);

describe('the coordinator', () => {
  it('LIN-C1 asks the first of the chain alone', () => {
    const run = begun();
    expect([run.last.rule, run.state('C'), run.log('C'), run.wire()]).toEqual([
      'LIN-C1',
      'waiting',
      ['BEGIN'],
      ['PREPARE C>P1'],
    ]);
  });

  it('LIN-C2 is the last to hear of a commit', () => {
    const run = play(among(3)).calm();
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['LIN-C2', ['BEGIN', 'COMMIT'], 2]);
    expect(states(run)).toEqual(everywhere('committed'));
  });

  it('LIN-C3 forces an abort', () => {
    const run = play(among(3, { P2: 'NO' }))
      .until('ABORT', 'P1', 'C')
      .deliver('ABORT', 'P1', 'C');
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['LIN-C3', ['BEGIN', 'ABORT'], 2]);
  });

  it('LIN-C4 asks the first again and again, and decides nothing', () => {
    const run = passed().timeout('C', 'decision');
    expect([run.last.rule, run.state('C'), run.wire().includes('INQUIRE C>P1')]).toEqual([
      'LIN-C4',
      'waiting',
      true,
    ]);
  });

  it('LIN-C5 hears an outcome again', () => {
    const run = decided().deliver('COMMIT', 'P3', 'P2').deliver('COMMIT', 'P2', 'P1');
    run.duplicate('COMMIT', 'P1', 'C').deliver('COMMIT', 'P1', 'C');
    expect([run.last.rule, run.last.effects]).toEqual(['LIN-C5', []]);
  });
});

describe('before it begins', () => {
  it('LIN-C6 a refusal decides it, and the client hears so', () => {
    const run = play(among(3)).do({ kind: 'veto', node: 'P1' }).deliver('ABORT', 'P1', 'C').begin();
    expect([run.last.rule, run.state('C'), run.wire()]).toEqual(['LIN-C6', 'aborted', ['ABORT P1>P2']]);
  });
});

describe('the chain', () => {
  it('LIN-P1 forces its promise and passes the votes of all to the right', () => {
    const run = begun().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.node('P1').durable, run.wire()]).toEqual([
      'LIN-P1',
      'prepared',
      1,
      ['VOTE-YES P1>P2'],
    ]);
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('LIN-P2 the last one decides, and passes the decision back', () => {
    const run = decided();
    expect([run.last.rule, run.log('P3'), run.node('P3').durable, run.wire()]).toEqual([
      'LIN-P2',
      ['PREPARED', 'COMMIT'],
      2,
      ['COMMIT P3>P2'],
    ]);
    const alone = play(among(1)).begin().deliver('PREPARE', 'C', 'P1');
    expect([alone.last.rule, alone.wire()]).toEqual(['LIN-P2', ['COMMIT P1>C']]);
  });

  it('LIN-P3 whoever cannot tells both sides, and nobody has to wait for a timer', () => {
    const run = play(among(3, { P2: 'NO' }))
      .until('VOTE-YES', 'P1', 'P2')
      .deliver('VOTE-YES', 'P1', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable, run.wire()]).toEqual([
      'LIN-P3',
      ['ABORT'],
      0,
      ['ABORT P2>P1', 'ABORT P2>P3'],
    ]);
    expect(states(run.untilQuiet())).toEqual(everywhere('aborted'));
    expect(run.entries.some(({ act }) => act.kind === 'timeout')).toBe(false);
  });

  it('LIN-P4 aborts alone before its vote, by time-out or veto', () => {
    for (const run of [begun().timeout('P2', 'prepare'), begun().do({ kind: 'veto', node: 'P2' })]) {
      expect([run.last.rule, run.wire()]).toEqual(['LIN-P4', ['PREPARE C>P1', 'ABORT P2>P1', 'ABORT P2>P3']]);
      expect(states(run.untilQuiet())).toEqual(everywhere('aborted'));
    }
  });

  it('LIN-P5 passes an early ABORT on, away from where it came', () => {
    const run = begun().timeout('P2', 'prepare').deliver('ABORT', 'P2', 'P1');
    expect([run.last.rule, run.state('P1'), run.wire().includes('ABORT P1>C')]).toEqual([
      'LIN-P5',
      'aborted',
      true,
    ]);
  });

  it('LIN-P6 forces COMMIT before it passes it on', () => {
    const run = decided().deliver('COMMIT', 'P3', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable, run.wire()]).toEqual([
      'LIN-P6',
      ['PREPARED', 'COMMIT'],
      2,
      ['COMMIT P2>P1'],
    ]);
  });

  it('LIN-P7 forces ABORT before it passes it on', () => {
    const run = passed().timeout('P3', 'prepare').deliver('ABORT', 'P3', 'P2');
    expect([run.last.rule, run.log('P2'), run.node('P2').durable]).toEqual([
      'LIN-P7',
      ['PREPARED', 'ABORT'],
      2,
    ]);
    expect(run.wire()).toContain('ABORT P2>P1');
  });

  it('LIN-P8 asks its right neighbour, nobody else', () => {
    const run = passed().crash('P3').timeout('P2', 'decision');
    expect([run.last.rule, run.state('P2'), run.wire()]).toEqual([
      'LIN-P8',
      'prepared',
      ['VOTE-YES P2>P3', 'INQUIRE P2>P3'],
    ]);
  });

  it('LIN-P9 asked before the vote has reached it, it aborts', () => {
    const run = passed()
      .drop('VOTE-YES', 'P2', 'P3')
      .timeout('P2', 'decision')
      .deliver('INQUIRE', 'P2', 'P3');
    expect([run.last.rule, run.state('P3'), run.wire()]).toEqual(['LIN-P9', 'aborted', ['ABORT P3>P2']]);
  });

  it('LIN-P10 in doubt itself it has no answer', () => {
    const run = passed().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'P2');
    expect([run.last.rule, run.last.effects]).toEqual(['LIN-P10', []]);
  });

  it('LIN-P11 tells the outcome to whoever asks', () => {
    const commit = decided()
      .drop('COMMIT', 'P3', 'P2')
      .timeout('P2', 'decision')
      .deliver('INQUIRE', 'P2', 'P3');
    expect([commit.last.rule, commit.wire()]).toEqual(['LIN-P11', ['COMMIT P3>P2']]);
    const abort = passed().timeout('P3', 'prepare').drop('ABORT', 'P3', 'P2').deliver('VOTE-YES', 'P2', 'P3');
    expect([abort.last.rule, abort.wire()]).toEqual(['LIN-P11', ['ABORT P3>P2']]);
  });

  it('LIN-P12 hears an outcome again', () => {
    const run = decided().duplicate('COMMIT', 'P3', 'P2').deliver('COMMIT', 'P3', 'P2');
    expect([run.last.rule, run.last.effects]).toEqual(['LIN-P12', []]);
  });

  it('LIN-P13 an operator may decide; the chain still hears the real decision', () => {
    const agreeing = decided().do({ kind: 'heuristic', node: 'P2', decision: 'commit' });
    expect([agreeing.last.rule, agreeing.state('P2')]).toEqual(['LIN-P13', 'heuristic-committed']);
    expect(states(agreeing.untilQuiet())).toEqual(everywhere('committed'));
    const wrong = decided().do({ kind: 'heuristic', node: 'P2', decision: 'abort' });
    wrong.timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'P2');
    expect([wrong.last.rule, wrong.wire().includes('INQUIRE P2>P3')]).toEqual(['LIN-P13', true]);
    expect([wrong.untilQuiet().log('P2').at(-1), wrong.state('P1')]).toEqual(['DAMAGE', 'committed']);
  });
});

describe('recovery', () => {
  it('LIN-R1 the coordinator stands by an outcome', () => {
    for (const [vetoes, state] of [
      [{}, 'committed'],
      [{ P2: 'NO' }, 'aborted'],
    ] as const) {
      const run = play(among(3, vetoes)).calm().crash('C').recover('C');
      expect([run.last.rule, run.state('C')]).toEqual(['LIN-R1', state]);
    }
  });

  it('LIN-R2 with BEGIN alone it asks', () => {
    const run = passed().crash('C', 1).recover('C');
    expect([run.last.rule, run.state('C'), run.wire().includes('INQUIRE C>P1')]).toEqual([
      'LIN-R2',
      'waiting',
      true,
    ]);
    expect(states(run.untilQuiet())).toEqual(everywhere('committed'));
  });

  it('LIN-R3 without a record it has nothing to do, and believes the chain', () => {
    const run = passed().crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['LIN-R3', 'initial']);
    expect(states(run.untilQuiet())).toEqual(everywhere('committed'));
  });

  it('LIN-R4 a participant without a record aborts', () => {
    const run = passed().crash('P3').recover('P3');
    expect([run.last.rule, run.log('P3')]).toEqual(['LIN-R4', ['ABORT']]);
    expect(states(run.untilQuiet())).toEqual(everywhere('aborted'));
  });

  it('LIN-R5 the last one, with PREPARED alone, commits', () => {
    const run = passed().deliver('VOTE-YES', 'P2', 'P3', { effects: 1 }).recover('P3');
    expect([run.last.rule, run.log('P3'), run.wire()]).toEqual([
      'LIN-R5',
      ['PREPARED', 'COMMIT'],
      ['COMMIT P3>P2'],
    ]);
    expect(states(run.untilQuiet())).toEqual(everywhere('committed'));
  });

  it('LIN-R6 any other asks to the right', () => {
    const silent = begun().deliver('PREPARE', 'C', 'P1', { effects: 1 }).recover('P1');
    expect([silent.last.rule, silent.state('P1'), silent.wire()]).toEqual([
      'LIN-R6',
      'prepared',
      ['INQUIRE P1>P2'],
    ]);
    expect(states(silent.untilQuiet())).toEqual(everywhere('aborted'));
    const told = passed().crash('P2').recover('P2').untilQuiet();
    expect(new Set(states(told)).size).toBe(1);
  });

  it('LIN-R7 a participant stands by its decision', () => {
    const committed = decided().crash('P3').recover('P3');
    expect([committed.last.rule, committed.state('P3')]).toEqual(['LIN-R7', 'committed']);
    expect(states(committed.untilQuiet())).toEqual(everywhere('committed'));
    const aborted = passed().timeout('P3', 'prepare').deliver('ABORT', 'P3', 'P2').crash('P2').recover('P2');
    expect([aborted.last.rule, aborted.state('P2')]).toEqual(['LIN-R7', 'aborted']);
    for (const decision of ['commit', 'abort'] as const) {
      const operated = passed().do({ kind: 'heuristic', node: 'P1', decision });
      const state = operated.state('P1');
      expect([operated.crash('P1').recover('P1').last.rule, operated.state('P1')]).toEqual(['LIN-R7', state]);
    }
  });
});

describe('costs', () => {
  const cost = (setting: Setting) => {
    const trace = simulate(setting, []);
    return costs(setting, trace, trace.entries.length);
  };

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'of a commit with %i participants: 2n messages, 2n delays, 1 + 2n forced',
    (n) => {
      expect(cost(among(n))).toMatchObject({ sent: 2 * n, delays: 2 * n, forced: 1 + 2 * n, lazy: 1 });
    },
  );

  it.each([2, 3, 5])('of an abort by the k-th of %i: n + k messages', (n) => {
    for (let k = 1; k <= n; k++) expect(cost(among(n, { [`P${k}`]: 'NO' })).sent).toBe(n + k);
  });
});
