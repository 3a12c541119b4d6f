import { expect, it } from 'vitest';
import { must } from '../base/assert';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { play } from '../sim/driver';
import type { Act } from '../sim/types';
import { recordsOf } from '../sim/world';
import { NO_FAULTS } from './bounds';
import { type LooksFor, Seek } from './seek';

const setting = twoPhaseCommit.neutral(2);
const [, first, second] = setting.cast.nodes.map(({ id }) => id);
const bounds = { ...NO_FAULTS, crashes: 1 };
const start = play(setting).calm(1).world;

/** Somebody has promised. */
const promised: LooksFor = (model) => [
  (state) =>
    model.ids.some((_, index) =>
      recordsOf(model.local(state, index).node, 't1').some(({ type }) => type === 'PREPARED'),
    ),
];

function nearest(isFirst?: (act: Act) => boolean): Act[] {
  const seek = new Seek(setting, bounds, promised, { start, ...(isFirst ? { first: isFirst } : {}) });
  while (!seek.slice(1_000));
  return seek.acts(must(seek.sight(0)));
}

const isTo =
  (node: string | undefined) =>
  (act: Act): boolean =>
    act.kind === 'deliver' && act.message.to === node;

it('begins with the acts that are under way, and goes on with all', () => {
  expect(nearest()).toHaveLength(1);
  for (const node of [first, second]) {
    const [act, ...rest] = nearest(isTo(node));
    expect(act).toMatchObject({ kind: 'deliver', message: { to: node } });
    expect(rest).toEqual([]);
  }
  const crashing = nearest((act) => act.kind === 'crash' && act.node === first);
  expect(crashing.map(({ kind }) => kind)).toEqual(['crash', 'deliver']);
});
