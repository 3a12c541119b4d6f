/**
 * A specification whose steps look at the whole: at the states of all nodes and at the network. No node could carry out such a
 * step, so this is no protocol, but it is how specifications are written, and the numbers of states that others have counted for
 * them test the search. Nodes still go on by themselves, one event at a time, and each (state, event) is asked for once.
 */
import type { NodeId } from '../sim/types';

/** Plain data in, plain data out. `L`: the state of a node; `E`: what can happen to one. */
export interface Specification<L, E> {
  readonly id: string;
  readonly nodes: readonly { readonly id: NodeId; readonly start: L }[];
  /** Every message that may ever be in flight. The network is a set, and empty at first. */
  readonly messages: readonly string[];
  /** How often the steps that spend from a budget may happen. */
  readonly budgets: Readonly<Record<string, number>>;
  readonly steps: readonly SpecifiedStep<L, E>[];
  readonly properties: readonly SpecifiedProperty<L>[];
  /** How a node goes on; `null`: this cannot happen to it now. */
  react(node: NodeId, local: L, event: E): SpecifiedReaction<L> | null;
}

export interface SpecifiedReaction<L> {
  readonly local: L;
  readonly sends: readonly string[];
}

/** Possible when all of it is possible; it happens at once. */
export interface SpecifiedStep<L, E> {
  /** Unique. */
  readonly name: string;
  /** At most one for each node. */
  readonly events: readonly { readonly node: NodeId; readonly event: E }[];
  /** A message that must be in flight, and is not any more. */
  readonly takes?: string;
  /** Messages that vanish, if they are in flight. */
  readonly clears?: readonly string[];
  /** A budget. A step that spends is a fault. */
  readonly spends?: string;
  readonly guard?: (whole: Whole<L>) => boolean;
}

export interface SpecifiedProperty<L> {
  readonly id: string;
  readonly kind: 'always' | 'sometimes';
  /** Whether it is broken here (`always`), or reached (`sometimes`). */
  readonly isShown?: (whole: Whole<L>) => boolean;
  /** The same of a step. */
  readonly isShownBy?: (before: Whole<L>, after: Whole<L>) => boolean;
}

/** A state as guards and properties see it. Valid only while they look. */
export interface Whole<L> {
  at(node: NodeId): L;
  has(message: string): boolean;
  /** Whether a step is possible that is no fault. */
  canGoOn(): boolean;
}
