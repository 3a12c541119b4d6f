/** A search that spares nodes must find what a search finds that follows each step, as one with stored edges does. */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { checkableOf } from '../protocols/checkables';
import { agreement } from '../protocols/common/properties';
import { grayLamportReference } from '../protocols/reference/grayLamport';
import type { Setting } from '../sim/model';
import type { Config, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import { type Bounds, NO_FAULTS } from './bounds';
import { CompiledModel } from './compiled';
import { Expansion } from './expansion';
import { type CheckedProperty, Judge } from './judging';
import type { Step } from './local';
import { Search } from './search';

/** Far more than it takes, for machines that are busy with other tests. */
const PATIENCE = 90_000;

interface Searched {
  readonly setting: Setting;
  readonly properties: readonly CheckedProperty[];
  readonly start?: World;
}

/** All that a search finds, once everything is explored. */
function found({ setting, properties, start }: Searched, bounds: Partial<Bounds>, withEdges: boolean) {
  const model = new CompiledModel(setting, { ...NO_FAULTS, ...bounds }, 16);
  const first = model.encode(start ?? initialWorld(setting));
  const options = { properties: properties.length, withEdges };
  const search = new Search(new Expansion(model), new Judge(model, properties), first, options);
  while (!search.slice(1 << 16, 1 << 20));
  search.measureDepth();
  const runs = search.findings.map((finding) =>
    finding ? { faults: finding.faults, length: finding.length, acts: search.acts(finding).length } : null,
  );
  const { depth, tally } = search;
  return { summary: { depth, counts: tally.counts, runs }, distances: distances(model, search) };
}

/** How far each state is away, by what it is: the numbers of the same things may differ. */
function distances(model: CompiledModel, search: Search<Step>): Map<string, number> {
  const texts = new Map<object, string>();
  const textOf = (value: object): string => {
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    return text;
  };
  const all = new Map<string, number>();
  for (let number = 0; number < search.states; number++) {
    const state = search.stateAt(number);
    const nodes = model.ids.map((_, node) => textOf(model.local(state, node).node));
    const { spent, cuts, begun } = model.surroundingsOf(state);
    const inFlight = model.messages.all.filter((_, message) =>
      model.network.has(state, model.networkAt, message),
    );
    all.set(
      [...nodes, spent, cuts, begun, ...inFlight.map(textOf).sort()].join('; '),
      search.depthOf(number),
    );
  }
  expect(all.size).toBe(search.states);
  return all;
}

function twoPhase(participants: number, config: Partial<Config> = {}): Searched {
  return must(checkableOf('two-phase-commit', participants, config));
}

const cases: readonly (readonly [name: string, searched: Searched, bounds: Partial<Bounds>])[] = [
  ['four managers that never crash', { ...grayLamportReference(4), properties: [agreement] }, {}],
  ['faults of the network', twoPhase(1), { crashes: 2, recoveries: 1, losses: 1, duplicates: 1 }],
  ['a crash and a loss', twoPhase(2), { crashes: { participant: 1 }, losses: 1 }],
  ['a crash and its repair', twoPhase(2), { crashes: { coordinator: 1 }, recoveries: 1 }],
  ['links that are cut', twoPhase(2), { partitions: 1, heals: 1 }],
  ['pauses and an operator', twoPhase(2), { pauses: 1, heuristics: 1 }],
  ['votes that are fixed', twoPhase(2), { freeVotes: false, crashes: { coordinator: 1 }, losses: 1 }],
  ['messages that stay', twoPhase(2, { network: 'set' }), { crashes: 1, recoveries: 1 }],
  ['messages that queue', twoPhase(2, { network: 'fifo' }), { duplicates: 1 }],
  ['participants that ask each other', twoPhase(2, { variant: 'cooperative' }), { freeVotes: false }],
  ['perfect failure detection', twoPhase(2, { timing: 'synchronous' }), { crashes: 1, recoveries: 1 }],
];

describe('sparing', () => {
  it.each(cases)(
    'changes nothing of what is found: %s',
    (_, searched, bounds) => {
      const spared = found(searched, bounds, false);
      const followed = found(searched, bounds, true);
      expect(spared.summary).toEqual(followed.summary);
      expect(spared.distances.size).toBe(followed.distances.size);
      const others = [...spared.distances].filter(
        ([state, depth]) => followed.distances.get(state) !== depth,
      );
      expect(others).toEqual([]);
    },
    PATIENCE,
  );
});
