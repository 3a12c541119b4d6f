/** A node as the checker sees it: one of finitely many local states, and what leads from one to the next. */
import type { Act, NodeState } from '../sim/types';

/** A running timer and what decides when it may fire in the synchronous model. */
export interface LocalTimer {
  /** Of its transaction, in the order of the cast. */
  readonly txIndex: number;
  readonly event: number;
  /** Indices of the nodes that it waits for. */
  readonly awaited: readonly number[];
  /** Bits of nodes that failed while it ran. */
  readonly failed: number;
  readonly isOwn: boolean;
  /** It fires only when all of them are out of reach. */
  readonly isDetector: boolean;
}

/** A local state. Its number is unique within its node. */
export interface Local {
  readonly number: number;
  readonly node: NodeState;
  readonly isUp: boolean;
  readonly isCrashed: boolean;
  readonly isPaused: boolean;
  /** Rows of the log that a crash may take. */
  readonly tail: number;
  readonly timers: readonly LocalTimer[];
  /** Number of what its log says; properties see nothing else of a node. */
  readonly logNumber: number;
  /** By transaction (order of the cast): what its log has decided. */
  readonly decided: readonly boolean[];
  /** It has begun to take part in a transaction, knows no decision, and is not crashed. */
  readonly isUndecided: boolean;
  readonly isBeyond: boolean;
  /** Reactions by event; filled on demand. */
  readonly memory: (Reactions | undefined)[];
  /** The same where others are down, which matters to timers that start. */
  readonly memoryDown: Map<number, Reactions>;
  readonly crashes: Step[];
}

/** One way in which a node can react. */
export interface Step {
  readonly node: number;
  readonly act: Act;
  readonly before: Local;
  readonly next: Local;
  readonly sends: readonly number[];
  readonly isCrash: boolean;
  readonly isDiscarded: boolean;
  readonly isLogged: boolean;
}

/** A reaction as a whole, and what it is when a crash interrupts it: computed only where crashes are allowed. */
export interface Reactions {
  readonly whole: Step;
  readonly event: number;
  readonly down: number;
  cut: readonly Step[] | null;
}

/** Whether a node is made of the same things as before but for the clock. What is merely equal is not seen, which costs a look-up. */
export function isAsBefore(before: NodeState, after: NodeState): boolean {
  const { status, log, durable, instances, timers, lockQueue } = before;
  if (after.log !== log || after.timers !== timers || after.lockQueue !== lockQueue) return false;
  if (after.status !== status || after.durable !== durable) return false;
  const all = Object.keys(after.instances);
  return (
    all.length === Object.keys(instances).length && all.every((tx) => after.instances[tx] === instances[tx])
  );
}
