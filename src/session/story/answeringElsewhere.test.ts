import { expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { firstVisitRun } from '../../lessons/catalog';
import { createInsightService } from '../../workers/insightService';
import { createSession, currentBranch } from '../session';
import { giveAnswer } from './answering';
import { evidenceOf } from './evidence';
import { goToBeat, shownBeat } from './moves';
import { beatOf, storylineOf } from './storyline';
import { questionKey, storyOf } from './storyStore';

/* Without its second variant, the story has no world of its own in which this answer is wrong. */
vi.mock('../../lessons/scenarios/s3', async (original) => {
  const { s3 } = await original<typeof import('../../lessons/scenarios/s3')>();
  return { s3: { ...s3, variants: [s3.variants[0]] } };
});

it('a world that the checker has found is opened as a run of its own, with the question beside it', async () => {
  const { run, position } = firstVisitRun();
  const session = createSession(run, position);
  const service = createInsightService();
  evidenceOf(session, { evidence: (job) => service.evidence(job) });
  await giveAnswer(session, 'commit');
  expect(currentBranch(session.getState()).run.moves[0]).toMatchObject({ act: { kind: 'veto' } });
  // The rule is broken as soon as the node has decided, so there is nothing more to play.
  expect(session.getState().position).toEqual({ step: 4, effects: 0 });
  const line = must(storylineOf(session.getState()));
  const beat = beatOf(line, shownBeat(session, line));
  expect(beat.id).toBe('dark');
  const [given] = storyOf(session).getState().given[questionKey(line.scenario, line.variant, beat)] ?? [];
  expect(given).toMatchObject({ option: 'commit', isRight: false, checked: { kind: 'both-worlds' } });
  expect(given?.findings[0]?.key).toBe('same-view-decided');
  goToBeat(session, shownBeat(session, line));
  expect(currentBranch(session.getState()).run).toEqual(run);
}, 60_000);
