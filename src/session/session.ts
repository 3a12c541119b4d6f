/** The run being looked at: branches, play-head, selection. Every intervention forks; no history is ever lost. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import { resolveRun } from '../lessons/catalog';
import { protocolById } from '../protocols/registry';
import { clampPosition, endOf, microStep, START, worldAt } from '../sim/position';
import { refusal } from '../sim/refusal';
import { simulate } from '../sim/simulate';
import { isReacting } from '../sim/subject';
import type { Act, Position, Run, TraceEntry } from '../sim/types';
import { forkedRun } from './fork';
import { marksWith } from './marks';
import type { Branch, Session } from './types';

export type SessionApi = StoreApi<Session>;

/** A moment of one branch: what undo and redo go back to. */
interface Moment {
  readonly branchId: number;
  readonly position: Position;
}

/** The branch being looked at. */
export function currentBranch(state: Session): Branch {
  return must(state.branches.find((branch) => branch.id === state.branchId));
}

/** A session on a run. Throws a `ResolveProblem` when the run names what does not exist; links and files are checked before. */
export function createSession(run: Run, position: Position = START): SessionApi {
  let past: Moment[] = [];
  let future: Moment[] = [];
  return createStore<Session>()((set, get) => {
    const here = (): Moment => ({ branchId: get().branchId, position: get().position });
    const undoState = () => ({ canUndo: past.length > 0, canRedo: future.length > 0 });
    const goTo = ({ branchId, position: to }: Moment): void =>
      set({ branchId, position: to, playing: false, ...undoState() });
    const move = (to: Position): void => set({ position: clampPosition(currentBranch(get()).trace, to) });
    return {
      ...opened(run, position),
      speed: 1,
      open: (next, at = START, marks = []) => {
        past = [];
        future = [];
        set({ ...opened(next, at), marks });
      },
      intervene: (wanted) => {
        const state = get();
        const branch = currentBranch(state);
        const { act, at } = interruptionOf(wanted, branch.trace.entries[state.position.step], state.position);
        const world = worldAt(branch.trace, { step: at, effects: 0 }, state.setting);
        if (refusal(state.setting, world, act)) return;
        const next = branch.trace.entries[at];
        if (next && equalData(next.act, act)) {
          move({ step: at + 1, effects: 0 });
          return;
        }
        const forked = forkedRun(branch.run, branch.trace, at, act);
        const trace = simulate(state.setting, forked.moves);
        const id = state.branches.length;
        past = [...past, here()];
        future = [];
        set({
          branches: [...state.branches, { id, parent: branch.id, forkStep: at, run: forked, trace, by: act }],
          branchId: id,
          position: clampPosition(trace, { step: at + 1, effects: 0 }),
          ...undoState(),
        });
      },
      seek: move,
      stepBy: (count) => {
        const { step, effects } = get().position;
        move({ step: count < 0 && effects > 0 ? step + count + 1 : step + count, effects: 0 });
      },
      microStepBy: (count) => move(microStep(currentBranch(get()).trace, get().position, count)),
      play: () => {
        const { trace } = currentBranch(get());
        if (get().position.step < endOf(trace).step) set({ playing: true });
      },
      pause: () => set({ playing: false }),
      setSpeed: (speed) => set({ speed }),
      select: (selection) => set({ selection }),
      switchBranch: (id) => {
        const branch = get().branches.find((candidate) => candidate.id === id);
        if (!branch) return;
        set({ branchId: id, position: clampPosition(branch.trace, get().position), playing: false });
      },
      mark: (step, note) => set({ marks: marksWith(get().marks, step, note) }),
      editMark: (step) => set({ markEditing: step }),
      undo: () => {
        const last = past.at(-1);
        if (!last) return;
        future = [here(), ...future];
        past = past.slice(0, -1);
        goTo(last);
      },
      redo: () => {
        const first = future[0];
        if (!first) return;
        past = [...past, here()];
        future = future.slice(1);
        goTo(first);
      },
    };
  });
}

function opened(run: Run, position: Position) {
  const setting = resolveRun(run);
  const protocol = must(protocolById(setting.model.id), `no protocol ${setting.model.id}`);
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
    canUndo: false,
    canRedo: false,
  };
}

/**
 * In the middle of a reaction only its own node's crash can come between two effects; it becomes an interruption of that
 * reaction. Everything else comes after it: no other node could see the difference.
 */
function interruptionOf(
  act: Act,
  next: TraceEntry | undefined,
  { step, effects }: Position,
): { act: Act; at: number } {
  if (effects === 0 || !next) return { act, at: step };
  if (act.kind !== 'crash' || act.node !== next.node) return { act, at: step + 1 };
  if (!isReacting(next.act)) return { act, at: step + 1 };
  const old = next.act.crashAfter;
  const done = old ? Math.min(effects, old.effects) : effects;
  const sent = next.effects
    .slice(done, effects)
    .flatMap(({ effect }) => (effect.kind === 'send' ? [effect.to] : []));
  const crashAfter = {
    effects: done,
    ...(sent.length > 0 ? { sent } : {}),
    ...(act.keep ? { keep: act.keep } : {}),
  };
  return { act: { ...next.act, crashAfter }, at: step };
}
