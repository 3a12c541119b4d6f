/** What the search knows of what it searches: states and how they go on. */
import type { Act } from '../sim/types';
import type { Fan } from './fan';

/** What a node did. */
export interface Told {
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

/** Told of many successors at once. */
export interface Follower<S extends Told> {
  follow(fan: Fan<S>): void;
  /** So many successors are only to be counted: they are spared, or are the state itself. */
  pass(own: number, repairs: number, faults: number): void;
}

/** A state is `width` integers: one for each node, one for the surroundings, and the words of the network. */
export interface System<S extends Told> {
  readonly width: number;
  /** The successor being told of. */
  readonly scratch: Int32Array;
  /**
   * Tells of every successor of a state, in a fixed order; whoever can follow fans hears of most of them so. `spares`: what the step
   * spares by which the state was found; see `sparing.ts`.
   */
  expand(state: Int32Array, visit: Visit<S>, follower?: Follower<S>, spares?: number): void;
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
