/**
 * Specifications out of charts. Their nodes are XState machines like those of any protocol, but their steps are named after the
 * actions of a TLA⁺ module, and guards may look at all nodes and at the network, as no real node can.
 */
import { type AnyStateMachine, initialTransition } from 'xstate';
import { must } from '../../base/assert';
import type { NodeId } from '../../sim/types';
import type { ChartInput, SendParams } from '../common/chart';
import { pureTransition } from '../pureTransition';

/** What has happened to a node. `type`: the action of the module. */
export interface SpecifiedEvent {
  readonly type: string;
  /** Who sent the message that it takes, or is to be sent one. */
  readonly peer: NodeId;
  /** Type of the message that it sends or takes, where the action leaves it open. */
  readonly message: string;
}

/** The names of the members of a specification: one that coordinates, and so many participants. */
export interface Members {
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
}

/** A state as guards see it. */
export interface Whole<L> {
  at(node: NodeId): L;
  has(message: string): boolean;
  canGoOn(): boolean;
}

/** The state of a chart, whose context is its own. */
interface State {
  readonly value: string;
  readonly context: object;
}

export function membersOf(participants: number): Members {
  return {
    coordinator: 'C',
    participants: Array.from({ length: participants }, (_, index) => `P${index + 1}`),
  };
}

/** Messages are told apart by type, sender and receiver; they carry nothing else. */
export function messageName(type: string, from: NodeId, to: NodeId): string {
  return `${type} ${from} ${to}`;
}

export function event(type: string, peer: NodeId = '', message = ''): SpecifiedEvent {
  return { type, peer, message };
}

/** Nodes and their reactions out of one chart a node. `L`: what the states of these charts are. */
export function charted<L extends State>(
  { coordinator, participants }: Members,
  charts: Readonly<Record<NodeId, AnyStateMachine>>,
) {
  const whole = { tx: '', coordinator, participants, members: [], shares: 1 };
  const inputOf = (self: NodeId): ChartInput => ({ ...whole, self });
  const nodes = Object.entries(charts).map(([id, chart]) => {
    const [{ value, context }] = initialTransition(chart, inputOf(id));
    return { id, start: { value, context } as L };
  });
  const transitions = new Map(
    Object.entries(charts).map(([id, chart]) => [id, pureTransition<SpecifiedEvent>(chart, inputOf(id))]),
  );
  const react = (node: NodeId, local: L, happened: SpecifiedEvent) => {
    const chart = must(charts[node]);
    const snapshot = chart.resolveState({ value: local.value, context: local.context });
    // Not by comparing snapshots: a step that changes nothing is a step.
    if (!snapshot.can(happened)) return null;
    const [{ value, context }, actions] = must(transitions.get(node))(snapshot, happened);
    const sends = actions
      .filter(({ type }) => type === 'send')
      .map(({ params }) => params as SendParams)
      .flatMap(({ type, to }) => to.map((receiver) => messageName(type, node, receiver)));
    return { local: { value, context } as L, sends };
  };
  return { nodes, react };
}
