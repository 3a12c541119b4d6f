// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../base/assert';
import { scenarioById } from '../lessons/catalog';
import { variantRun } from '../lessons/runs';
import { linkHash, shareLink, startAddressSync } from './address';
import { dismissLinkProblem, linkProblem } from './linkProblem';
import { openFileText } from './opening';
import { createSession, currentBranch } from './session';

function fresh(name = 'S1') {
  const scenario = must(scenarioById(name));
  return createSession(variantRun(scenario, must(scenario.variants[0])));
}

let stop = (): void => undefined;
const problem = () => linkProblem.getState().problem;

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/app/');
  dismissLinkProblem();
});

afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the address', () => {
  it('opens for somebody else exactly what is on screen', () => {
    const mine = fresh('S3');
    mine.getState().seek({ step: 4, effects: 0 });
    mine.getState().intervene({ kind: 'crash', node: 'WX-L' });
    mine.getState().select({ kind: 'node', node: 'WX-L' });
    mine.getState().mark(5, '  Both have\npromised ');
    const link = shareLink(mine);
    expect(link).toContain('/app/#/run/two-phase-commit/S3/1.');
    history.replaceState(null, '', link);
    const theirs = fresh();
    stop = startAddressSync(theirs);
    expect(problem()).toBeNull();
    expect(theirs.getState().position).toEqual({ step: 5, effects: 0 });
    expect(theirs.getState().selection).toEqual({ kind: 'node', node: 'WX-L' });
    expect(theirs.getState().marks).toEqual([{ step: 5, note: 'Both have promised' }]);
    expect(currentBranch(theirs.getState()).trace).toEqual(currentBranch(mine.getState()).trace);
  });

  it('follows the play-head without adding history, at most three times a second', () => {
    const session = fresh();
    stop = startAddressSync(session);
    const replace = vi.spyOn(history, 'replaceState');
    const push = vi.spyOn(history, 'pushState');
    // The fastest playing: a step each 225 ms.
    for (let step = 1; step <= 12; step++) {
      session.getState().stepBy(1);
      vi.advanceTimersByTime(225);
    }
    vi.advanceTimersByTime(400);
    expect(replace.mock.calls.length).toBeGreaterThan(4);
    expect(replace.mock.calls.length).toBeLessThanOrEqual(9);
    expect(push).not.toHaveBeenCalled();
    expect(location.hash).toBe(linkHash(session));
  });

  it('never overwrites an address that was pasted a moment ago', () => {
    const mine = fresh('S3');
    mine.getState().seek({ step: 4, effects: 0 });
    const pasted = linkHash(mine);
    const session = fresh();
    stop = startAddressSync(session);
    session.getState().stepBy(1);
    // A browser tells of a new address later than it changes it; here it never does.
    history.replaceState(null, '', pasted);
    vi.advanceTimersByTime(1_000);
    expect(location.hash).toBe(pasted);
    expect(linkHash(session)).toBe(pasted);
  });

  it('waits for the end of a drag', () => {
    const session = fresh();
    stop = startAddressSync(session);
    const replace = vi.spyOn(history, 'replaceState');
    for (let frame = 0; frame < 60; frame++) {
      session.getState().seek({ step: frame % 12, effects: 0 });
      vi.advanceTimersByTime(16);
    }
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(replace).toHaveBeenCalledTimes(1);
    expect(location.hash).toBe(linkHash(session));
  });

  it('follows a note', () => {
    const session = fresh();
    stop = startAddressSync(session);
    session.getState().mark(2, 'here');
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe(linkHash(session));
    expect(location.hash.length).toBeGreaterThan(linkHash(fresh()).length);
  });

  it('leaves other pages alone', () => {
    history.replaceState(null, '', '#/check');
    const session = fresh();
    stop = startAddressSync(session);
    session.getState().stepBy(3);
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe('#/check');
  });

  it('goes on when history is blocked', () => {
    const session = fresh();
    stop = startAddressSync(session);
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    session.getState().stepBy(2);
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
  });

  it('opens a link that is pasted later', () => {
    const session = fresh();
    stop = startAddressSync(session);
    const other = fresh('S2');
    other.getState().stepBy(3);
    history.replaceState(null, '', linkHash(other));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(currentBranch(session.getState()).run.scenario).toBe('S2@1');
    expect(session.getState().position.step).toBe(3);
  });

  it('leaves nothing to undo when the page comes with a link; a link that is pasted later can be undone', () => {
    const mine = fresh('S2');
    history.replaceState(null, '', linkHash(mine));
    const session = fresh('S3');
    stop = startAddressSync(session);
    expect(session.getState()).toMatchObject({ canUndo: false });
    mine.getState().stepBy(2);
    history.replaceState(null, '', linkHash(mine));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(session.getState()).toMatchObject({ canUndo: true, position: { step: 2 } });
    session.getState().undo();
    expect(session.getState()).toMatchObject({ canUndo: false, position: { step: 0 } });
  });

  it('says what is wrong with a damaged link and keeps what is on screen', () => {
    const session = fresh();
    history.replaceState(null, '', '#/run/two-phase-commit/S1/1.AAAA');
    stop = startAddressSync(session);
    expect(problem()).toMatchObject({ source: 'link', applied: null, error: { code: 'E204' } });
    expect(problem()?.text).toContain('1.AAAA');
    expect(currentBranch(session.getState()).run.scenario).toBe('S1@1');
  });

  it('opens what is left of a torn link', () => {
    const mine = fresh();
    for (const node of ['WX-L', 'ALI-L', 'RISK']) mine.getState().intervene({ kind: 'crash', node });
    const link = linkHash(mine);
    history.replaceState(null, '', link.slice(0, -8));
    const session = fresh('S2');
    stop = startAddressSync(session);
    expect(problem()).toMatchObject({ error: { code: 'E204' }, total: 3 });
    expect(problem()?.applied).toBeGreaterThan(0);
    const { run } = currentBranch(session.getState());
    expect(run.moves).toEqual(currentBranch(mine.getState()).run.moves.slice(0, run.moves.length));
  });
});

describe('a run file', () => {
  it('is opened, or refused with its number', async () => {
    vi.useRealTimers();
    const session = fresh();
    const head = { format: 'commitscope/run', version: 1, protocol: 'two-phase-commit', scenario: 'S2' };
    expect(await openFileText(session, JSON.stringify({ ...head, moves: [{ crash: 'CLR' }] }))).toBe(true);
    expect(problem()).toBeNull();
    expect(currentBranch(session.getState()).run.moves).toHaveLength(1);
    expect(await openFileText(session, '{')).toBe(false);
    expect(problem()).toMatchObject({ source: 'file', error: { code: 'E101' } });
    expect(currentBranch(session.getState()).run.scenario).toBe('S2@1');
  });
});
