/** What the search knows of what it searches: packed states and how they go on. */
import type { Act } from '../sim/types';

/** What a node did. */
export interface Told {
  /** By its field in the state. */
  readonly node: number;
  /** Whether it changed anything that properties look at. */
  readonly isLogged: boolean;
}

/** Whether a step is the system's own, mends something, or breaks something: progress may count on the first kinds alone. */
export type EdgeKind = 'own' | 'repair' | 'fault';

/**
 * Told of each successor; the successor is in `scratch` while it is told. `step`: what a node did, if one did anything. A step of
 * nobody changes nothing that is judged.
 */
export type Visit<S extends Told> = (kind: EdgeKind, step: S | null) => void;

/** A state is `width` integers: one for each node, one for the surroundings, and the words of the network. */
export interface System<S extends Told> {
  readonly width: number;
  /** How many of them, from the first, are small numbers; the others may use all their bits. */
  readonly smallFields: number;
  /** The successor being told of. */
  readonly scratch: Int32Array;
  /** Whether it differs from the state being expanded in more than the node of its step and what stands behind all nodes. */
  readonly isWide: boolean;
  /** Tells of every successor of a state, in a fixed order. */
  expand(state: Int32Array, visit: Visit<S>): void;
  /** The act that leads to the successor being told of. */
  act(): Act;
  /** How many faults a run to this state has. */
  faults(state: Int32Array): number;
  /** Whether a state lies beyond a protocol's boundary. */
  isBeyond(state: Int32Array): boolean;
}

/** What is said of states and steps: bits of the properties that they break, or reach. */
export interface Judging<S extends Told> {
  state(state: Int32Array): number;
  step(step: S): number;
  /** Whether somebody alive still waits for a decision: where nothing goes on by itself, that is a deadlock. */
  isWaiting?(state: Int32Array): boolean;
}
