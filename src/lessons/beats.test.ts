import { expect, it } from 'vitest';
import { must } from '../base/assert';
import { simulate } from '../sim/simulate';
import type { Act, Trace } from '../sim/types';
import { sharedSteps } from './beats';
import { scenarioById } from './catalog';
import { forkedMoves } from './questions/acting';
import { variantById, variantSetting } from './runs';

const FORK = 5;

function forked(act: Act): Trace {
  const scenario = must(scenarioById('S3'));
  const variant = variantById(scenario, 'W1');
  return simulate(variantSetting(scenario, variant), forkedMoves(variant.moves, FORK, [act]));
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
