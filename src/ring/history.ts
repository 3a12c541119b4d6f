/** The edits of a page, and which of them have been carried out: going back keeps what was done, and so does doing something else then. */
import { applyEdit, type Edit, replaces } from './edits';
import { LIMITS, type Scene } from './scene';

export interface RingHistory {
  /** The scene that the page began with. */
  readonly start: Scene;
  /** Lists of edits; one that was gone back in and then continued otherwise stays as it was. */
  readonly branches: readonly (readonly Edit[])[];
  /** Which of them is being looked at. */
  readonly branch: number;
  /** So many of its edits have been carried out. */
  readonly position: number;
}

export function beginHistory(start: Scene, edits: readonly Edit[] = []): RingHistory {
  return { start, branches: [edits], branch: 0, position: edits.length };
}

export function editsOf({ branches, branch }: RingHistory): readonly Edit[] {
  return branches[branch] ?? [];
}

/** The scene after so many edits of the branch. */
export function sceneAt(history: RingHistory, position: number): Scene {
  return editsOf(history).slice(0, position).reduce(applied, history.start);
}

const known = new WeakMap<Scene, WeakMap<Edit, Scene>>();

/** The same scene, as an object too, for the same edit of the same scene, so that nobody computes it twice. */
function applied(scene: Scene, edit: Edit): Scene {
  const after = known.get(scene) ?? new WeakMap<Edit, Scene>();
  known.set(scene, after);
  const made = after.get(edit) ?? applyEdit(scene, edit);
  after.set(edit, made);
  return made;
}

/**
 * Carries an edit out. `isSameGesture`: it may take the place of the last one when that only said the same with another number, so
 * that a slider leaves one edit behind. After going back it opens a branch, and the other future stays. A branch that is as long
 * as a link may be takes no more, and the same history comes back.
 */
export function withEdit(history: RingHistory, edit: Edit, isSameGesture: boolean): RingHistory {
  const edits = editsOf(history);
  const done = edits.slice(0, history.position);
  const last = done.at(-1);
  const kept = isSameGesture && last !== undefined && replaces(edit, last) ? done.slice(0, -1) : done;
  if (kept.length >= LIMITS.edits) return history;
  const next = [...kept, edit];
  const { branches, branch, position } = history;
  if (position < edits.length)
    return { ...history, branches: [...branches, next], branch: branches.length, position: next.length };
  return { ...history, branches: branches.with(branch, next), position: next.length };
}

/** Another moment of the same branch; beyond its ends the nearest one. */
export function seek(history: RingHistory, position: number): RingHistory {
  return { ...history, position: Math.max(0, Math.min(editsOf(history).length, position)) };
}

/** The end of another branch. */
export function openBranch(history: RingHistory, branch: number): RingHistory {
  const edits = history.branches[branch];
  return edits === undefined ? history : { ...history, branch, position: edits.length };
}
