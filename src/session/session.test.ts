import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { scenarioById } from '../lessons/catalog';
import { variantRun } from '../lessons/runs';
import type { Act, Run } from '../sim/types';
import { createSession, currentBranch } from './session';

function runOf(name: string): Run {
  const scenario = must(scenarioById(name));
  return variantRun(scenario, scenario.variants[0]);
}

const crash = (node: string): Act => ({ kind: 'crash', node });

/** What a person would miss if it were gone. */
function keepsakes(session: ReturnType<typeof createSession>) {
  const { setting, protocol, branches, branchId, position, marks, selection } = session.getState();
  return { setting, protocol, branches, branchId, position, marks, selection };
}

/** S3 with two branches, a mark and a selection, looked at in the middle. */
function wellUsed() {
  const session = createSession(runOf('S3'), { step: 3, effects: 0 });
  session.getState().intervene(crash('WX-L'));
  session.getState().undo();
  session.getState().intervene(crash('ALI-L'));
  session.getState().mark(2, 'here');
  session.getState().select({ kind: 'node', node: 'ALI-L' });
  session.getState().seek({ step: 6, effects: 0 });
  return session;
}

describe('opening another run', () => {
  it('can be undone: the earlier run comes back with its branches, play-head, marks and selection', () => {
    const session = wellUsed();
    const before = keepsakes(session);
    expect(before.branches).toHaveLength(3);
    session.getState().open(runOf('S1'));
    expect(session.getState()).toMatchObject({ branchId: 0, marks: [], selection: null, canUndo: true });
    session.getState().undo();
    expect(keepsakes(session)).toEqual(before);
    expect(session.getState()).toMatchObject({ canUndo: true, canRedo: true, playing: false });
  });

  it('can be redone: the later run comes back with what was done to it since', () => {
    const session = wellUsed();
    session.getState().open(runOf('S1'), { step: 2, effects: 0 });
    session.getState().intervene(crash('CLR'));
    session.getState().mark(1, 'there');
    const later = keepsakes(session);
    session.getState().undo();
    session.getState().undo();
    expect(currentBranch(session.getState()).run.scenario).toBe('S3@1');
    session.getState().redo();
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 2, effects: 0 } });
    expect(session.getState().branches).toEqual(later.branches);
    session.getState().redo();
    expect(keepsakes(session)).toEqual({ ...later, position: { step: 3, effects: 0 } });
    expect(session.getState().canRedo).toBe(false);
  });

  it('keeps the branches that were made after coming back', () => {
    const session = wellUsed();
    session.getState().open(runOf('S1'));
    session.getState().undo();
    session.getState().switchBranch(0);
    session.getState().mark(4, 'found later');
    const before = keepsakes(session);
    session.getState().redo();
    session.getState().undo();
    expect(keepsakes(session)).toEqual(before);
  });

  it('leads back over several runs, one by one', () => {
    const session = createSession(runOf('S1'));
    session.getState().open(runOf('S2'));
    session.getState().open(runOf('S3'));
    const names: (string | null)[] = [];
    while (session.getState().canUndo) {
      session.getState().undo();
      names.push(currentBranch(session.getState()).run.scenario);
    }
    expect(names).toEqual(['S2@1', 'S1@1']);
  });

  it('ends what was being played or written', () => {
    const session = wellUsed();
    session.getState().open(runOf('S1'));
    session.getState().play();
    session.getState().editMark(1);
    session.getState().undo();
    expect(session.getState()).toMatchObject({ playing: false, markEditing: null });
  });

  it('in the place of what nobody has seen leaves nothing to undo', () => {
    const session = createSession(runOf('S3'));
    session.getState().replace(runOf('S1'));
    expect(currentBranch(session.getState()).run.scenario).toBe('S1@1');
    expect(session.getState().canUndo).toBe(false);
  });
});

describe('an intervention', () => {
  it('forks: undo leaves its branch in the list', () => {
    const session = createSession(runOf('S3'), { step: 3, effects: 0 });
    session.getState().intervene(crash('WX-L'));
    expect(session.getState()).toMatchObject({ branchId: 1, position: { step: 4, effects: 0 } });
    session.getState().undo();
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 3, effects: 0 } });
    expect(session.getState().branches).toHaveLength(2);
    session.getState().redo();
    expect(session.getState()).toMatchObject({ branchId: 1, position: { step: 4, effects: 0 } });
  });

  it('of several acts makes one branch, which undo takes back as a whole', () => {
    const session = createSession(runOf('S1'), { step: 3, effects: 0 });
    session.getState().intervene(crash('WX-L'), crash('ALI-L'), { kind: 'recover', node: 'WX-L' });
    const { branches, position } = session.getState();
    expect(branches).toHaveLength(2);
    expect(position).toEqual({ step: 6, effects: 0 });
    const [, made] = branches;
    expect(made).toMatchObject({ parent: 0, forkStep: 3, by: crash('WX-L') });
    expect(made?.trace.entries.slice(3, 6).map(({ act }) => act.kind)).toEqual(['crash', 'crash', 'recover']);
    expect(made?.trace.failed).toEqual([]);
    session.getState().undo();
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 3, effects: 0 } });
  });

  it('begins its branch at the first act that does not happen anyway, and is named by it', () => {
    const session = createSession(runOf('S1'), { step: 3, effects: 0 });
    const next = must(currentBranch(session.getState()).trace.entries[3]).act;
    session.getState().intervene(next, crash('CLR'));
    expect(session.getState().branches).toHaveLength(2);
    expect(session.getState().branches[1]).toMatchObject({ forkStep: 4, by: crash('CLR') });
  });

  it('of what happens anyway only moves the play-head', () => {
    const session = createSession(runOf('S1'), { step: 3, effects: 0 });
    const next = must(currentBranch(session.getState()).trace.entries[3]).act;
    session.getState().intervene(next);
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 4, effects: 0 } });
    expect(session.getState()).toMatchObject({ canUndo: false, canRedo: false });
  });

  it('leaves out acts that are impossible; of nothing else nothing comes', () => {
    const session = createSession(runOf('S1'), { step: 3, effects: 0 });
    const before = session.getState();
    session.getState().intervene({ kind: 'recover', node: 'CLR' });
    expect(session.getState()).toBe(before);
    session.getState().intervene({ kind: 'recover', node: 'CLR' }, crash('CLR'));
    expect(currentBranch(session.getState()).run.moves).toEqual([{ afterStep: 3, act: crash('CLR') }]);
  });
});

describe('a run of the same setting', () => {
  const crashed = (node: string): Run => ({ ...runOf('S1'), moves: [{ afterStep: 2, act: crash(node) }] });

  it('becomes a branch that leaves the one on screen where the two first differ', () => {
    const session = createSession(runOf('S1'), { step: 5, effects: 0 });
    session.getState().play();
    session.getState().branchTo(crashed('CLR'), { step: 3, effects: 0 });
    const now = session.getState();
    expect(now).toMatchObject({
      branchId: 1,
      position: { step: 3, effects: 0 },
      playing: false,
      canUndo: true,
    });
    expect(now.branches[1]).toMatchObject({ parent: 0, forkStep: 2, by: crash('CLR'), run: crashed('CLR') });
    now.undo();
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 5, effects: 0 } });
    expect(session.getState().branches).toHaveLength(2);
    session.getState().redo();
    expect(session.getState()).toMatchObject({ branchId: 1, position: { step: 3, effects: 0 } });
  });

  it('that is a branch already is only gone to', () => {
    const session = createSession(runOf('S1'));
    session.getState().branchTo(crashed('CLR'), { step: 3, effects: 0 });
    session.getState().branchTo(runOf('S1'), { step: 1, effects: 0 });
    expect(session.getState()).toMatchObject({ branchId: 0, position: { step: 1, effects: 0 } });
    session.getState().undo();
    expect(session.getState()).toMatchObject({ branchId: 1, position: { step: 3, effects: 0 } });
    session.getState().branchTo(crashed('CLR'), { step: 4, effects: 0 });
    expect(session.getState()).toMatchObject({ branchId: 1, position: { step: 4, effects: 0 } });
    expect(session.getState().branches).toHaveLength(2);
  });

  it('makes no branch when it goes the same way to its end', () => {
    const session = createSession(runOf('S1'));
    const [first] = currentBranch(session.getState()).trace.entries;
    const moves = [{ afterStep: 0, act: must(first).act }];
    session.getState().branchTo({ ...runOf('S1'), moves }, { step: 2, effects: 0 });
    expect(session.getState()).toMatchObject({
      branchId: 0,
      position: { step: 2, effects: 0 },
      canUndo: false,
    });
    expect(session.getState().branches).toHaveLength(1);
  });
});
