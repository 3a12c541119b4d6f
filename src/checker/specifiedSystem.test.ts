/** Random small specifications, against a naive search of the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { canonical } from '../base/canonical';
import type { Specification, SpecifiedProperty, SpecifiedStep, Whole } from './specification';
import { SpecificationCheck } from './specificationCheck';

const NODES = ['x', 'y', 'z'];
const LOCALS = 3;
const EVENTS = 3;
/** Some of each word of the network, and its last bit. */
const USED = ['m0', 'm1', 'm31', 'm32', 'm39'];

type RandomSpecification = Specification<number, number>;
type RandomStep = SpecifiedStep<number, number>;

/** Mostly nothing: a step that asks for much is hardly ever possible. */
const rarely = <T>(each: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: each });

const node = fc.constantFrom(...NODES);
const message = fc.constantFrom(...USED);
const cells = NODES.length * LOCALS * EVENTS;
const reactions = fc.array(
  fc.option(fc.record({ local: fc.nat(LOCALS - 1), sends: fc.uniqueArray(message, { maxLength: 2 }) }), {
    freq: 6,
  }),
  { minLength: cells, maxLength: cells },
);
const guards = fc.record({ at: node, local: fc.nat(LOCALS - 1), has: message });
const steps = fc.array(
  fc.record({
    events: fc.uniqueArray(fc.record({ node, event: fc.nat(EVENTS - 1) }), {
      minLength: 1,
      maxLength: 2,
      selector: (each) => each.node,
    }),
    takes: rarely(message),
    clears: fc.uniqueArray(message, { maxLength: 2 }),
    spends: rarely(fc.constantFrom('some', 'more')),
    guard: rarely(guards),
  }),
  { minLength: 4, maxLength: 10 },
);

const specifications = fc
  .record({ reactions, steps, some: fc.nat(2), more: fc.nat(2), seen: guards, changed: guards })
  .map(({ reactions: table, steps: each, some, more, seen, changed }): RandomSpecification => {
    const properties: SpecifiedProperty<number>[] = [
      {
        id: 'seen',
        kind: 'sometimes',
        isShown: (all) => all.at(seen.at) === seen.local && all.has(seen.has),
      },
      { id: 'stuck', kind: 'always', isShown: (all) => !all.canGoOn() },
      {
        id: 'changed',
        kind: 'always',
        isShownBy: (before, after) =>
          before.at(changed.at) !== changed.local &&
          after.at(changed.at) === changed.local &&
          !after.has(changed.has),
      },
    ];
    return {
      id: 'random',
      nodes: NODES.map((id) => ({ id, start: 0 })),
      messages: Array.from({ length: 40 }, (_, index) => `m${index}`),
      budgets: { some, more },
      steps: each.map(
        ({ takes, spends, guard, ...rest }, index): RandomStep => ({
          ...rest,
          name: `step ${index}`,
          ...(takes === undefined ? {} : { takes }),
          ...(spends === undefined ? {} : { spends }),
          ...(guard === undefined
            ? {}
            : { guard: (all: Whole<number>) => all.at(guard.at) !== guard.local || !all.has(guard.has) }),
        }),
      ),
      properties,
      react: (id, local, event) => table[(NODES.indexOf(id) * LOCALS + local) * EVENTS + event] ?? null,
    };
  });

interface Plain {
  readonly locals: Readonly<Record<string, number>>;
  readonly network: readonly string[];
  readonly spent: Readonly<Record<string, number>>;
}

/** What follows from a state, read from the specification as plainly as can be. */
function naively(specification: RandomSpecification) {
  const { steps: all, budgets, messages } = specification;
  const whole = (state: Plain): Whole<number> => ({
    at: (id) => must(state.locals[id]),
    has: (each) => state.network.includes(each),
    canGoOn: () => all.some((step) => step.spends === undefined && after(state, step) !== null),
  });
  const after = (state: Plain, step: RandomStep): Plain | null => {
    if (step.takes !== undefined && !state.network.includes(step.takes)) return null;
    const { spends } = step;
    const spent = spends === undefined ? 0 : (state.spent[spends] ?? 0) + 1;
    if (spends !== undefined && spent > must(budgets[spends])) return null;
    if (step.guard && !step.guard(whole(state))) return null;
    const locals = { ...state.locals };
    const network = new Set(state.network);
    for (const gone of [step.takes ?? '', ...(step.clears ?? [])]) network.delete(gone);
    for (const { node: id, event } of step.events) {
      const reaction = specification.react(id, must(state.locals[id]), event);
      if (!reaction) return null;
      locals[id] = reaction.local;
      for (const sent of reaction.sends) network.add(sent);
    }
    return {
      locals,
      network: messages.filter((each) => network.has(each)),
      spent: spends === undefined ? state.spent : { ...state.spent, [spends]: spent },
    };
  };
  const start: Plain = {
    locals: Object.fromEntries(NODES.map((id) => [id, 0])),
    network: [],
    spent: { some: 0, more: 0 },
  };
  return { whole, after, start };
}

const faultsOf = ({ spent }: Plain): number => (spent.some ?? 0) + (spent.more ?? 0);

/** Breadth first, with texts for keys. */
function explored(specification: RandomSpecification) {
  const { whole, after, start } = naively(specification);
  const depths = new Map([[canonical(start), 0]]);
  const queue = [start];
  const best: ([number, number] | null)[] = specification.properties.map(() => null);
  const note = (index: number, faults: number, length: number): void => {
    const known = best[index];
    if (!known || faults < known[0] || (faults === known[0] && length < known[1]))
      best[index] = [faults, length];
  };
  let generated = 1;
  for (const state of queue) {
    const depth = must(depths.get(canonical(state)));
    for (const [index, { isShown }] of specification.properties.entries())
      if (isShown?.(whole(state))) note(index, faultsOf(state), depth);
    for (const step of specification.steps) {
      const next = after(state, step);
      if (!next) continue;
      generated++;
      for (const [index, { isShownBy }] of specification.properties.entries())
        if (isShownBy?.(whole(state), whole(next))) note(index, faultsOf(next), depth + 1);
      const key = canonical(next);
      if (depths.has(key)) continue;
      depths.set(key, depth + 1);
      queue.push(next);
    }
  }
  return { states: depths.size, generated, best };
}

describe('random specifications', () => {
  it('have the states, successors and shortest runs that a naive search finds', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const naive = explored(specification);
        const check = new SpecificationCheck(specification);
        const { states, transitions, complete, properties } = check.run();
        expect([states, transitions, complete]).toEqual([naive.states, naive.generated, true]);
        expect(properties.map(({ faults, length }) => (length === null ? null : [faults, length]))).toEqual(
          naive.best,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are shown to break a property by steps that really do', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const { whole, after, start } = naively(specification);
        const check = new SpecificationCheck(specification);
        check.run();
        for (const { id, isShown, isShownBy } of specification.properties) {
          const names = check.stepsTo(id);
          if (names === null) continue;
          let before = start;
          let state = start;
          for (const name of names) {
            before = state;
            const step = must(specification.steps.find((each) => each.name === name));
            state = must(after(state, step), `${name} is possible`);
          }
          expect(isShown?.(whole(state)) ?? isShownBy?.(whole(before), whole(state))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
