import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { checkableOf } from '../protocols/checkables';
import { judge } from '../protocols/judge';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { blocked } from '../sim/blocked';
import { play } from '../sim/driver';
import { simulate } from '../sim/simulate';
import type { Config } from '../sim/types';
import { decisionOf } from '../sim/world';
import { type Bounds, NO_FAULTS } from './bounds';
import { Check, type CheckOptions } from './check';
import { counterexampleOf } from './counterexample';

function checkOf(
  participants: number,
  bounds: Partial<Bounds>,
  config: Partial<Config> = {},
  options: CheckOptions = {},
) {
  const { setting, properties } = must(checkableOf('two-phase-commit', participants, config));
  return new Check(setting, { ...NO_FAULTS, ...bounds }, properties, options);
}

const oneCrash = { crashes: { coordinator: 1 } } as const;

describe('a counterexample', () => {
  it('breaks its property in the player too, at its last step and not before', () => {
    const bounds = { crashes: 1, recoveries: 1 };
    for (const lazy of ['PREPARED', 'COMMIT']) {
      const check = checkOf(2, bounds, { lazy: [lazy] });
      const { faults, length } = must(check.run().properties.find(({ id }) => id === 'AC1'));
      const { trace, moves } = counterexampleOf(check.setting, must(check.actsOf('AC1')));
      const verdict = must(
        judge(trace, check.setting, twoPhaseCommit).find(({ property }) => property.id === 'AC1'),
      );
      expect([faults, verdict.step]).toEqual([1, length]);
      expect(simulate(check.setting, moves, { stopAt: must(length) }).entries).toEqual(trace.entries);
    }
  });

  it('of a stuck node leaves that node blocked by the definition of the player', () => {
    for (const timing of ['asynchronous', 'synchronous'] as const) {
      const check = checkOf(2, oneCrash, { timing });
      check.run();
      const { trace } = counterexampleOf(check.setting, must(check.actsOf('LIVE-2')));
      const world = must(trace.entries.at(-1)).world;
      const stuck = blocked(check.setting, world).map(({ node }) => node);
      // Either of them is as near.
      expect([['P1'], ['P2']]).toContainEqual(stuck);
    }
  });

  it('has moves only for what does not happen by itself', () => {
    const check = checkOf(2, {});
    check.run();
    const { moves, steps } = counterexampleOf(check.setting, must(check.actsOf('LIVE-1')));
    expect(steps).toBe(7);
    expect(moves.length).toBeLessThan(steps);
    expect(moves.every((move) => 'afterStep' in move && move.act.kind === 'deliver')).toBe(true);
  });

  it('needs as few faults as there can be, even where more would be quicker', () => {
    const few = checkOf(2, { crashes: 1, recoveries: 1, losses: 1 }, { lazy: ['PREPARED'] });
    const many = checkOf(2, { crashes: 2, recoveries: 2, losses: 1 }, { lazy: ['PREPARED'] });
    const found = [few, many].map((check) => must(check.run().properties.find(({ id }) => id === 'AC1')));
    expect(found.map(({ faults, length }) => [faults, length])).toEqual([
      [1, found[0]?.length],
      [1, found[0]?.length],
    ]);
  });
});

describe('a check', () => {
  it('without faults, in the synchronous model and with fixed votes ends as the calm schedule does', () => {
    for (const vetoes of [{}, { P1: 'refused' }] as const) {
      const check = checkOf(
        2,
        { freeVotes: false },
        { timing: 'synchronous', vetoes: { ...vetoes } as Config['vetoes'] },
      );
      const { setting } = check;
      const calm = play(setting).untilQuiet().world;
      const outcome = must(decisionOf(setting, calm, 't1', 'C'));
      const other = outcome === 'commit' ? 'abort' : 'commit';
      const never = {
        id: 'other outcome',
        kind: 'sometimes',
        check: (world: typeof calm) =>
          ['C', 'P1', 'P2'].some((node) => decisionOf(setting, world, 't1', node) === other) ? {} : null,
      } as const;
      const report = new Check(setting, check.bounds, [never], {}).run();
      expect([report.complete, report.properties[0]?.verdict]).toEqual([true, 'unreached']);
    }
  });

  it('says the same with and without symmetry', () => {
    const { setting, properties } = must(checkableOf('two-phase-commit', 3));
    // All money at one node, so that the two others are alike.
    const accounts = setting.cast.accounts.map((account) => ({ ...account, node: 'P1' }));
    const alike = { ...setting, cast: { ...setting.cast, accounts } };
    const bounds = { ...NO_FAULTS, ...oneCrash };
    const plain = new Check(alike, bounds, properties).run();
    const folded = new Check(alike, bounds, properties, { isSymmetric: true });
    const report = folded.run();
    expect(report.properties).toEqual(plain.properties);
    // Half of them, and the few in which both are in the same state.
    expect(report.states / plain.states).toBeCloseTo(0.513, 2);
    for (const { id, length } of report.properties) {
      const acts = folded.actsOf(id);
      if (acts) expect(counterexampleOf(folded.setting, acts).steps).toBe(length);
    }
  });

  it('takes nobody for another where their order matters', () => {
    const { setting, properties } = must(checkableOf('two-phase-commit', 3, { timing: 'synchronous' }));
    const { accounts: kept } = setting.cast;
    const accounts = kept.map((account) => ({ ...account, node: 'P1' }));
    const { participant, ...others } = setting.model.roles;
    const roles = { ...others, participant: { ...must(participant), isOrdered: true as const } };
    const ordered = { ...setting, model: { ...setting.model, roles }, cast: { ...setting.cast, accounts } };
    const bounds = { ...NO_FAULTS, freeVotes: false };
    const plain = new Check(ordered, bounds, properties).run();
    expect(new Check(ordered, bounds, properties, { isSymmetric: true }).run()).toEqual(plain);
  });

  it('stops at its limit without claiming anything, and goes on when it may', () => {
    const check = checkOf(2, oneCrash, {}, { maxStates: 1_000 });
    const stopped = check.run();
    expect(stopped.complete).toBe(false);
    expect(stopped.properties.filter(({ verdict }) => verdict === 'holds')).toEqual([]);
    check.allow(1_000_000);
    expect(check.run()).toEqual(checkOf(2, oneCrash).run());
  });

  it('counts what leads where, and where nothing goes on', () => {
    const calm = checkOf(2, {}).run();
    const { own, repairs, faults } = calm.counts;
    expect([own + 1, repairs, faults]).toEqual([calm.transitions, 0, 0]);
    expect(calm.counts.quiet).toBeGreaterThan(0);
    expect(calm.counts.deadlocks).toBe(0);
    // With perfect detection and nobody to answer it, a participant in doubt asks once and then only waits.
    const dark = checkOf(2, oneCrash, { timing: 'synchronous' }).run();
    expect(dark.counts.own + dark.counts.repairs + dark.counts.faults + 1).toBe(dark.transitions);
    expect(dark.counts.faults).toBeGreaterThan(0);
  });

  it('comes to the same report in slices of any size', () => {
    const check = checkOf(2, oneCrash);
    while (!check.slice(7));
    expect(check.report()).toEqual(checkOf(2, oneCrash).run());
  });

  it('takes at most 64 bytes a state', () => {
    const { bytes, states } = checkOf(2, { crashes: 2, recoveries: 2 }).run();
    expect(bytes / states).toBeLessThanOrEqual(64);
  });

  it('leaves what lies beyond a boundary unexpanded, unjudged and counted', () => {
    const { setting, properties } = must(checkableOf('two-phase-commit', 2));
    const participant = must(setting.model.roles.participant);
    const bounded = {
      ...setting,
      model: {
        ...setting.model,
        roles: {
          ...setting.model.roles,
          participant: { ...participant, boundary: ({ value }: { value: string }) => value === 'committed' },
        },
      },
    };
    const report = new Check(bounded, NO_FAULTS, properties, {}).run();
    const whole = new Check(setting, NO_FAULTS, properties, {}).run();
    expect(report.boundary).toBeGreaterThan(0);
    expect(report.states).toBeLessThan(whole.states);
    expect(report.properties.find(({ id }) => id === 'LIVE-1')?.verdict).toBe('unreached');
  });
});
