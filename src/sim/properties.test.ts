import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { canonical } from '../base/canonical';
import { protocols } from '../protocols/all';
import type { Protocol } from '../protocols/protocol';
import { applyAct } from './act';
import { blocked, blockedAt, inDoubt } from './blocked';
import { conservation } from './conservation';
import { balances } from './ledger';
import { refOf } from './messages';
import type { Setting } from './model';
import { endOf, microStep, worldAt } from './position';
import { refusal } from './refusal';
import { simulate } from './simulate';
import { traceHash } from './traceHash';
import { type Act, type Config, type Position, STANDARD, type World } from './types';
import { movesOf, walk } from './walk';
import { nodeOf, recordsOf, roleOf } from './world';

const picks = fc.array(fc.nat(0xffff_ffff), { maxLength: 60 });
const isHarmless = (act: Act): boolean => act.kind !== 'heuristic';

/** A variant in its plain setting; a protocol in all the ways in which its world can behave. */
function settingsOf(protocol: Protocol): Setting[] {
  const plain = protocol.neutral(2);
  const alike = (change: Partial<Config>): Setting => ({ ...plain, config: { ...plain.config, ...change } });
  if (plain.config.variant !== STANDARD) return [plain];
  const others = [alike({ timing: 'synchronous' }), alike({ network: 'fifo' }), alike({ network: 'set' })];
  return [plain, protocol.neutral(3), ...others];
}

const every = protocols.flatMap((protocol) => [protocol, ...Object.values(protocol.variants ?? {})]);
const settings = every.flatMap(settingsOf);
/** Of those that keep their promises whatever goes wrong. */
const sturdy = every.filter(({ restsOn }) => !restsOn).flatMap(settingsOf);

/** Of those without helpers: an ensemble stands for a service that does not fail. */
const alone = sturdy.filter(({ cast, model }) =>
  (cast.transactions[0]?.members ?? []).every(({ role }) => model.roles[role]?.decides !== false),
);

/** Goes through every world of a random run. */
function check(
  body: (setting: Setting, worlds: readonly World[], run: ReturnType<typeof walk>) => void,
  runs = 150,
  some: readonly Setting[] = settings,
): void {
  fc.assert(
    // Shrinks to an index, so that a failure prints a number and not a whole protocol.
    fc.property(fc.nat(some.length - 1), picks, (which, choice) => {
      const setting = must(some[which]);
      const run = walk(setting, choice, isHarmless);
      body(
        setting,
        run.entries.map((entry) => entry.world),
        run,
      );
    }),
    { numRuns: runs },
  );
}

/** Delivers what people hold back; on a FIFO link, once everything ahead of it has arrived. */
function letGo(setting: Setting, run: ReturnType<typeof walk>): void {
  for (;;) {
    const held = run.world.network.filter(({ due }) => due === null);
    if (held.length === 0) return;
    const acts = held.map((message): Act => ({ kind: 'deliver', message: refOf(run.world, message) }));
    const possible = acts.find((act) => refusal(setting, run.world, act) === null);
    if (possible) run.do(possible);
    else run.calm(1);
  }
}

describe('random runs', () => {
  it('never throw, whatever is done, operators included', () => {
    fc.assert(
      fc.property(fc.nat(settings.length - 1), picks, (which, choice) => {
        walk(must(settings[which]), choice);
      }),
      { numRuns: 200 },
    );
  });

  it('repeat exactly: the same run has the same trace hash', () => {
    check((setting, _, run) => {
      const once = simulate(setting, movesOf(run));
      expect(once.failed).toEqual([]);
      expect(traceHash(simulate(setting, movesOf(run)))).toBe(traceHash(once));
    }, 40);
  });

  it('regenerate the walk from its moves, entry by entry', () => {
    check((setting, worlds, run) => {
      const trace = simulate(setting, movesOf(run), { stopAt: run.entries.length });
      expect(trace.entries.map((entry) => canonical(entry.world.nodes))).toEqual(
        worlds.map((world) => canonical(world.nodes)),
      );
    }, 40);
  });

  it('conserve money and never go below zero', () => {
    check(
      (setting, worlds) => {
        for (const world of worlds) {
          expect(conservation(setting, world).missing).toBe(0);
          for (const balance of Object.values(balances(setting.cast, world))) {
            expect(balance.available).toBeGreaterThanOrEqual(0);
            expect(balance.frozen).toBeGreaterThanOrEqual(0);
          }
        }
      },
      150,
      sturdy,
    );
  });

  it('never let time run backwards', () => {
    check((_, worlds) => {
      worlds.reduce((before, world) => {
        expect(world.now).toBeGreaterThanOrEqual(before);
        return world.now;
      }, 0);
    });
  });

  it('recover from the log alone: memory before the crash makes no difference', () => {
    check((setting, worlds) => {
      const world = worlds.at(-1);
      if (!world) return;
      for (const { id } of setting.cast.nodes) {
        if (nodeOf(world, id).status !== 'crashed') continue;
        const amnesiac: World = {
          ...world,
          nodes: { ...world.nodes, [id]: { ...nodeOf(world, id), timers: [], lockQueue: [] } },
        };
        const one = applyAct(setting, world, { kind: 'recover', node: id }).world;
        const other = applyAct(setting, amnesiac, { kind: 'recover', node: id }).world;
        expect(canonical(one)).toBe(canonical(other));
        expect(nodeOf(world, id).instances).toEqual({});
      }
    });
  });

  it('keep the durable prefix of a log for ever, and never log the same thing twice', () => {
    check((setting, worlds) => {
      for (const { id } of setting.cast.nodes) {
        let kept: readonly unknown[] = [];
        for (const world of worlds) {
          const node = nodeOf(world, id);
          expect(node.log.slice(0, kept.length)).toEqual(kept);
          kept = node.log.slice(0, node.durable);
          expect(new Set(node.log.map((record) => canonical(record))).size).toBe(node.log.length);
        }
      }
    });
  });

  it('agree: no two logs prove different decisions', () => {
    check(
      (setting, worlds) => {
        for (const world of worlds) {
          const decisions = setting.cast.nodes.map(({ id }) =>
            roleOf(setting, 't1', id)?.decision(recordsOf(nodeOf(world, id), 't1')),
          );
          expect(decisions.includes('commit') && decisions.includes('abort')).toBe(false);
        }
      },
      150,
      sturdy,
    );
  });

  it('agree on who is blocked, whether the trace or a fresh continuation is asked', () => {
    check((setting, _, run) => {
      const trace = simulate(setting, movesOf(run));
      for (let step = run.entries.length; step <= trace.entries.length; step++)
        expect(blockedAt(setting, trace, { step, effects: 0 })).toEqual(
          blocked(setting, trace.entries[step - 1]?.world ?? trace.initial),
        );
    }, 60);
  });

  it('leave nobody in doubt once everything is repaired', () => {
    check(
      (setting, _, run) => {
        if (setting.config.network === 'set') return;
        for (const { id } of setting.cast.nodes) {
          const { status } = run.node(id);
          if (status !== 'up') run.do({ kind: status === 'crashed' ? 'recover' : 'resume', node: id });
        }
        const groups = setting.cast.nodes.map(({ id }) => [id]);
        if (run.world.cuts.length > 0) run.do({ kind: 'heal', groups });
        letGo(setting, run);
        expect(inDoubt(setting, run.untilQuiet().world)).toEqual([]);
      },
      120,
      alone,
    );
  });

  it('step forward and back to the same world, effect by effect', () => {
    check((setting, _, run) => {
      const trace = simulate(setting, movesOf(run));
      const positions: Position[] = [{ step: 0, effects: 0 }];
      while (must(positions.at(-1)).step < endOf(trace).step)
        positions.push(microStep(trace, must(positions.at(-1)), 1));
      let back = endOf(trace);
      for (const position of positions.toReversed()) {
        expect(back).toEqual(position);
        expect(worldAt(trace, back, setting).now).toBeGreaterThanOrEqual(0);
        back = microStep(trace, back, -1);
      }
    }, 40);
  });
});
