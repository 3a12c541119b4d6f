import { describe, expect, it } from 'vitest';
import type { PossibleWorld, WorldsAnswer } from '../../session/insight/insightStore';
import { type Verdict, verdictOf } from './verdict';

type Kind = PossibleWorld['kind'];

function answer(commit: Kind, abort: Kind, isMet = true): WorldsAnswer {
  const side = (kind: Kind): PossibleWorld => ({ kind }) as PossibleWorld;
  return {
    commit: side(commit),
    abort: side(abort),
    isMet,
    states: 1,
    isComplete: commit !== 'unknown',
    isSupposed: false,
  };
}

const CASES: readonly [Kind, Kind, boolean, Verdict][] = [
  ['decided', 'decided', true, 'both'],
  ['decided', 'none', true, 'onlyCommit'],
  ['none', 'decided', true, 'onlyAbort'],
  ['open', 'decided', false, 'free'],
  ['open', 'open', false, 'free'],
  ['open', 'decided', true, 'promised'],
  ['decided', 'open', true, 'both'],
  ['unknown', 'decided', true, 'limit'],
  ['decided', 'unknown', true, 'limit'],
  ['none', 'none', true, 'unmet'],
];

describe('what a node may do', () => {
  it.each(CASES)('commit %s, abort %s, promised %s: %s', (commit, abort, hasPromised, verdict) => {
    expect(verdictOf(answer(commit, abort), hasPromised)).toBe(verdict);
  });

  it('is not said of a state that was not met, or of a node that is alone', () => {
    expect(verdictOf(answer('none', 'none', false), true)).toBe('unmet');
    expect(verdictOf(null, false)).toBe('alone');
  });
});
