import { expect, it } from 'vitest';
import { packetClaims } from '../../protocols/packet-claims';
import { twoPhaseCommit } from '../../protocols/two-phase-commit';
import type { CheckEntry, PropertyReport } from '../../session/checking/checkingStore';
import { progressWith } from '../../session/checking/progress.fixture';
import { answersOf, brokenRules, questionKeys, topicsOf } from './answers';

type Told = readonly [PropertyReport['id'], PropertyReport['kind'], PropertyReport['verdict']];

function checked(
  status: CheckEntry['status'],
  ...told: readonly Told[]
): Pick<CheckEntry, 'progress' | 'status'> {
  const properties = told.map(([id, kind, verdict]) => ({ id, kind, verdict, faults: null, length: null }));
  return { status, progress: progressWith({ properties }) };
}

const answers = (entry: Pick<CheckEntry, 'progress' | 'status'>) =>
  answersOf(entry).map(({ topic, answer, isGood }) => [topic, answer, isGood]);

it('one broken rule is enough for a yes, and that is bad', () => {
  const entry = checked('complete', ['AC1', 'always', 'holds'], ['AC3', 'always', 'violated']);
  expect(answers(entry)).toEqual([['agreement', 'yes', false]]);
  expect(brokenRules(entry)).toEqual(['AC3']);
});

it('all rules have to hold for a no', () => {
  const told: readonly Told[] = [
    ['MONEY-1', 'always', 'holds'],
    ['LIVE-2', 'non-blocking', 'holds'],
    ['LIVE-3', 'can-finish', 'unknown'],
  ];
  expect(answers(checked('stopped', ...told))).toEqual([
    ['money', 'no', true],
    ['stuck', 'unproved', null],
  ]);
});

it('a model that can never commit is bad news', () => {
  expect(answers(checked('complete', ['LIVE-1', 'sometimes', 'unreached']))).toEqual([
    ['commit', 'no', false],
  ]);
  expect(answers(checked('complete', ['LIVE-1', 'sometimes', 'reached']))).toEqual([['commit', 'yes', true]]);
  expect(brokenRules(checked('complete', ['LIVE-1', 'sometimes', 'unreached']))).toEqual(['LIVE-1']);
});

it('nothing found is an answer only when nothing is left to look at', () => {
  const told: Told = ['AC1', 'always', 'unknown'];
  expect(answers(checked('running', told))).toEqual([['agreement', 'open', null]]);
  expect(answers(checked('limit', told))).toEqual([['agreement', 'unproved', null]]);
});

it('a protocol is asked what its properties speak of, in its own words where it has some', () => {
  expect(topicsOf(twoPhaseCommit)).toEqual(['agreement', 'money', 'stuck', 'commit']);
  expect(topicsOf(packetClaims)).toEqual(['agreement', 'money', 'commit']);
  expect(questionKeys('commit', 'packet-claims')).toEqual([
    'packet-claims:check.commit',
    'check:answers.commit',
  ]);
});
