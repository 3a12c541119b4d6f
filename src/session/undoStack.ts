/** What undo and redo walk over: moments that can be gone back to, and those that undo has left. Knows nothing of what a moment is. */
export interface UndoStack<T> {
  /** The latest one last. */
  readonly past: readonly T[];
  /** The nearest one first. */
  readonly future: readonly T[];
}

/** Nothing to undo, nothing to redo. */
export const emptyStack: UndoStack<never> = { past: [], future: [] };

/** Where a walk arrives, and the stack from there. */
export interface Walked<T> {
  readonly stack: UndoStack<T>;
  readonly to: T;
}

/** Something new is done here: undo comes back to this moment. What undo had left can no longer be redone. */
export function leaving<T>({ past }: UndoStack<T>, here: T): UndoStack<T> {
  return { past: [...past, here], future: [] };
}

/** Undo: back to the last moment that was left; redo then comes to where one is now. `null`: there is none. */
export function back<T>({ past, future }: UndoStack<T>, here: T): Walked<T> | null {
  const to = past.at(-1);
  return to === undefined ? null : { stack: { past: past.slice(0, -1), future: [here, ...future] }, to };
}

/** Redo, the mirror of {@link back}. */
export function forth<T>({ past, future }: UndoStack<T>, here: T): Walked<T> | null {
  const [to, ...rest] = future;
  return to === undefined ? null : { stack: { past: [...past, here], future: rest }, to };
}
