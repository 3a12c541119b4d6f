/** One answer for the whole inspector: who is blocked, since when, and who brought it about. */
import { expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantRun } from '../../lessons/runs';
import { createSession, currentBranch } from '../../session/session';
import type { Run } from '../../sim/types';
import { originOf } from './origin';
import { stuckAt, stuckSince } from './stuck';

const scenario = must(scenarioById('S3'));
const run: Run = {
  ...variantRun(scenario, must(scenario.variants[0])),
  moves: [
    { when: { node: 'CLR', milestone: 'decided' }, act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] } },
    { when: { node: 'CLR', milestone: 'crashed' }, after: 500_000, act: { kind: 'pause', node: 'ALI-L' } },
  ],
};

it('a node is blocked from the crash that cut it off until it is no longer live', () => {
  const { setting, branches } = createSession(run).getState();
  const trace = must(branches[0]).trace;
  const nodes = (step: number) => stuckAt(setting, trace, { step, effects: 0 }).map(({ node }) => node);
  const crash = must(trace.entries.find(({ world }) => world.nodes.CLR?.status === 'crashed')).index + 1;
  const pause = must(trace.entries.find(({ act }) => act.kind === 'pause')).index + 1;
  expect(nodes(crash - 1)).toEqual([]);
  expect(nodes(crash)).toContain('ALI-L');
  expect(nodes(pause - 1)).toEqual(['ALI-L']);
  expect(nodes(pause)).toEqual([]);
  const pair = { node: 'ALI-L', tx: 't1' };
  expect(stuckSince(setting, trace, { step: pause - 1, effects: 0 }, pair)).toBe(crash);
});

it('what the person did is told apart from what the scenario arranged', () => {
  const session = createSession(run, { step: 2, effects: 0 });
  const origins = () => {
    const state = session.getState();
    return currentBranch(state).trace.entries.flatMap((entry) => originOf(state, entry) ?? []);
  };
  expect(origins()).toEqual(['fault', 'fault']);
  session.getState().intervene({ kind: 'pause', node: 'WX-L' });
  session.getState().intervene({ kind: 'resume', node: 'WX-L' });
  expect(origins()).toEqual(['own', 'own', 'fault', 'fault']);
});
