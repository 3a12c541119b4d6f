import { expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { worldScene } from './scene';

const scenario = must(scenarioById('S1'));
const run = variantRun(scenario, scenario.variants[0]);

it('shows each node as it is after the last step of the run', () => {
  const before = worldScene({ run, steps: 3 }, 'ALI-L', 't1', 'commit');
  expect(before.cards.map(({ id }) => id)).toEqual(scenario.cast.nodes.map(({ id }) => id));
  expect(before.decidedBy).toEqual([]);
  const mine = must(before.cards.find(({ id }) => id === 'ALI-L'));
  expect(mine).toEqual({ id: 'ALI-L', state: 'in-doubt', log: [{ type: 'PREPARED', durable: true }] });
  expect(before.received.map(({ type, from }) => [type, from])).toEqual([['PREPARE', 'CLR']]);
  expect(before.flying.length).toBeGreaterThan(0);

  const after = worldScene({ run, steps: 13 }, 'ALI-L', 't1', 'commit');
  expect(after.decidedBy).toEqual(scenario.cast.nodes.map(({ id }) => id));
  expect(after.cards.map(({ state }) => state)).toEqual(['committed', 'committed', 'committed', 'committed']);
  expect(after.flying).toEqual([]);
});

it('begins with everybody idle', () => {
  const start = worldScene({ run, steps: 0 }, 'CLR', 't1', 'abort');
  expect(new Set(start.cards.map(({ state }) => state))).toEqual(new Set(['idle']));
});
