import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { protocols } from '../../protocols/all';
import { commitProtocolIds, protocolById } from '../../protocols/registry';
import { conservation } from '../../sim/conservation';
import { simulate } from '../../sim/simulate';
import type { Move, Run } from '../../sim/types';
import '../all';
import { resolveRun, scenarioById } from '../catalog';
import { variantRun } from '../runs';
import { divergenceOf, momentsOf, stepAt } from './divergence';
import { figuresOf } from './figures';
import { type Played, transposed } from './transposed';

const twoPhase = must(protocolById('two-phase-commit'));
const cooperative = must(protocolById('two-phase-commit', 'cooperative'));

function played(run: Run): Played {
  const setting = resolveRun(run);
  return { run, setting, trace: simulate(setting, run.moves) };
}

function scenarioRun(id: string, variant = 0, moves?: readonly Move[]): Run {
  const scenario = must(scenarioById(id));
  const run = variantRun(scenario, must(scenario.variants[variant]));
  return moves ? { ...run, moves } : run;
}

const silent = played(scenarioRun('S3'));
const helped = played(transposed(silent, twoPhase, cooperative, 'cooperative').run);

describe('the run of another protocol', () => {
  it('on the same schedule and of the same protocol is the same run', () => {
    const { run, left } = transposed(silent, twoPhase, twoPhase, 'standard');
    const again = played(run);
    expect(left).toBe(0);
    expect(again.trace.entries.map(({ act, at }) => [act, at])).toEqual(
      silent.trace.entries.map(({ act, at }) => [act, at]),
    );
  });

  it.each(['S14', 'S15', 'S16', 'S20'])(
    'of %s is played by every commit protocol, with its own helpers and no account without owner',
    (id) => {
      const told = played(scenarioRun(id, 0, []));
      const from = must(protocolById(told.setting.model.id));
      for (const to of protocols.filter(({ id: other }) => commitProtocolIds.includes(other))) {
        const { cast, ...run } = transposed(told, from, to, 'standard').run;
        const { trace, setting } = played({ ...run, cast });
        expect([to.id, cast?.transactions.length, trace.end]).toEqual([to.id, 1, 'quiet']);
        const end = must(trace.entries.at(-1)).world;
        expect([to.id, conservation(setting, end).ok]).toEqual([to.id, true]);
      }
    },
  );

  it('of another variant keeps the helpers by the names that they have', () => {
    const from = must(protocolById('resharding'));
    const to = must(protocolById('resharding', 'unfenced'));
    const { cast } = transposed(played(scenarioRun('S20')), from, to, 'unfenced').run;
    expect(cast).toEqual(must(scenarioById('S20')).cast);
  });

  it('keeps the faults of a script: they follow their milestones', () => {
    expect(helped.run.moves).toEqual(silent.run.moves);
    expect(helped.trace.failed).toEqual([]);
  });

  it('turns a fault at a step into one after the milestone that came before it', () => {
    const calm = played(scenarioRun('S1', 0, []));
    const voted = calm.trace.entries.findIndex(({ moments }) =>
      moments.some(({ milestone }) => milestone === 'all-votes'),
    );
    const crash: Move = { afterStep: voted + 1, act: { kind: 'crash', node: 'CLR' } };
    const struck = played(scenarioRun('S1', 0, [crash]));
    const [move] = transposed(struck, twoPhase, cooperative, 'cooperative').run.moves;
    expect(move).toMatchObject({ when: { node: 'CLR', milestone: 'announced' }, act: crash.act });
  });

  it('leaves out what was done to a message that it does not send, and says how much', () => {
    const drop: Move = {
      afterStep: 1,
      act: { kind: 'drop', message: { type: 'PREPARE', from: 'CLR', to: 'WX-L' } },
    };
    const struck = played(scenarioRun('S1', 0, [drop]));
    const mute = { ...twoPhase, messages: {} };
    expect(transposed(struck, twoPhase, mute, 'standard')).toMatchObject({ left: 1, run: { moves: [] } });
    expect(transposed(struck, twoPhase, twoPhase, 'standard').left).toBe(0);
  });
});

describe('the first difference', () => {
  it('is none between a run and itself', () => {
    expect(divergenceOf([silent, silent])).toBeNull();
  });

  it('is where cooperation ends a doubt that asking the coordinator alone does not', () => {
    const found = must(divergenceOf([silent, helped]));
    expect(found.partings).toEqual([{ node: 'ALI-L', meanings: ['in-doubt', 'committed'] }]);
    const before = momentsOf([silent.trace, helped.trace]).filter((at) => at < found.at);
    expect(before.length).toBeGreaterThan(5);
  });

  it('finds the step of a moment: all entries that began by then', () => {
    const { trace } = silent;
    for (const [index, { at }] of trace.entries.entries()) {
      expect(stepAt(trace, at)).toBeGreaterThan(index);
      expect(stepAt(trace, at - 1)).toBeLessThanOrEqual(index);
    }
  });
});

describe('what a run came to', () => {
  it('counts the wait of a blocked node: eight seconds alone, the patience of one timer with peers to ask', () => {
    const alone = figuresOf(silent);
    expect(alone).toMatchObject({ outcome: 'commit', missing: 0 });
    expect(alone.waits.map(({ node }) => node)).toEqual(['ALI-L']);
    expect(must(must(alone.waits[0]).ticks)).toBeGreaterThan(7_900_000);
    const together = figuresOf(helped);
    expect(together.waits).toEqual([]);
    expect(must(together.decidedAt)).toBeLessThan(must(alone.decidedAt));
  });

  it('says who waits without end', () => {
    const crash = silent.run.moves.length > 0 ? must(scenarioById('S3')).variants[0].moves.slice(0, 1) : [];
    const { outcome, waits } = figuresOf(played(scenarioRun('S3', 0, crash)));
    expect(outcome).toBe('open');
    expect(waits).toEqual([{ node: 'ALI-L', ticks: null }]);
  });
});
