import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { scenarios } from '../lessons/all';
import { scenarioById, settingOf } from '../lessons/catalog';
import type { Scenario } from '../lessons/lesson';
import { answersTo } from '../lessons/questions';
import { actOut } from '../lessons/questions/acting';
import type { CertaintyEvidence, Evidence, WorldsEvidence } from '../lessons/questions/evidence';
import { needsEvidence } from '../lessons/questions/evidence';
import { variantById, variantRun, variantSetting } from '../lessons/runs';
import { s1 } from '../lessons/scenarios/s1';
import { s3 } from '../lessons/scenarios/s3';
import { simulate } from '../sim/simulate';
import type { Config } from '../sim/types';
import { decisionOf, nodeOf } from '../sim/world';
import { evidenceFor } from './insightEvidence';
import type { EvidenceJob } from './insightJob';
import { createInsightService } from './insightService';

const ALL = 400_000;

function jobFor(name: string, variant: string, beat: string): EvidenceJob {
  const { id, version } = must(scenarioById(name));
  return { scenario: `${id}@${version}`, variant, beat, maxStates: ALL };
}

const service = createInsightService();
const found = new Map<string, Promise<Evidence>>();

/** Each is searched for once. */
function evidenceOf(name: string, variant: string, beat: string): Promise<Evidence> {
  const key = `${name} ${variant} ${beat}`;
  const evidence = found.get(key) ?? service.evidence(jobFor(name, variant, beat));
  found.set(key, evidence);
  return evidence;
}

async function certainty(): Promise<CertaintyEvidence> {
  return (await evidenceOf('S1', 'calm', 'irrevocable')) as CertaintyEvidence;
}

async function worlds(variant: string): Promise<WorldsEvidence> {
  return (await evidenceOf('S3', variant, 'dark')) as WorldsEvidence;
}

async function answers(name: string, variant: string, beatId: string) {
  const scenario = must(scenarioById(name));
  const beat = must(scenario.story.beats.find(({ id }) => id === beatId));
  const evidence = await evidenceOf(name, variant, beatId);
  const all = answersTo(scenario, variantById(scenario, variant), beat, evidence);
  return Object.fromEntries(all.map((answer) => [answer.id, answer]));
}

const asked = scenarios.flatMap((scenario) =>
  scenario.variants.flatMap((variant) =>
    scenario.story.beats.flatMap(({ id, ask }) =>
      needsEvidence(ask) ? [[scenario.id, variant.id, id] as const] : [],
    ),
  ),
);

it('every question about all runs is among these', () => {
  expect(asked).toEqual([
    ['S1', 'calm', 'irrevocable'],
    ['S3', 'W2', 'dark'],
    ['S3', 'W1', 'dark'],
    ['S18', 'after', 'dark'],
    ['S18', 'before', 'dark'],
    ['S19', 'asked', 'voted'],
    ['S19', 'silent', 'voted'],
  ]);
});

describe.each(asked)('%s %s %s', (name, variant, beatId) => {
  it('has the same right options as the story teaches', async () => {
    const scenario = must(scenarioById(name));
    const beat = must(scenario.story.beats.find(({ id }) => id === beatId));
    const simulated = answersTo(scenario, variantById(scenario, variant), beat);
    const checked = Object.values(await answers(name, variant, beatId));
    expect(checked.map(({ id, isRight }) => [id, isRight])).toEqual(
      simulated.map(({ id, isRight }) => [id, isRight]),
    );
  }, 60_000);

  it('is cited by every answer, with states that were looked at', async () => {
    for (const { id, checked } of Object.values(await answers(name, variant, beatId))) {
      expect(['simulated', 'limit'], id).not.toContain(checked?.kind);
      expect(checked && 'states' in checked ? checked.states : 0, id).toBeGreaterThan(0);
    }
  }, 60_000);

  it('plays wrong answers, without a hitch, until the rule that is named breaks', async () => {
    for (const { findings, id, isRight, play } of Object.values(await answers(name, variant, beatId))) {
      const setting = settingOf(play.run);
      if (!setting.ok) throw new Error('a play must resolve');
      const acted = actOut(setting.value, play.run, play.step, play.acts);
      expect(acted.trace.failed, id).toEqual([]);
      expect(acted.broken.length > 0, id).toBe(!isRight);
      const named = findings.find(({ key }) => key === 'broken');
      expect(named?.values.step, id).toBe(isRight ? undefined : String(must(acted.broken[0]).step));
    }
  }, 60_000);

  it('is the same whenever it is asked for', async () => {
    const again = await createInsightService().evidence(jobFor(name, variant, beatId));
    expect(again).toEqual(await evidenceOf(name, variant, beatId));
  }, 60_000);
});

describe('from when on S1 is certain', () => {
  it('is when COMMIT is in the log: before that it can abort, and nobody even has to crash', async () => {
    const { moments } = await certainty();
    expect(Object.fromEntries(Object.entries(moments).map(([id, { kind }]) => [id, kind]))).toEqual({
      votes: 'not-yet',
      decided: 'from-here',
      first: 'already',
      last: 'already',
    });
    expect(moments.votes).toMatchObject({ crashes: 0, repairs: 0 });
    expect(moments.decided).toMatchObject({ crashes: 2, repairs: 2 });
  }, 60_000);

  it('the run that still aborts does so in the simulation', async () => {
    const { votes } = (await certainty()).moments;
    if (votes?.kind !== 'not-yet') throw new Error(votes?.kind);
    const answer = must((await answers('S1', 'calm', 'irrevocable')).votes);
    const [variant] = s1.variants;
    const setting = variantSetting(s1, variant);
    const { trace } = actOut(setting, variantRun(s1, variant), answer.play.step, votes.acts);
    const { world } = must(trace.entries[answer.play.step + votes.acts.length - 1]);
    expect(setting.cast.nodes.map(({ id }) => decisionOf(setting, world, 't1', id))).toContain('abort');
    expect(answer.play.acts.slice(1)).toEqual(votes.acts);
  }, 60_000);
});

describe('where timeouts never lie', () => {
  const beat = must(s1.story.beats.find(({ id }) => id === 'irrevocable'));
  const judged = (config: Partial<Config>) => {
    const variant = { ...s1.variants[0], config: { timing: 'synchronous', ...config } as const };
    const search = evidenceFor(s1, variant, beat, ALL);
    while (!search.slice(10_000));
    const evidence = search.answer() as CertaintyEvidence;
    const found = answersTo(s1, variant, beat, evidence);
    return { moments: evidence.moments, answers: Object.fromEntries(found.map((one) => [one.id, one])) };
  };

  it('it takes a crash of the coordinator to abort', () => {
    const { moments, answers: found } = judged({});
    expect(moments.votes).toMatchObject({ kind: 'not-yet', crashes: 1, repairs: 1 });
    expect(found.votes?.findings.map(({ key }) => key)).toEqual(['too-early', 'broken', 'missing']);
    expect(found.decided?.isRight).toBe(true);
  }, 60_000);

  it('and where the decision is not forced, a crash right behind it is enough', () => {
    const { moments, answers: found } = judged({ lazy: ['COMMIT'] });
    const { decided } = moments;
    if (decided?.kind !== 'not-yet') throw new Error(decided?.kind);
    expect(decided.acts).toMatchObject([
      { kind: 'deliver', crashAfter: { effects: 1, keep: 1 } },
      { kind: 'recover', node: 'CLR' },
    ]);
    expect(found.decided?.isRight).toBe(false);
    expect(found.decided?.findings.map(({ key }) => key)).toEqual([
      'too-early-paid',
      'then-aborts',
      'broken',
      'missing',
    ]);
    expect(found.decided?.findings[1]?.values).toEqual({ nodes: 'CLR', aborter: 'CLR' });
  }, 60_000);
});

describe.each(['W1', 'W2'])('what ALI-L may do in %s', (variant) => {
  it('is judged by two worlds that look the same to it, each a run that can be opened', async () => {
    const evidence = await worlds(variant);
    const here = must(scenarioById('S3'));
    const beat = must(here.story.beats.find(({ id }) => id === 'dark'));
    expect(beat.ask?.kind).toBe('may-decide');
    for (const outcome of ['commit', 'abort'] as const) {
      const side = evidence[outcome];
      if (!('run' in side)) throw new Error(side.kind);
      const resolved = settingOf(side.run);
      if (!resolved.ok) throw new Error('a world must resolve');
      const setting = resolved.value;
      const { world } = must(simulate(setting, side.run.moves).entries[side.steps - 1]);
      expect(setting.cast.nodes.map(({ id }) => decisionOf(setting, world, 't1', id))).toContain(outcome);
      expect(nodeOf(world, 'ALI-L').log.map(({ type }) => type)).toEqual(['PREPARED']);
    }
  }, 60_000);

  it('and no run breaks a rule as long as nobody decides alone', async () => {
    expect((await worlds(variant)).safe).toMatchObject({ crashes: 1, repairs: 1 });
  }, 60_000);
});

describe('a story without a second variant', () => {
  const alone: Scenario = { ...s3, variants: [s3.variants[0]] };
  const beat = must(alone.story.beats.find(({ id }) => id === 'dark'));

  it('plays the world that the search has found', () => {
    const search = evidenceFor(alone, alone.variants[0], beat, ALL);
    while (!search.slice(10_000));
    const found = answersTo(alone, { ...alone.variants[0] }, beat, search.answer());
    const commit = must(found.find(({ id }) => id === 'commit'));
    expect(commit.isRight).toBe(false);
    expect(commit.play.elsewhere).toBe('searched');
    expect(commit.findings[0]).toMatchObject({ key: 'same-view-decided', values: { decision: 'ABORT' } });
    expect(commit.findings[1]).toMatchObject({ key: 'broken', values: { rule: 'AC1' } });
    expect(found.filter(({ isRight }) => isRight).map(({ id }) => id)).toEqual(['wait', 'ask']);
  }, 60_000);

  it('claims nothing when the search stopped at its limit', () => {
    const search = evidenceFor(alone, alone.variants[0], beat, 200);
    while (!search.slice(10_000));
    const evidence = search.answer() as WorldsEvidence;
    expect(evidence.safe).toBeNull();
    const found = answersTo(alone, { ...alone.variants[0] }, beat, evidence);
    expect(must(found.find(({ id }) => id === 'wait')).checked?.kind).toBe('limit');
  });
});

it('too many runs leave the moment of no return to the simulation', () => {
  const beat = must(s1.story.beats.find(({ id }) => id === 'irrevocable'));
  const [variant] = s1.variants;
  const search = evidenceFor(s1, variant, beat, 300);
  while (!search.slice(10_000));
  const found = answersTo(s1, variant, beat, search.answer());
  expect(found.filter(({ isRight }) => isRight).map(({ id }) => id)).toEqual(['decided']);
  expect(must(found.find(({ id }) => id === 'decided')).checked?.kind).toBe('limit');
});
