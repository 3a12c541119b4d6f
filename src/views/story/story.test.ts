/** What a person does with a story, on the session itself, without a picture. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { firstVisitRun, scenarioById } from '../../lessons/catalog';
import { variantById, variantRun } from '../../lessons/runs';
import { judge } from '../../protocols/judge';
import { createSession, currentBranch, type SessionApi } from '../../session/session';
import { giveAnswer } from '../../session/story/answering';
import {
  chooseVariant,
  goToBeat,
  nextBeat,
  openStory,
  openToBreak,
  previousBeat,
  shownBeat,
} from '../../session/story/moves';
import { beatOf, storylineOf } from '../../session/story/storyline';
import { questionAt, questionKey, storyOf } from '../../session/story/storyStore';
import { conservation } from '../../sim/conservation';
import { worldAt } from '../../sim/position';

function firstVisit(): SessionApi {
  const { run, position } = firstVisitRun();
  const api = createSession(run, position);
  storyOf(api);
  return api;
}

function open(name: string, variantId?: string): SessionApi {
  const scenario = must(scenarioById(name));
  const variant = variantId ? variantById(scenario, variantId) : scenario.variants[0];
  const api = createSession(variantRun(scenario, variant));
  storyOf(api);
  return api;
}

function lineOf(api: SessionApi) {
  return must(storylineOf(api.getState()));
}

function shownId(api: SessionApi): string {
  const line = lineOf(api);
  return beatOf(line, shownBeat(api, line)).id;
}

/** What the transport does while the session plays. */
function playOn(api: SessionApi): void {
  for (let i = 0; i < 200 && api.getState().playing; i++) {
    const before = api.getState().position;
    api.getState().stepBy(1);
    if (api.getState().position.step === before.step && api.getState().position.effects === before.effects)
      break;
  }
}

function brokenNow(api: SessionApi): string[] {
  const session = api.getState();
  return judge(currentBranch(session).trace, session.setting, session.protocol)
    .filter(
      ({ property, step, violation }) =>
        property.kind === 'always' && violation && (step ?? 0) <= session.position.step,
    )
    .map(({ property }) => property.id);
}

function missingNow(api: SessionApi): number {
  const session = api.getState();
  return conservation(
    session.setting,
    worldAt(currentBranch(session).trace, session.position, session.setting),
  ).missing;
}

describe('the first visit', () => {
  it('stands at the question, with nothing playing', () => {
    const api = firstVisit();
    expect(shownId(api)).toBe('dark');
    expect(api.getState().playing).toBe(false);
    expect(questionAt(api, api.getState().position.step)).toBe(true);
  });

  it('plays the answer "abort" as a branch until the rule and the money have broken on the picture', async () => {
    const api = firstVisit();
    await giveAnswer(api, 'abort');
    expect(api.getState().branches).toHaveLength(2);
    playOn(api);
    expect(api.getState().playing).toBe(false);
    expect(brokenNow(api)).toContain('AC1');
    expect(missingNow(api)).toBe(25_000);
    expect(shownId(api)).toBe('dark');
  });

  it('plays "commit" in the other variant, where it breaks, and keeps question and prediction on screen there', async () => {
    const api = firstVisit();
    await giveAnswer(api, 'commit');
    playOn(api);
    const line = lineOf(api);
    expect(line.variant.id).toBe('W1');
    expect(brokenNow(api)).toContain('AC1');
    expect(shownId(api)).toBe('dark');
    const given =
      storyOf(api).getState().given[
        questionKey(line.scenario, line.variant, beatOf(line, shownBeat(api, line)))
      ];
    expect(given?.map(({ option, isRight }) => [option, isRight])).toEqual([['commit', false]]);
  });

  it('plays "wait" on the story itself, up to the next question, and stays with its verdict until Next', async () => {
    const api = firstVisit();
    await giveAnswer(api, 'wait');
    expect(api.getState().branches).toHaveLength(1);
    playOn(api);
    const line = lineOf(api);
    expect(api.getState().position).toEqual(line.positions[3]);
    expect(shownId(api)).toBe('dark');
    expect(brokenNow(api)).toEqual([]);
    nextBeat(api);
    expect(shownId(api)).toBe('bystander');
  });

  it.each(['W1', 'W2'])(
    '%s: whatever is answered on the way, Next leads to the very next beat',
    async (variant) => {
      for (const option of ['paid', 'rejected', 'waits']) {
        const api = open('S3', variant);
        goToBeat(api, 3);
        await giveAnswer(api, option);
        playOn(api);
        expect(shownId(api)).toBe('bystander');
        nextBeat(api);
        expect(shownId(api)).toBe('windows');
        expect(api.getState().position).toEqual(lineOf(api).positions[4]);
      }
    },
  );

  it('tells the beats again to whoever steps beyond what an answer has shown', async () => {
    const api = firstVisit();
    await giveAnswer(api, 'wait');
    playOn(api);
    api.getState().stepBy(1);
    expect(shownId(api)).toBe('windows');
    api.getState().stepBy(-1);
    expect(shownId(api)).toBe('bystander');
  });

  it('keeps the first answer as the prediction when others are tried', async () => {
    const api = firstVisit();
    for (const option of ['abort', 'ask', 'wait', 'abort']) await giveAnswer(api, option);
    const line = lineOf(api);
    const given = storyOf(api).getState().given[questionKey(line.scenario, line.variant, beatOf(line, 2))];
    expect(given?.map(({ option }) => option)).toEqual(['abort', 'ask', 'wait', 'abort']);
  });
});

describe('going through a story', () => {
  it.each(['S1', 'S2', 'S3'])(
    '%s: Next reaches every beat in order and stops at the last; Back returns',
    (name) => {
      const api = open(name);
      const { beats } = lineOf(api).scenario.story;
      const seen = beats.map(() => {
        const id = shownId(api);
        nextBeat(api);
        return id;
      });
      expect(seen).toEqual(beats.map(({ id }) => id));
      expect(shownId(api)).toBe(beats.at(-1)?.id);
      previousBeat(api);
      expect(shownId(api)).toBe(beats.at(-2)?.id);
      goToBeat(api, 0);
      expect(api.getState().position).toEqual({ step: 0, effects: 0 });
    },
  );

  it.each(['S1', 'S2', 'S3'])('%s: playing stops at each question until it is answered', (name) => {
    const api = open(name);
    const line = lineOf(api);
    const asked = line.scenario.story.beats.flatMap((beat, index) =>
      beat.ask ? [line.positions[index]] : [],
    );
    const stops = asked.map(() => {
      api.getState().play();
      playOn(api);
      return api.getState().position;
    });
    expect(stops).toEqual(asked);
    api.getState().play();
    playOn(api);
    expect(api.getState().position.step).toBe(currentBranch(api.getState()).trace.entries.length);
  });

  it('changes the variant at the same beat', () => {
    const api = open('S3', 'W2');
    goToBeat(api, 4);
    chooseVariant(api, variantById(must(scenarioById('S3')), 'W1'));
    expect(lineOf(api).variant.id).toBe('W1');
    expect(shownId(api)).toBe('windows');
  });
});

describe('a run that leaves its story', () => {
  it('says so, tells no beat of a future that did not happen, and leads back', () => {
    const api = open('S1');
    goToBeat(api, 1);
    api.getState().intervene({ kind: 'crash', node: 'RISK' });
    api.getState().seek({ step: 99, effects: 0 });
    expect(lineOf(api).isChanged).toBe(true);
    expect(shownId(api)).toBe('asked');
    nextBeat(api);
    expect(lineOf(api).isChanged).toBe(false);
    expect(api.getState().branchId).toBe(0);
    expect(shownId(api)).toBe('promise');
    expect(api.getState().branches).toHaveLength(2);
  });

  it('is recognised when it comes out of a link, and the story opens anew from there', () => {
    const s3 = must(scenarioById('S3'));
    const own = variantRun(s3, variantById(s3, 'W1'));
    const changed = {
      ...own,
      moves: [...own.moves, { afterStep: 7, act: { kind: 'crash', node: 'WX-L' } as const }],
    };
    const api = createSession(changed, { step: 9, effects: 0 });
    expect(lineOf(api).variant.id).toBe('W1');
    expect(lineOf(api).isChanged).toBe(true);
    nextBeat(api);
    expect(lineOf(api).isChanged).toBe(false);
  });

  it('has no story when its cast is its own', () => {
    const s1 = must(scenarioById('S1'));
    const api = createSession({ ...variantRun(s1, s1.variants[0]), scenario: null, cast: s1.cast });
    expect(storylineOf(api.getState())).toBeNull();
    nextBeat(api);
    openStory(api, s1);
    expect(shownId(api)).toBe('start');
  });
});

it('what is opened to be broken is the same cast, just begun, with no fault in it', () => {
  const api = open('S3');
  openToBreak(api, must(scenarioById('S3')));
  const { trace, run } = currentBranch(api.getState());
  expect(run.moves).toEqual([]);
  expect(storyOf(api).getState().free).toBe(run);
  expect(trace.entries.some(({ act }) => act.kind === 'crash')).toBe(false);
  expect(api.getState().position).toEqual({ step: 1, effects: 0 });
  goToBeat(api, 0);
  expect(lineOf(api).isChanged).toBe(false);
  expect(storyOf(api).getState().free).toBeNull();
});

it('a forgotten force is played under its own config, and the question stays', async () => {
  const api = open('S1');
  goToBeat(api, 2);
  await giveAnswer(api, 'send');
  playOn(api);
  expect(api.getState().setting.config.lazy).toEqual(['PREPARED']);
  expect(brokenNow(api)).toContain('AC1');
  expect(shownId(api)).toBe('promise');
  nextBeat(api);
  expect(api.getState().setting.config.lazy).toEqual([]);
  expect(shownId(api)).toBe('irrevocable');
});

it('every answer of every question can be played, and playing comes to rest', async () => {
  for (const [name, variant] of [
    ['S1', 'calm'],
    ['S2', 'short'],
    ['S2', 'risk'],
    ['S3', 'W1'],
    ['S3', 'W2'],
  ] as const) {
    const api = open(name, variant);
    const { scenario } = lineOf(api);
    for (const [index, beat] of scenario.story.beats.entries()) {
      for (const option of beat.ask?.options ?? []) {
        openStory(api, scenario, variantById(scenario, variant));
        goToBeat(api, index);
        await giveAnswer(api, typeof option === 'string' ? option : option.id);
        playOn(api);
        expect(api.getState().playing, `${name} ${variant} ${beat.id}`).toBe(false);
      }
    }
  }
});
