import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { simulate } from '../../sim/simulate';
import type { Act, Move, Trace } from '../../sim/types';
import { resolveRun } from '../catalog';
import { challengeById, challenges } from './catalog';
import type { Challenge } from './challenge';
import { type Standing, standingAt } from './judging';

const CRASH: Act = { kind: 'crash', node: 'CLR' };

function played(challenge: Challenge, moves: readonly Move[]): Trace {
  const trace = simulate(resolveRun(challenge.run), moves);
  expect(trace.failed).toEqual([]);
  return trace;
}

function standing(id: string, moves: readonly Move[], step?: number): Standing {
  const challenge = must(challengeById(id));
  const trace = played(challenge, moves);
  return standingAt(challenge, resolveRun(challenge.run), trace, step ?? trace.entries.length);
}

describe.each(challenges.map((challenge) => [challenge.id, challenge] as const))('%s', (id, challenge) => {
  it('is not solved by the calm run', () => {
    expect(standing(id, []).judgement).toEqual({ kind: 'open' });
  });

  it('begins with a run of its own that has no moves', () => {
    expect(challenge.run.moves).toEqual([]);
    expect(played(challenge, []).end).toBe('quiet');
  });
});

describe('a run is judged by what happened', () => {
  it('a crash after the votes leaves two in doubt', () => {
    const { judgement, spent } = standing('stuck', [{ afterStep: 4, act: CRASH }]);
    expect(judgement).toEqual({ kind: 'solved', step: 5, length: 5, faults: 1 });
    expect(spent.crashes).toEqual({ coordinator: 1 });
  });

  it('is open as long as the play-head has not come there', () => {
    expect(standing('stuck', [{ afterStep: 4, act: CRASH }], 4).judgement.kind).toBe('open');
  });

  it('a crash of somebody else is more than the budget allows', () => {
    const { judgement } = standing('stuck', [
      { afterStep: 4, act: { kind: 'crash', node: 'WX-L' } },
      { afterStep: 5, act: CRASH },
    ]);
    expect(judgement).toEqual({ kind: 'over', excess: [{ kind: 'crashes', role: 'participant' }] });
  });

  it('faults after it is solved do not count', () => {
    const moves = [
      { afterStep: 4, act: CRASH },
      { afterStep: 5, act: { kind: 'crash', node: 'WX-L' } },
    ] as const;
    expect(standing('stuck', moves).judgement.kind).toBe('solved');
  });

  it('holding a message back makes nobody wait for ever', () => {
    const held = ['WX-L', 'ALI-L'].map((from, index) => ({
      afterStep: 3 + index,
      act: { kind: 'delay', message: { type: 'VOTE-YES', from, to: 'CLR' }, by: null } as const,
    }));
    expect(standing('stuck', held, 5).judgement).toEqual({ kind: 'open' });
  });

  it('a refusal or an operator is no timer that lies', () => {
    const veto = standing('early', [{ afterStep: 1, act: { kind: 'veto', node: 'WX-L', tx: 't1' } }]);
    expect(veto.judgement).toEqual({ kind: 'over', excess: [{ kind: 'vetoes', role: null }] });
  });

  it('who delays a message has made no step of the schedule', () => {
    const slow: Move = {
      afterStep: 5,
      act: { kind: 'delay', message: { type: 'COMMIT', from: 'CLR', to: 'ALI-L' }, by: 500_000 },
    };
    const { judgement } = standing('transit', [slow]);
    expect(judgement).toEqual({ kind: 'solved', step: 7, length: 6, faults: 0 });
  });
});
