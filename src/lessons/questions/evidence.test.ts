/** Judging with what a search has found, given by hand here; `workers` test what it does find. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import en from '../../i18n/locales/en/story.json?raw';
import zh from '../../i18n/locales/zh-Hans/story.json?raw';
import type { Act, Run } from '../../sim/types';
import type { Scenario } from '../lesson';
import { answersTo } from '../questions';
import { variantRun } from '../runs';
import { s1 } from '../scenarios/s1';
import { s3 } from '../scenarios/s3';
import { type Certainty, type Evidence, needsEvidence, type PossibleSide } from './evidence';

const extent = { crashes: 1, repairs: 1, states: 3_214 };
/** Nothing else looks the same: what is found decides. */
const alone: Scenario = { ...s3, variants: [s3.variants[0]] };

function judged(scenario: Scenario, beatId: string, evidence: Evidence | null) {
  const beat = must(scenario.story.beats.find(({ id }) => id === beatId));
  const all = answersTo(scenario, scenario.variants[0], beat, evidence);
  return Object.fromEntries(all.map((answer) => [answer.id, answer]));
}

function rightOf(answers: ReturnType<typeof judged>): string[] {
  return Object.values(answers).flatMap(({ id, isRight }) => (isRight ? [id] : []));
}

/** Where WX-L has refused, ALI-L has promised all the same. */
const refused: Run = {
  ...variantRun(s3, s3.variants[0]),
  moves: [{ afterStep: 0, act: { kind: 'veto', node: 'WX-L', tx: 't1' } }],
};

function worlds(abort: PossibleSide, safe: Extract<Evidence, { kind: 'may-decide' }>['safe'] = extent) {
  const commit: PossibleSide = {
    kind: 'decided',
    run: variantRun(s3, { ...alone.variants[0], moves: [] }),
    steps: 5,
  };
  return { kind: 'may-decide', extent, commit, abort, safe } as const;
}

it('asks for evidence where a question is about all runs, and nowhere else', () => {
  const kinds = [s1, s3].flatMap(({ story }) => story.beats.flatMap(({ ask }) => (ask ? [ask] : [])));
  expect(kinds.filter(needsEvidence).map(({ kind }) => kind)).toEqual(['no-return', 'may-decide']);
  expect(needsEvidence(undefined)).toBe(false);
});

describe('may it decide alone?', () => {
  it('a choice that breaks a rule in a world that was found is wrong, and that world is played', () => {
    const { abort, commit, wait, ask } = judged(
      alone,
      'dark',
      worlds({ kind: 'decided', run: refused, steps: 3 }),
    );
    expect(commit?.isRight).toBe(false);
    expect(commit?.play).toMatchObject({ run: refused, step: 3, elsewhere: 'searched' });
    expect(commit?.findings.map(({ key }) => key)).toEqual(['same-view-decided', 'broken', 'created']);
    expect(commit?.checked).toEqual({ kind: 'both-worlds', node: 'ALI-L', ...extent });
    // On screen it breaks already.
    expect(abort?.play.elsewhere).toBeNull();
    for (const answer of [wait, ask]) {
      expect(answer?.isRight).toBe(true);
      expect(answer?.checked).toEqual({ kind: 'safe', ...extent });
    }
  });

  it('the other variant goes before the world that was found, because the story has words for it', () => {
    const { commit } = judged(s3, 'dark', worlds({ kind: 'decided', run: refused, steps: 3 }));
    expect(commit?.play.elsewhere).toBe('W1');
    expect(commit?.findings[0]?.key).toBe('same-view-W1');
  });

  it('when only one world is left, the node may act, and is told so', () => {
    const { abort, commit } = judged(alone, 'dark', worlds({ kind: 'none' }));
    expect(commit?.isRight).toBe(true);
    expect(commit?.findings.map(({ key }) => key)).toEqual(['one-world', 'breaks-nothing']);
    expect(commit?.checked).toEqual({ kind: 'one-world', node: 'ALI-L', ...extent });
    expect(abort?.isRight).toBe(false);
  });

  it('nothing is claimed that was not found out', () => {
    const { commit, wait } = judged(alone, 'dark', worlds({ kind: 'unknown' }, null));
    expect(commit?.checked).toEqual({ kind: 'limit', states: extent.states });
    expect(commit?.findings.map(({ key }) => key)).not.toContain('one-world');
    expect(wait?.checked?.kind).toBe('limit');
    for (const { checked } of Object.values(judged(s3, 'dark', null)))
      expect(checked?.kind).toBe('simulated');
  });
});

describe('from when on is it certain?', () => {
  const gone: Act = { kind: 'timeout', node: 'CLR', timer: 'votes', tx: 't1' };
  const early: Certainty = { kind: 'not-yet', acts: [gone], crashes: 0, repairs: 0, states: 12 };
  const at = (moments: Record<string, Certainty>): Evidence => ({ kind: 'no-return', moments });

  it('is what was found, and each answer says for which runs', () => {
    const answers = judged(
      s1,
      'irrevocable',
      at({
        votes: early,
        decided: { kind: 'from-here', ...extent },
        first: { kind: 'already', ...extent },
        last: { kind: 'already', ...extent },
      }),
    );
    expect(rightOf(answers)).toEqual(['decided']);
    expect(answers.votes?.checked).toEqual({ kind: 'not-yet', crashes: 0, repairs: 0, states: 12 });
    expect(answers.last?.checked).toEqual({ kind: 'already', ...extent });
  });

  it('even where one schedule would say otherwise', () => {
    const answers = judged(s1, 'irrevocable', at({ votes: { kind: 'from-here', ...extent } }));
    expect(answers.votes?.isRight).toBe(true);
  });

  it('a way that is still open is played behind the payment of somebody who thought it closed', () => {
    const { votes } = judged(s1, 'irrevocable', at({ votes: early }));
    expect(votes?.play.acts).toEqual([
      { kind: 'heuristic', node: 'WX-L', tx: 't1', decision: 'commit' },
      gone,
    ]);
    expect(votes?.findings.map(({ key }) => key)).toEqual([
      'too-early-paid',
      'then-aborts-calmly',
      'broken',
      'missing',
    ]);
  });

  it('and by itself where nobody can pay any more', () => {
    const { last } = judged(s1, 'irrevocable', at({ last: { ...early, acts: [] } }));
    expect(last?.isRight).toBe(false);
    expect(last?.findings[0]?.key).toBe('too-early-unpaid');
  });

  it('is left to what is simulated where the search stopped, or never began', () => {
    const stopped = judged(s1, 'irrevocable', at({ decided: { kind: 'unknown', ...extent } }));
    expect(rightOf(stopped)).toEqual(['decided']);
    expect(stopped.decided?.checked).toEqual({ kind: 'limit', states: extent.states });
    expect(stopped.votes?.checked).toEqual({ kind: 'simulated' });
  });
});

it.each([en, zh])('has words for all that can be found', (text) => {
  const { checked, finding } = JSON.parse(text) as Record<string, Record<string, string>>;
  const kinds = ['safe', 'both-worlds', 'one-world', 'not-yet', 'from-here', 'already', 'limit', 'simulated'];
  for (const kind of kinds) expect(checked?.[kind], kind).toMatch(/\S/);
  const keys = ['same-view-decided', 'same-view-open', 'one-world', 'too-early-paid', 'too-early-unpaid'];
  for (const key of [...keys, 'then-aborts', 'then-aborts-calmly']) expect(finding?.[key], key).toMatch(/\S/);
});
