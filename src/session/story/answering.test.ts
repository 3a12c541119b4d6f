import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import '../../lessons/all';
import { positionOf } from '../../lessons/beats';
import { scenarioById } from '../../lessons/catalog';
import type { Beat } from '../../lessons/lesson';
import { answersTo } from '../../lessons/questions';
import type { Evidence } from '../../lessons/questions/evidence';
import { variantById, variantRun, variantTrace } from '../../lessons/runs';
import { createInsightService } from '../../workers/insightService';
import { createSession, currentBranch, type SessionApi } from '../session';
import { giveAnswer, prepareAnswers } from './answering';
import { type EvidenceClient, evidenceOf } from './evidence';
import { goToBeat, nextBeat, shownBeat } from './moves';
import { beatOf, storylineOf } from './storyline';
import { questionKey, storyOf } from './storyStore';

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

it('an answer of several acts is one branch, and one undo takes it back', async () => {
  const { session, playOf } = asked('S2', 'short', 'refused');
  const { acts, step } = playOf('partly');
  expect(acts.length).toBeGreaterThan(1);
  await giveAnswer(session, 'partly');
  const { branches } = session.getState();
  expect(branches).toHaveLength(2);
  expect(branches[1]).toMatchObject({ parent: 0, forkStep: step, by: acts[0] });
  expect(branches[1]?.trace.entries.slice(step, step + acts.length).map(({ act }) => act)).toEqual(acts);
  session.getState().undo();
  expect(session.getState()).toMatchObject({ branchId: 0, canUndo: false });
});

it('an answer that is played in the other window can be taken back, with all branches of this one', async () => {
  const { session } = asked('S3', 'W2', 'dark');
  await giveAnswer(session, 'abort');
  const before = session.getState();
  expect(before.branches).toHaveLength(2);
  await giveAnswer(session, 'commit');
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

it('an answer that another disk plays belongs to the variant whose script it is, not to the first one', async () => {
  const { session } = asked('S9', 'epoch', 'first');
  const story = currentBranch(session.getState()).run;
  await giveAnswer(session, 'send');
  expect(currentBranch(session.getState()).run.config).toMatchObject({ lazy: ['CLAIM'] });
  const line = must(storylineOf(session.getState()));
  expect([line.variant.id, line.isChanged]).toEqual(['epoch', true]);
  goToBeat(session, shownBeat(session, line));
  expect(currentBranch(session.getState()).run).toEqual(story);
});

describe('a question about all runs', () => {
  const service = createInsightService();
  const kept = new Map<string, Promise<Evidence>>();
  /** The worker's own service, without a worker. Each question is searched for once in all these tests. */
  const client: EvidenceClient = {
    evidence: (job) => {
      const key = `${job.scenario} ${job.variant} ${job.beat}`;
      const evidence = kept.get(key) ?? service.evidence(job);
      kept.set(key, evidence);
      return evidence;
    },
  };

  function opened(searches: EvidenceClient, name = 'S3', variantId = 'W2', beatId = 'dark') {
    const { session } = asked(name, variantId, beatId);
    evidenceOf(session, searches);
    return session;
  }

  function onScreen(session: SessionApi) {
    const line = must(storylineOf(session.getState()));
    const beat = beatOf(line, shownBeat(session, line));
    const { given, pending } = storyOf(session).getState();
    const key = questionKey(line.scenario, line.variant, beat);
    return { line, beat, given: given[key] ?? [], pending: pending[key] ?? [] };
  }

  /** Answers when it is told to. */
  function slow() {
    let tell: () => void = () => {};
    const told = new Promise<void>((done) => {
      tell = done;
    });
    const searches: EvidenceClient = {
      evidence: async (job) => {
        await told;
        return client.evidence(job);
      },
    };
    return { searches, tell };
  }

  it('is pending while every run is looked at, and then judged and played', async () => {
    const { searches, tell } = slow();
    const session = opened(searches);
    const answered = giveAnswer(session, 'abort');
    expect(onScreen(session)).toMatchObject({ pending: ['abort'], given: [] });
    expect(session.getState().branches).toHaveLength(1);
    tell();
    await answered;
    expect(onScreen(session)).toMatchObject({
      pending: [],
      given: [{ option: 'abort', isRight: false, checked: { kind: 'both-worlds', crashes: 1, repairs: 1 } }],
    });
    expect(session.getState().branches).toHaveLength(2);
    expect(session.getState().playing).toBe(true);
  }, 60_000);

  it('keeps all that is answered meanwhile, and plays the last', async () => {
    const { searches, tell } = slow();
    const session = opened(searches);
    const answered = Promise.all([giveAnswer(session, 'abort'), giveAnswer(session, 'wait')]);
    tell();
    await answered;
    expect(onScreen(session).given.map(({ option }) => option)).toEqual(['abort', 'wait']);
    expect(session.getState().branches).toHaveLength(1);
    expect(storyOf(session).getState().pin?.span).not.toBeNull();
  }, 60_000);

  it('is judged, and not played, when the story has moved on', async () => {
    const { searches, tell } = slow();
    const session = opened(searches);
    const answered = giveAnswer(session, 'abort');
    const key = Object.keys(storyOf(session).getState().pending)[0] ?? '';
    nextBeat(session);
    const { position } = session.getState();
    tell();
    await answered;
    expect(storyOf(session).getState().given[key]).toMatchObject([{ option: 'abort', isRight: false }]);
    expect(session.getState()).toMatchObject({ position, playing: false });
    expect(session.getState().branches).toHaveLength(1);
    expect(onScreen(session).beat.id).toBe('bystander');
  }, 60_000);

  it('is judged, and not played, when somebody has intervened', async () => {
    const { searches, tell } = slow();
    const session = opened(searches);
    const answered = giveAnswer(session, 'abort');
    session.getState().intervene({ kind: 'recover', node: 'CLR' });
    const { branchId } = session.getState();
    tell();
    await answered;
    expect(session.getState().branchId).toBe(branchId);
    expect(session.getState().branches).toHaveLength(2);
  }, 60_000);

  it('is answered at once when it was prepared', async () => {
    const session = opened(client, 'S1', 'calm', 'irrevocable');
    const { line, beat } = onScreen(session);
    await prepareAnswers(session, line.scenario, line.variant, beat);
    const answered = giveAnswer(session, 'decided');
    expect(onScreen(session).given).toMatchObject([
      { option: 'decided', isRight: true, checked: { kind: 'from-here', crashes: 2, repairs: 2 } },
    ]);
    await answered;
  }, 60_000);

  it('is judged by what is simulated when nobody can search, and says so; the next answer tries again', async () => {
    let isBroken = true;
    const session = opened({
      evidence: (job) => (isBroken ? Promise.reject(new Error('E901')) : client.evidence(job)),
    });
    await giveAnswer(session, 'abort');
    isBroken = false;
    await giveAnswer(session, 'wait');
    expect(onScreen(session).given).toMatchObject([
      { option: 'abort', isRight: false, checked: { kind: 'simulated' } },
      { option: 'wait', isRight: true, checked: { kind: 'safe' } },
    ]);
  }, 60_000);
});
