import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { applyAct } from '../sim/act';
import { possibleActs } from '../sim/acts';
import type { Setting } from '../sim/model';
import { refusal } from '../sim/refusal';
import type { Act, Config, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import { type Bounds, NO_FAULTS } from './bounds';
import { CompiledModel } from './compiled';
import { Expansion } from './expansion';

const MANY: Bounds = {
  crashes: 9,
  recoveries: 9,
  losses: 9,
  duplicates: 9,
  partitions: 9,
  heals: 9,
  pauses: 9,
  heuristics: 9,
  freeVotes: true,
};

function setting(participants: number, config: Partial<Config>): Setting {
  const base = twoPhaseCommit.neutral(participants);
  return { ...base, config: { ...base.config, ...config } };
}

const settings = [
  setting(2, {}),
  setting(2, { timing: 'synchronous' }),
  setting(3, {}),
  setting(3, { timing: 'synchronous' }),
  setting(2, { network: 'fifo' }),
  setting(2, { network: 'fifo', timing: 'synchronous' }),
  setting(2, { network: 'set' }),
  setting(2, { network: 'set', timing: 'synchronous' }),
  setting(2, { lazy: ['PREPARED', 'COMMIT'] }),
];

/** What a world is to the checker, whatever has been spent on the way. */
function shape(model: CompiledModel, state: Int32Array): string {
  const { cuts, begun } = model.surroundingsOf(state);
  const words = [...state];
  words[model.ids.length] = 0;
  return `${words.join()} ${cuts.join()} ${begun}`;
}

interface Successor {
  readonly act: Act;
  readonly state: Int32Array;
  readonly shape: string;
}

function successors(model: CompiledModel, state: Int32Array): Successor[] {
  const found: Successor[] = [];
  const expansion = new Expansion(model);
  expansion.expand(state, () => {
    const copy = expansion.scratch.slice();
    found.push({ act: expansion.act(), state: copy, shape: shape(model, copy) });
  });
  return found;
}

/** Acts that the checker leaves to people: the client's change of mind, forgetting, and whatever only moves a message in time. */
const isLeftOut = ({ kind }: Act): boolean => ['cancel', 'forget', 'delay', 'cut', 'heal'].includes(kind);

describe('the compiled model', () => {
  it('goes on from every world exactly as the simulation does', () => {
    const steps = fc.array(fc.nat(0xffff), { maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(settings.length - 1), steps, (which, picks) => {
        const each = must(settings[which]);
        const model = new CompiledModel(each, MANY, 12);
        let world: World = initialWorld(each);
        let state = model.encode(world);
        for (const pick of picks) {
          const found = successors(model, state);
          for (const { act, shape: there } of found) {
            expect(refusal(each, world, act), `${act.kind} is possible`).toBeNull();
            expect(there).toBe(shape(model, model.encode(applyAct(each, world, act).world)));
          }
          const there = new Set(found.map((one) => one.shape));
          const here = shape(model, state);
          for (const act of possibleActs(each, world)) {
            if (isLeftOut(act)) continue;
            const after = shape(model, model.encode(applyAct(each, world, act).world));
            expect(there.has(after) || after === here, `${act.kind} is found`).toBe(true);
          }
          const next = found[pick % Math.max(1, found.length)];
          if (!next) return;
          world = applyAct(each, world, next.act).world;
          state = next.state;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('without budgets has no faults', () => {
    const model = new CompiledModel(setting(2, {}), NO_FAULTS, 1);
    const kinds = successors(model, model.encode(initialWorld(model.setting))).map(({ act }) => act.kind);
    expect(kinds).toEqual(['veto', 'veto', 'begin']);
  });
});
