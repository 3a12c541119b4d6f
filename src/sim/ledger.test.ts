import { expect, it } from 'vitest';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { localView } from './ledger';
import { initialWorld, nodeOf } from './world';

it('a node sees whether it keeps a leg of the transaction, whatever its balance', () => {
  const setting = twoPhaseCommit.neutral(3);
  const world = initialWorld(setting);
  const writes = ['C', 'P1', 'P2', 'P3'].map((id) => localView(setting, nodeOf(world, id), id, 't1').writes);
  expect(writes).toEqual([false, true, false, true]);
});
