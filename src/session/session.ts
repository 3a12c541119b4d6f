/** The run being looked at: branches, play-head, selection. Every intervention forks; no history is ever lost. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import { sharedSteps } from '../lessons/beats';
import { resolveRun } from '../lessons/catalog';
import { protocolIn } from '../protocols/registry';
import { clampPosition, endOf, microStep, START } from '../sim/position';
import { simulate } from '../sim/simulate';
import type { Position, Run } from '../sim/types';
import { intervention } from './intervention';
import { marksWith } from './marks';
import type { Branch, Session, SessionActions, SessionState } from './types';
import { back, emptyStack, forth, leaving, type UndoStack, type Walked } from './undoStack';

export type SessionApi = StoreApi<Session>;

/** What undo and redo go back to: a run with all its branches, and where it was looked at. */
type Moment = Pick<
  SessionState,
  'protocol' | 'setting' | 'branches' | 'marks' | 'selection' | 'branchId' | 'position'
>;

type Read = () => Session;
type Write = (part: Partial<SessionState>) => void;

/** The branch being looked at. */
export function currentBranch(state: Session): Branch {
  return must(state.branches.find((branch) => branch.id === state.branchId));
}

/** A session on a run. Throws a `ResolveProblem` when the run names what does not exist; links and files are checked before. */
export function createSession(run: Run, position: Position = START): SessionApi {
  return createStore<Session>()((set, get) => ({
    ...opened(run, position),
    canUndo: false,
    canRedo: false,
    speed: 1,
    ...courseActions(set, get),
    ...playHeadActions(set, get),
    setSpeed: (speed) => set({ speed }),
    select: (selection) => set({ selection }),
    mark: (step, note) => set({ marks: marksWith(get().marks, step, note) }),
    editMark: (step) => set({ markEditing: step }),
  }));
}

/** What changes the course of things, and the way back from it. */
function courseActions(
  set: Write,
  get: Read,
): Pick<SessionActions, 'open' | 'replace' | 'intervene' | 'branchTo' | 'undo' | 'redo'> {
  let stack: UndoStack<Moment> = emptyStack;
  /** One change for all of it: nobody ever sees a new run with the old buttons. */
  const change = (next: UndoStack<Moment>, part: Partial<SessionState>): void => {
    stack = next;
    set({ ...part, canUndo: stack.past.length > 0, canRedo: stack.future.length > 0 });
  };
  const walk = (walked: Walked<Moment> | null): void => {
    if (walked) change(walked.stack, returnTo(walked.to, get()));
  };
  return {
    open: (run, at = START, marks = []) =>
      change(leaving(stack, momentOf(get())), { ...opened(run, at), marks }),
    replace: (run, at = START, marks = []) => change(emptyStack, { ...opened(run, at), marks }),
    intervene: (...acts) => {
      const state = get();
      const { setting, branches, branchId: parent } = state;
      const { position, fork } = intervention(setting, currentBranch(state), state.position, acts);
      const id = branches.length;
      if (fork)
        change(leaving(stack, momentOf(state)), {
          branches: [...branches, { id, parent, ...fork }],
          branchId: id,
          position,
        });
      else if (position !== state.position) set({ position });
    },
    branchTo: (run, at) => {
      const state = get();
      const { branches, branchId } = state;
      const { branch, isNew } = branchOf(state, run);
      const place = { branchId: branch.id, position: clampPosition(branch.trace, at), playing: false };
      if (isNew) change(leaving(stack, momentOf(state)), { branches: [...branches, branch], ...place });
      else if (branch.id === branchId) set(place);
      else change(leaving(stack, momentOf(state)), place);
    },
    undo: () => walk(back(stack, momentOf(get()))),
    redo: () => walk(forth(stack, momentOf(get()))),
  };
}

function playHeadActions(
  set: Write,
  get: Read,
): Pick<SessionActions, 'seek' | 'stepBy' | 'microStepBy' | 'play' | 'pause' | 'switchBranch'> {
  const seek = (to: Position): void => set({ position: clampPosition(currentBranch(get()).trace, to) });
  return {
    seek,
    stepBy: (count) => {
      const { step, effects } = get().position;
      seek({ step: count < 0 && effects > 0 ? step + count + 1 : step + count, effects: 0 });
    },
    microStepBy: (count) => seek(microStep(currentBranch(get()).trace, get().position, count)),
    play: () => {
      const { trace } = currentBranch(get());
      if (get().position.step < endOf(trace).step) set({ playing: true });
    },
    pause: () => set({ playing: false }),
    switchBranch: (id) => {
      const branch = get().branches.find((candidate) => candidate.id === id);
      if (!branch) return;
      set({ branchId: id, position: clampPosition(branch.trace, get().position), playing: false });
    },
  };
}

function momentOf(state: Session): Moment {
  const { protocol, setting, branches, marks, selection, branchId, position } = state;
  return { protocol, setting, branches, marks, selection, branchId, position };
}

/** Within one run only the place changes: branches and notes that were made since stay. */
function returnTo(moment: Moment, { branches }: Session): Partial<SessionState> {
  const { branchId, position } = moment;
  if (moment.branches[0] === branches[0]) return { branchId, position, playing: false };
  return { ...moment, playing: false, markEditing: null };
}

/** The branch that plays a run: one that is there, or a new one that leaves the branch on screen where the two first differ. */
function branchOf(state: Session, run: Run): { readonly branch: Branch; readonly isNew: boolean } {
  const { branches, setting } = state;
  const known = branches.find((branch) => equalData(branch.run, run));
  if (known) return { branch: known, isNew: false };
  const parent = currentBranch(state);
  const trace = simulate(setting, run.moves);
  const forkStep = sharedSteps(parent.trace, trace);
  const by = trace.entries[forkStep]?.act ?? null;
  // Other moves, and yet the same run to the end: there is nothing new to show.
  if (!by) return { branch: parent, isNew: false };
  return { branch: { id: branches.length, parent: parent.id, forkStep, run, trace, by }, isNew: true };
}

function opened(run: Run, position: Position) {
  const setting = resolveRun(run);
  const protocol = protocolIn(setting);
  const trace = simulate(setting, run.moves);
  const root: Branch = { id: 0, parent: null, forkStep: 0, run, trace, by: null };
  return {
    protocol,
    setting,
    branches: [root],
    branchId: 0,
    position: clampPosition(trace, position),
    playing: false,
    selection: null,
    marks: [],
    markEditing: null,
  };
}
