import { expect, it } from 'vitest';
import { must } from '../../base/assert';
import { positionOf } from '../../lessons/beats';
import { scenarioById } from '../../lessons/catalog';
import type { Beat } from '../../lessons/lesson';
import { answersTo } from '../../lessons/questions';
import { variantById, variantRun, variantTrace } from '../../lessons/runs';
import { createSession, currentBranch } from '../session';
import { giveAnswer } from './answering';

/** A session at the moment of a question. */
function asked(name: string, variantId: string, beatId: string) {
  const scenario = must(scenarioById(name));
  const variant = variantById(scenario, variantId);
  const beat: Beat = must(scenario.story.beats.find(({ id }) => id === beatId));
  const at = must(positionOf(variantTrace(scenario, variant), beat.at));
  const session = createSession(variantRun(scenario, variant), at);
  const playOf = (option: string) =>
    must(answersTo(scenario, variant, beat).find(({ id }) => id === option)).play;
  return { session, playOf };
}

it('an answer of several acts is one branch, and one undo takes it back', () => {
  const { session, playOf } = asked('S2', 'short', 'refused');
  const { acts, step } = playOf('partly');
  expect(acts.length).toBeGreaterThan(1);
  giveAnswer(session, 'partly');
  const { branches } = session.getState();
  expect(branches).toHaveLength(2);
  expect(branches[1]).toMatchObject({ parent: 0, forkStep: step, by: acts[0] });
  expect(branches[1]?.trace.entries.slice(step, step + acts.length).map(({ act }) => act)).toEqual(acts);
  session.getState().undo();
  expect(session.getState()).toMatchObject({ branchId: 0, canUndo: false });
});

it('an answer that is played in the other window can be taken back, with all branches of this one', () => {
  const { session } = asked('S3', 'W2', 'dark');
  giveAnswer(session, 'abort');
  const before = session.getState();
  expect(before.branches).toHaveLength(2);
  giveAnswer(session, 'commit');
  const away = currentBranch(session.getState());
  const scenario = must(scenarioById('S3'));
  expect(session.getState().branches[0]?.run).toEqual(variantRun(scenario, variantById(scenario, 'W1')));
  expect(away.parent).toBe(0);
  while (session.getState().branches[0] !== before.branches[0]) session.getState().undo();
  expect(session.getState().branches).toEqual(before.branches);
  expect(session.getState().setting).toBe(before.setting);
  while (session.getState().canRedo) session.getState().redo();
  expect(currentBranch(session.getState())).toBe(away);
});
