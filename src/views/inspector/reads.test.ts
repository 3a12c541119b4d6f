/** The pure readers of the inspector, over runs of S3. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantSetting } from '../../lessons/runs';
import { applyAct } from '../../sim/act';
import { costsAt } from '../../sim/cost';
import { refusal } from '../../sim/refusal';
import { simulate } from '../../sim/simulate';
import type { Move, Trace } from '../../sim/types';
import { nodeOf, withNode } from '../../sim/world';
import { crashingAct, interruptionAt, nextReaction, segmentsOf } from './crashPoints';
import { currentEntry, forcedFlags, lastReaction, lastReactionAnywhere } from './history';
import { messageFate, progressOf } from './messageFate';
import { barDomain, brokenAt, moneyRows } from './money/rows';
import { releases } from './release';

const scenario = must(scenarioById('S3'));
const setting = variantSetting(scenario, must(scenario.variants[0]));
const silent: readonly Move[] = [
  { when: { node: 'CLR', milestone: 'decided' }, act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] } },
];
const calm = simulate(setting, []);
const crashed = simulate(setting, silent);
const at = (step: number, effects = 0) => ({ step, effects });
const end = (trace: Trace) => at(trace.entries.length);
const worldOf = (trace: Trace, step: number) => trace.entries[step - 1]?.world ?? trace.initial;
const stepWith = (
  trace: Trace,
  test: (kind: string, node: string | null, type?: string) => boolean,
): number =>
  must(trace.entries.find((entry) => test(entry.act.kind, entry.node, entry.message?.type))).index + 1;

describe('history', () => {
  it('finds the entry under the play-head, in the middle of it too', () => {
    expect(currentEntry(calm, at(0))).toBeNull();
    expect(currentEntry(calm, at(1))?.index).toBe(0);
    expect(currentEntry(calm, at(1, 1))?.index).toBe(1);
  });

  it('finds the last reaction of a node, and does not look ahead', () => {
    expect(lastReaction(calm, at(0), 'CLR')).toBeNull();
    expect(lastReaction(calm, at(1), 'CLR')?.rule).toBe('2PC-C1');
    expect(lastReaction(calm, at(1), 'WX-L')).toBeNull();
    expect(lastReactionAnywhere(calm, at(2))?.rule).toBe('2PC-P1');
  });

  it('tells forced rows from lazy ones, and drops those that a crash took', () => {
    expect(forcedFlags(setting, calm, end(calm), 'CLR')).toEqual([false, true, false]);
    expect(forcedFlags(setting, calm, end(calm), 'ALI-L')).toEqual([true, true]);
    const lazy = { ...setting, config: { ...setting.config, lazy: ['COMMIT'] } };
    const trace = simulate(lazy, silent);
    expect(forcedFlags(lazy, trace, end(trace), 'CLR')).toHaveLength(
      must(worldOf(trace, trace.entries.length).nodes.CLR).log.length,
    );
  });
});

describe('message fate', () => {
  const name = { from: 'CLR', to: 'ALI-L', copy: 0 };

  it('follows a message from before it is sent until it is delivered', () => {
    const fate = (step: number) => messageFate(calm, at(step), worldOf(calm, step), name);
    const arrival = stepWith(
      calm,
      (kind, node, type) => kind === 'deliver' && node === 'ALI-L' && type === 'PREPARE',
    );
    expect(fate(0)?.fate).toBe('unsent');
    expect(fate(1)?.fate).toBe('flying');
    expect(fate(arrival)).toMatchObject({ fate: 'delivered', step: arrival - 1 });
    expect(messageFate(calm, at(1), worldOf(calm, 1), { ...name, copy: 99 })).toBeNull();
  });

  it('knows dropped, held, cut and duplicated messages', () => {
    const message = { type: 'PREPARE', from: 'CLR', to: 'ALI-L' };
    const fateOf = (act: Move['act']) => {
      const trace = simulate(setting, [{ afterStep: 1, act }], { stopAt: 2 });
      return messageFate(trace, at(2), worldOf(trace, 2), name);
    };
    expect(fateOf({ kind: 'drop', message })).toMatchObject({ fate: 'dropped', step: 1 });
    expect(fateOf({ kind: 'delay', message, by: null })?.fate).toBe('held');
    expect(fateOf({ kind: 'cut', groups: [['CLR'], ['ALI-L']] })).toMatchObject({ fate: 'cut', step: 1 });
    expect(fateOf({ kind: 'duplicate', message })).toMatchObject({ fate: 'flying', duplicated: [1] });
  });
});

describe('crash points', () => {
  it('cuts a reaction after each effect, and anywhere in a burst of sends', () => {
    const decision = must(nextReaction(setting, calm, at(4), 'CLR'));
    const segments = segmentsOf(decision.effects);
    const burst = must(segments.find((segment) => segment.burst.length > 0));
    expect(segmentsOf([])).toEqual([]);
    expect(segments[0]).toMatchObject({ start: 0, end: 1, burst: [] });
    expect(segments.at(-1)?.end).toBe(decision.effects.length);
    expect(burst.burst).toEqual(['WX-L', 'ALI-L']);
  });

  it('looks only at what is still to come, and gives acts that are possible there', () => {
    const first = must(nextReaction(setting, calm, at(0), 'ALI-L'));
    expect(first.act).toMatchObject({ kind: 'deliver', message: { type: 'PREPARE' } });
    expect(nextReaction(setting, calm, end(calm), 'ALI-L')).toBeNull();
    const act = crashingAct(first, interruptionAt(1, []));
    const before = worldOf(calm, first.step);
    expect(refusal(setting, before, act)).toBeNull();
    const { effects, world } = applyAct(setting, before, act);
    expect(effects).toHaveLength(1);
    expect(world.nodes['ALI-L']?.status).toBe('crashed');
  });

  it('offers the whole reaction again where a crash had interrupted it', () => {
    const step = must(crashed.entries.find((entry) => entry.effects.length < entry.planned)).index;
    const reaction = must(nextReaction(setting, crashed, at(step), 'CLR'));
    expect(reaction.effects).toHaveLength(must(crashed.entries[step]).planned);
    expect(reaction.act).not.toHaveProperty('crashAfter');
  });
});

describe('releases', () => {
  it('names the one repair that ends a wait, found by trying it', () => {
    const world = worldOf(crashed, crashed.entries.length);
    expect(releases(setting, world, 'ALI-L', 't1')).toEqual([{ kind: 'recover', node: 'CLR' }]);
  });

  it('names nothing when one repair is not enough', () => {
    const cut: Move = {
      when: { node: 'CLR', milestone: 'crashed' },
      after: 100_000,
      act: { kind: 'cut', groups: [['ALI-L'], ['CLR', 'WX-L']] },
    };
    const both = simulate(setting, [...silent, cut]);
    expect(releases(setting, worldOf(both, both.entries.length), 'ALI-L', 't1')).toEqual([]);
  });
});

describe('money rows', () => {
  it('give available and frozen of each account', () => {
    const rows = moneyRows(
      setting,
      worldOf(
        crashed,
        crashed.entries.findIndex(({ rule }) => rule === '2PC-C4'),
      ),
    );
    expect(rows.map(({ account, available, frozen }) => [account.id, available, frozen])).toEqual([
      ['li', 55_000, 25_000],
      ['han', 15_000, 0],
      ['shop', 0, 0],
    ]);
  });

  it('say what a coupon is worth', () => {
    const s2 = must(scenarioById('S2'));
    const other = variantSetting(s2, must(s2.variants[0]));
    const coupon = (world: Parameters<typeof moneyRows>[1]) =>
      moneyRows(other, world).find(({ account }) => account.kind === 'coupon')?.coupon;
    const trace = simulate(other, must(s2.variants[0]).moves);
    const states = [trace.initial, ...trace.entries.map(({ world }) => world)].map(coupon);
    expect([...new Set(states)]).toEqual(['UNUSED', 'LOCKED']);
    expect(states.at(-1)).toBe('UNUSED');
  });

  it('find the step that broke conservation, from any later step', () => {
    const act = { kind: 'heuristic', node: 'ALI-L', tx: 't1', decision: 'abort' } as const;
    const broken = simulate(setting, [
      ...silent,
      { when: { node: 'CLR', milestone: 'crashed' }, after: 1_000_000, act },
    ]);
    const step = stepWith(broken, (kind) => kind === 'heuristic');
    const last = broken.entries.length;
    expect(last).toBeGreaterThanOrEqual(step);
    expect(brokenAt(setting, broken, at(step - 1), worldOf(broken, step - 1))).toBeNull();
    expect(brokenAt(setting, broken, at(step), worldOf(broken, step))).toBe(step);
    expect(brokenAt(setting, broken, at(last), worldOf(broken, last))).toBe(step);
  });

  it('keep one scale for a whole run', () => {
    expect(barDomain(setting, calm)).toEqual([0, 80_000]);
  });
});

describe('costs', () => {
  it('grow with each effect of a reaction that is being stepped through', () => {
    expect(must(calm.entries[0]).effects.map(({ effect }) => effect.kind)).toEqual([
      'persist',
      'send',
      'send',
      'setTimer',
    ]);
    const sent = [0, 1, 2, 3].map((effects) => costsAt(setting, calm, at(0, effects)));
    expect(sent.map((cost) => [cost.lazy, cost.sent])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(costsAt(setting, calm, at(1))).toMatchObject({ lazy: 1, sent: 2 });
  });
});

describe('a message in flight', () => {
  it('is arriving once it is due, and waits only for a node that is paused or at work', () => {
    const world = worldOf(calm, 1);
    const message = must(world.network[0]);
    const due = { ...world, now: must(message.due) };
    const node = nodeOf(due, message.to);
    expect(progressOf(world, message)).toBe('flying');
    expect(progressOf(due, message)).toBe('arriving');
    expect(progressOf(withNode(due, message.to, { ...node, status: 'paused' }), message)).toBe('waiting');
    expect(progressOf(withNode(due, message.to, { ...node, busyUntil: due.now + 1 }), message)).toBe(
      'waiting',
    );
  });
});
