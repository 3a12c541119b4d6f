import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { blocked, blockedAt, inDoubt } from './blocked';
import { costs } from './cost';
import { play } from './driver';
import type { Setting } from './model';
import { latency } from './network';
import { worldAt } from './position';
import { refusal } from './refusal';
import { simulate } from './simulate';
import type { Move } from './types';

const two = (config: Partial<Setting['config']> = {}): Setting => {
  const setting = twoPhaseCommit.neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};
const crashAtAllVotes: Move = {
  when: { node: 'C', milestone: 'all-votes' },
  act: { kind: 'crash', node: 'C' },
};

describe('the calm schedule', () => {
  it('ends quiet when everyone is done', () => {
    const trace = simulate(two(), []);
    expect([trace.end, trace.entries.length]).toEqual(['quiet', 9]);
  });

  it('ends when it only repeats itself', () => {
    const trace = simulate(two(), [crashAtAllVotes]);
    expect(trace.end).toBe('cycle');
  });

  it('delivers at the sum of half the round trip and the costs before it', () => {
    const trace = simulate(two({ jitterPermille: 0 }), []);
    // begin, both PREPARE (15 ms), work and force (2 ms), votes (15 ms), force (1 ms), COMMIT (15 ms)
    expect(trace.entries.map((entry) => entry.at)).toEqual([
      0, 15_000, 15_000, 32_000, 32_000, 48_000, 48_000, 64_000, 64_000,
    ]);
    expect(must(trace.entries[4]).effects.map((applied) => applied.at)).toEqual([
      33_000, 33_000, 33_000, 33_000, 33_000,
    ]);
  });

  it('draws the delay of a message from (seed, from, to, k) alone', () => {
    const calm = simulate(two(), []);
    const disturbed = simulate(two(), [
      { afterStep: 1, act: { kind: 'drop', message: { type: 'PREPARE', from: 'C', to: 'P1' } } },
    ]);
    const vote = (entries: typeof calm.entries) =>
      entries
        .flatMap((entry) => entry.effects)
        .find(({ message }) => message?.type === 'VOTE-YES' && message.from === 'P2');
    expect(vote(disturbed.entries)?.message).toEqual(vote(calm.entries)?.message);
    expect(latency(two(), 'C', 'P1', 3)).toBe(latency(two(), 'C', 'P1', 3));
    expect(latency(two(), 'C', 'P1', 3)).not.toBe(latency({ ...two(), seed: 2 }, 'C', 'P1', 3));
  });

  it('holds a paused node with its memory, and goes on when it is resumed', () => {
    const run = play(two()).begin().do({ kind: 'pause', node: 'P1' }).calm(3);
    expect([run.state('P1'), run.wire().includes('PREPARE C>P1')]).toEqual(['initial', true]);
    expect(run.do({ kind: 'resume', node: 'P1' }).untilQuiet().log('C')).toContain('COMMIT');
  });

  it('carries out a held message only when someone delivers it', () => {
    const run = play(two())
      .begin()
      .do({ kind: 'delay', message: { type: 'PREPARE', from: 'C', to: 'P1' }, by: null })
      .untilQuiet();
    expect(run.log('C')).toContain('ABORT');
    expect(run.wire()).toEqual(['PREPARE C>P1']);
  });
});

describe('moves', () => {
  it('a crash that waits for a moment interrupts the reaction at that moment', () => {
    const trace = simulate(two(), [crashAtAllVotes]);
    const entry = must(trace.entries.find((candidate) => candidate.move === 0));
    expect(entry.act).toMatchObject({ kind: 'deliver', crashAfter: { effects: 0 } });
    expect(entry.world.nodes.C?.log.map((record) => record.type)).toEqual([]);
  });

  it('a burst cut by a crash lets any chosen subset leave', () => {
    const setting = twoPhaseCommit.neutral(3);
    const trace = simulate(setting, [
      { when: { node: 'C', milestone: 'decided' }, act: { kind: 'crash', node: 'C', sent: ['P3', 'P1'] } },
    ]);
    const entry = must(trace.entries.find((candidate) => candidate.move === 0));
    expect(entry.effects.map(({ effect }) => (effect.kind === 'send' ? effect.to : effect.kind))).toEqual([
      'persist',
      'P1',
      'P3',
    ]);
  });

  it('a move with `after` happens that much later', () => {
    const trace = simulate(two(), [
      crashAtAllVotes,
      { when: { node: 'C', milestone: 'crashed' }, after: 8_000_000, act: { kind: 'recover', node: 'C' } },
    ]);
    const crash = must(trace.entries.find((entry) => entry.move === 0));
    const recovery = must(trace.entries.find((entry) => entry.move === 1));
    expect(recovery.at - crash.endAt).toBe(8_000_000);
    expect(trace.end).toBe('quiet');
  });

  it('impossible moves are reported and left out', () => {
    const trace = simulate(two(), [
      { afterStep: 0, act: { kind: 'recover', node: 'C' } },
      { afterStep: 500, act: { kind: 'crash', node: 'C' } },
    ]);
    expect(trace.failed.map(({ move, refusal: why }) => [move, why.key])).toEqual([
      [0, 'not-crashed'],
      [1, 'never-reached'],
    ]);
    expect(trace.entries.length).toBe(9);
  });

  it('what is forced happens one tick from now', () => {
    const run = play(two()).begin().deliver('PREPARE', 'C', 'P1');
    expect(run.last.at === 1 || run.last.at > 13_000).toBe(true);
    const forced = play(two({ jitterPermille: 0 }))
      .begin()
      .deliver('PREPARE', 'C', 'P2');
    expect(forced.last.at).toBe(1);
  });
});

describe('the network', () => {
  it('loses what is in flight on a cut and what is sent while it lasts', () => {
    const run = play(two())
      .begin()
      .do({ kind: 'cut', groups: [['C'], ['P1']] });
    expect(run.last.losses.map((loss) => [loss.message.to, loss.reason])).toEqual([['P1', 'cut']]);
    run.timeout('C', 'votes');
    expect(run.last.losses.map((loss) => loss.message.type)).toEqual(['ABORT']);
    expect(run.do({ kind: 'heal', groups: [['C'], ['P1']] }).world.cuts).toEqual([]);
  });

  it('leaves the network unchanged when an equal copy is in flight', () => {
    const run = play(two()).until('COMMIT', 'C', 'P1').timeout('C', 'acks');
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2']);
    expect(run.last.effects.filter((applied) => applied.fate === 'merged').length).toBe(2);
  });

  it('fifo links refuse to let a message overtake', () => {
    const run = play(two({ network: 'fifo' }))
      .begin()
      .timeout('C', 'votes');
    const act = { kind: 'deliver', message: { type: 'ABORT', from: 'C', to: 'P1' } } as const;
    expect(refusal(run.setting, run.world, act)?.key).toBe('fifo-order');
  });

  it('a set consumes nothing: delivery is free and loss and duplicates do not exist', () => {
    const run = play(two({ network: 'set' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('PREPARE', 'C', 'P1');
    expect(run.last.discarded).toBe(true);
    expect(
      refusal(run.setting, run.world, { kind: 'drop', message: { type: 'PREPARE', from: 'C', to: 'P1' } })
        ?.key,
    ).toBe('set-network');
    expect(run.untilQuiet().log('C')).toContain('COMMIT');
  });

  it('a message that reaches a crashed node is lost, and drawn as such', () => {
    const run = play(two()).begin().crash('P1').calm(2);
    expect(run.entries.flatMap((entry) => entry.losses).map((loss) => loss.reason)).toEqual(['crashed']);
  });
});

describe('the synchronous model', () => {
  it('refuses a timeout while the awaited node may still answer, and says why', () => {
    const run = play(two({ timing: 'synchronous' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1');
    expect(refusal(run.setting, run.world, { kind: 'timeout', node: 'P1', timer: 'decision' })?.key).toBe(
      'synchronous-timeout',
    );
    run.crash('C');
    run.calm(1);
    while (run.wire().some((text) => text.includes('C>P1'))) run.calm(1);
    expect(refusal(run.setting, run.world, { kind: 'timeout', node: 'P1', timer: 'decision' })).toBeNull();
  });

  it('knows no losses but those of crashes and cuts', () => {
    const run = play(two({ timing: 'synchronous' })).begin();
    expect(
      refusal(run.setting, run.world, { kind: 'drop', message: { type: 'PREPARE', from: 'C', to: 'P1' } })
        ?.key,
    ).toBe('synchronous-loss');
  });
});

describe('blocked', () => {
  it('is in doubt at the end of the calm continuation, whatever recovery the run has planned', () => {
    const setting = two();
    const trace = simulate(setting, [
      crashAtAllVotes,
      { when: { node: 'C', milestone: 'crashed' }, after: 8_000_000, act: { kind: 'recover', node: 'C' } },
    ]);
    const crash = must(trace.entries.find((entry) => entry.move === 0));
    const waiting = [
      { node: 'P1', tx: 't1' },
      { node: 'P2', tx: 't1' },
    ];
    expect(blocked(setting, crash.world)).toEqual(waiting);
    expect(blockedAt(setting, trace, { step: crash.index + 1, effects: 0 })).toEqual(waiting);
    expect(blockedAt(setting, trace, { step: crash.index, effects: 0 })).toEqual([]);
    expect(inDoubt(setting, must(trace.entries[crash.index - 1]).world)).toEqual(waiting);
  });

  it('is nobody in a calm run, at any step', () => {
    const setting = two();
    const trace = simulate(setting, []);
    for (let step = 0; step <= trace.entries.length; step++)
      expect(blockedAt(setting, trace, { step, effects: 0 })).toEqual([]);
  });
});

describe('positions', () => {
  it('show the middle of a reaction effect by effect', () => {
    const setting = two();
    const trace = simulate(setting, []);
    const logs = [0, 1, 2].map((effects) => {
      const world = worldAt(trace, { step: 4, effects }, setting);
      return [world.nodes.C?.log.map((record) => record.type).join(' '), world.network.length];
    });
    expect(logs).toEqual([
      ['BEGIN', 1],
      ['BEGIN COMMIT', 0],
      ['BEGIN COMMIT', 1],
    ]);
  });
});

describe('costs', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])(
    'of a calm commit with %i participants: 4n messages, 1 + 2n forced writes, 3 delays',
    (n) => {
      const setting = twoPhaseCommit.neutral(n);
      const trace = simulate(setting, []);
      expect(costs(setting, trace, trace.entries.length)).toMatchObject({
        sent: 4 * n,
        forced: 1 + 2 * n,
        lazy: 2,
        delays: 3,
      });
    },
  );

  it.each([2, 3, 5, 7])(
    'of an abort with one no among %i: 4n − 2 messages, 1 + 2(n − 1) forced writes',
    (n) => {
      const neutral = twoPhaseCommit.neutral(n);
      const setting = { ...neutral, config: { ...neutral.config, vetoes: { P1: 'NO' } } };
      const trace = simulate(setting, []);
      expect(costs(setting, trace, trace.entries.length)).toMatchObject({
        sent: 4 * n - 2,
        forced: 1 + 2 * (n - 1),
      });
    },
  );
});

describe('the end of a run', () => {
  const ends = (setting: Setting, moves: readonly Move[] = []) => {
    const trace = simulate(setting, moves);
    const last = must(trace.entries.at(-1)).world;
    return [
      trace.end,
      ...['C', 'P1', 'P2'].map((id) => last.nodes[id]?.log.map((record) => record.type).join(' ')),
    ];
  };
  const timeouts = (change: Record<string, number>) => ({
    timeouts: { ...twoPhaseCommit.timeouts, ...change },
  });

  it('is no cycle while a message is still on its way', () => {
    expect(ends(two(timeouts({ decision: 10_000 })))).toEqual([
      'quiet',
      'BEGIN COMMIT END',
      'PREPARED COMMIT',
      'PREPARED COMMIT',
    ]);
  });

  it('is no cycle while another timer has not run out', () => {
    const dropped: Move = {
      afterStep: 1,
      act: { kind: 'drop', message: { type: 'PREPARE', from: 'C', to: 'P2' } },
    };
    expect(ends(two(timeouts({ decision: 2_000_000 })), [dropped])).toEqual([
      'quiet',
      'BEGIN ABORT END',
      'PREPARED ABORT',
      'ABORT',
    ]);
  });

  it('is no cycle while a client is still to ask', () => {
    const setting = two();
    const [first] = setting.cast.transactions;
    const later = { ...must(first), id: 't2', legs: [], beginAt: 30_000_000 };
    const cast = { ...setting.cast, transactions: [must(first), later] };
    const trace = simulate({ ...setting, cast }, [
      crashAtAllVotes,
      { when: { node: 'C', milestone: 'crashed' }, after: 1_000_000, act: { kind: 'recover', node: 'C' } },
    ]);
    expect(must(trace.entries.at(-1)).world.begun).toEqual(['t1', 't2']);
  });

  it('a cut that blocks one side lets the other side abort by itself', () => {
    const setting = twoPhaseCommit.neutral(3);
    const trace = simulate(setting, [{ afterStep: 4, act: { kind: 'cut', groups: [['C'], ['P1']] } }]);
    const waiting = blockedAt(setting, trace, { step: 5, effects: 0 }).map(({ node }) => node);
    expect(waiting).toEqual(['P1']);
  });
});

describe('a reaction that a move asks for', () => {
  it('is interrupted by a crash that waits for one of its moments, like any other', () => {
    const trace = simulate(two(), [
      { when: { node: 'C', milestone: 'decided' }, act: { kind: 'crash', node: 'C', sent: ['P1'] } },
      { afterStep: 3, act: { kind: 'deliver', message: { type: 'VOTE-YES', from: 'P1', to: 'C' } } },
      { afterStep: 4, act: { kind: 'deliver', message: { type: 'VOTE-YES', from: 'P2', to: 'C' } } },
    ]);
    const entry = must(trace.entries[4]);
    expect([entry.move, entry.act]).toMatchObject([
      2,
      { kind: 'deliver', crashAfter: { effects: 1, sent: ['P1'] } },
    ]);
  });

  it('never takes a message before it was sent', () => {
    const run = play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('VOTE-YES', 'P1', 'C');
    expect(run.last.at).toBeGreaterThan(must(run.last.message).sentAt);
  });

  it('keeps as much of the unforced log as the interruption says', () => {
    const trace = simulate(two(), [
      { when: { node: 'C', milestone: 'asked' }, act: { kind: 'crash', node: 'C', keep: 1 } },
    ]);
    expect(must(trace.entries[0]).world.nodes.C?.log.map((record) => record.type)).toEqual(['BEGIN']);
  });
});

describe('several transactions on one node', () => {
  const double = (): Setting => {
    const setting = two();
    const [first] = setting.cast.transactions;
    const cast = { ...setting.cast, transactions: [must(first), { ...must(first), id: 't2', legs: [] }] };
    return { ...setting, cast };
  };

  it('a timeout takes the timer of the transaction that reacts', () => {
    const run = play(double()).begin('t2').begin('t1').calm(4);
    const before = run.node('P1').timers.map((timer) => `${timer.tx} ${timer.name}`);
    run.timeout('P1', 'decision');
    const gone = before.filter(
      (name) => !run.node('P1').timers.some((timer) => `${timer.tx} ${timer.name}` === name),
    );
    expect(run.last.rule).toBe('2PC-P7');
    expect(gone).toEqual([]);
  });

  it('debits of one account add up before they are covered', () => {
    const setting = two();
    const legs = [
      { account: 'payer', amount: -6_000 },
      { account: 'payer', amount: -6_000 },
      { account: 'payee', amount: 12_000 },
    ];
    const [first] = setting.cast.transactions;
    const run = play({
      ...setting,
      cast: { ...setting.cast, transactions: [{ ...must(first), legs }] },
    }).calm();
    expect(run.log('P1')).toEqual(['ABORT']);
  });
});

describe('after a repair', () => {
  it('the synchronous model still lets those act whose message was lost', () => {
    const setting = two({ timing: 'synchronous' });
    const trace = simulate(setting, [
      crashAtAllVotes,
      { when: { node: 'C', milestone: 'crashed' }, after: 8_000_000, act: { kind: 'recover', node: 'C' } },
    ]);
    expect([trace.end, ...inDoubt(setting, must(trace.entries.at(-1)).world)]).toEqual(['quiet']);
  });

  it('a message that rests in a set is woken by sending it again', () => {
    const run = play(two({ network: 'set' }))
      .until('COMMIT', 'C', 'P1')
      .deliver('COMMIT', 'C', 'P1', { effects: 0 })
      .recover('P1')
      .untilQuiet();
    expect(run.log('P1')).toEqual(['PREPARED', 'COMMIT']);
  });
});
