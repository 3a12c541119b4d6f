import { expect, it } from 'vitest';
import { must } from '../base/assert';
import { forkedMoves } from '../sim/fork';
import { simulate } from '../sim/simulate';
import type { Act, Trace } from '../sim/types';
import { sharedSteps } from './beats';
import { scenarioById } from './catalog';
import { variantById, variantSetting, variantTrace } from './runs';

const FORK = 5;

function forked(act: Act): Trace {
  const scenario = must(scenarioById('S3'));
  const variant = variantById(scenario, 'W1');
  const shared = variantTrace(scenario, variant).entries.slice(0, FORK);
  return simulate(variantSetting(scenario, variant), forkedMoves(variant.moves, shared, [act]));
}

it.each<[string, Act, Act]>([
  [
    'decision',
    { kind: 'heuristic', node: 'ALI-L', tx: 't1', decision: 'abort' },
    { kind: 'heuristic', node: 'ALI-L', tx: 't1', decision: 'commit' },
  ],
  [
    'groups',
    { kind: 'cut', groups: [['WX-L'], ['CLR', 'ALI-L']] },
    { kind: 'cut', groups: [['ALI-L'], ['CLR', 'WX-L']] },
  ],
])('two runs part where acts differ in nothing but their %s', (_what, one, other) => {
  const a = forked(one);
  expect(a.failed).toEqual([]);
  expect(sharedSteps(a, forked(other))).toBe(FORK);
  expect(sharedSteps(a, forked(one))).toBe(a.entries.length);
});
