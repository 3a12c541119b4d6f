import { expect, it } from 'vitest';
import en from '../../i18n/locales/en/transport.json';
import type { Branch } from '../../session/types';
import type { Act, Trace } from '../../sim/types';
import { actName, branchRows } from './branches';

const run = { model: 'm@1', scenario: null, cast: null, config: {}, seed: 1, moves: [] };
const trace = { initial: {}, entries: [], end: 'quiet', failed: [] } as unknown as Trace;
const branch = (id: number, parent: number | null): Branch => ({
  id,
  parent,
  forkStep: 0,
  run,
  trace,
  by: null,
});

it('lists each branch behind its parent', () => {
  const rows = branchRows([branch(0, null), branch(1, 0), branch(2, 0), branch(3, 1)]);
  expect(rows.map(({ branch: { id }, depth }) => [id, depth])).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
    [2, 1],
  ]);
});

const message = { type: 'ACK', from: 'A', to: 'B' };
const ACTS: readonly Act[] = [
  { kind: 'begin', tx: 't1' },
  { kind: 'cancel', tx: 't1' },
  { kind: 'deliver', message },
  { kind: 'duplicate', message },
  { kind: 'drop', message },
  { kind: 'lose', message },
  { kind: 'delay', message, by: 5 },
  { kind: 'delay', message, by: -5 },
  { kind: 'delay', message, by: null },
  { kind: 'timeout', node: 'A', timer: 'decision' },
  { kind: 'grant', node: 'A' },
  { kind: 'veto', node: 'A' },
  { kind: 'forget', node: 'A' },
  { kind: 'heuristic', node: 'A', decision: 'commit' },
  { kind: 'heuristic', node: 'A', decision: 'abort' },
  { kind: 'crash', node: 'A' },
  { kind: 'recover', node: 'A' },
  { kind: 'pause', node: 'A' },
  { kind: 'resume', node: 'A' },
  { kind: 'cut', groups: [['A'], ['B', 'C']] },
  { kind: 'heal', groups: [['A'], ['B']] },
];

it.each(ACTS)('names $kind, and every hole of the words is filled', (act) => {
  const { key, values } = actName(act);
  const text = (en.act as Record<string, string>)[key.replace('transport:act.', '')] ?? '';
  expect(text).not.toBe('');
  for (const [, hole] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(values).toHaveProperty(hole ?? '');
});
