/** What the views see of the run being looked at. The store itself is `session.ts`; React reads it through `useSession`. */

import type { Protocol } from '../protocols/protocol';
import type { Mark } from '../sim/codec/marks';
import type { Setting } from '../sim/model';
import type { AccountId, Act, Link, NodeId, Position, Run, Trace } from '../sim/types';

/** A run that forked from another; history never dies. */
export interface Branch {
  readonly id: number;
  readonly parent: number | null;
  /** Entries that it shares with its parent. */
  readonly forkStep: number;
  readonly run: Run;
  readonly trace: Trace;
  /** The first act that led away from the parent, for its name in the list; `null` for the root. */
  readonly by: Act | null;
}

export type Selection =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'message'; readonly from: NodeId; readonly to: NodeId; readonly copy: number }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'account'; readonly account: AccountId };

export type Speed = 0.25 | 0.5 | 1 | 2 | 4;

export interface SessionState {
  readonly protocol: Protocol;
  /** Cast, config and seed; the same for all branches of a session. */
  readonly setting: Setting;
  readonly branches: readonly Branch[];
  readonly branchId: number;
  readonly position: Position;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly selection: Selection | null;
  /** Moments with a note, in the order of their steps; shown on every branch that has such a step. */
  readonly marks: readonly Mark[];
  /** The step whose note is being written. */
  readonly markEditing: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface SessionActions {
  /** Shows another run, at a position (default: the start). Undo brings the earlier one back with all its branches. */
  open(run: Run, position?: Position, marks?: readonly Mark[]): void;
  /** Shows another run in the place of one that nobody has looked at: there is nothing to go back to. */
  replace(run: Run, position?: Position, marks?: readonly Mark[]): void;
  /** Carries out acts at the play-head, one after the other: forks once, keeps the old future, and stands behind the last act. */
  intervene(...acts: readonly Act[]): void;
  /** Shows another run of the same setting as a branch of the one on screen; one that is a branch already is only gone to. */
  branchTo(run: Run, position: Position): void;
  seek(position: Position): void;
  /** Steps by whole entries; clamps at both ends. */
  stepBy(count: number): void;
  /** Forward or back by one effect. */
  microStepBy(count: 1 | -1): void;
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
  select(selection: Selection | null): void;
  switchBranch(id: number): void;
  /** Writes the note of a step; an empty one takes the mark away. */
  mark(step: number, note: string): void;
  /** Opens the note of a step for writing, or closes it. */
  editMark(step: number | null): void;
  /** Back to before the last intervention or the last opened run. */
  undo(): void;
  redo(): void;
}

export type Session = SessionState & SessionActions;
