/** Reading and small immutable edits of worlds. */
import { must } from '../base/assert';
import type { RoleModel, RoleSetup, Setting } from './model';
import type { Link, LogRecord, NodeId, NodeState, Tick, Timer, Transaction, TxId, World } from './types';

const FRESH: NodeState = {
  status: 'up',
  log: [],
  durable: 0,
  instances: {},
  timers: [],
  lockQueue: [],
  busyUntil: 0,
};

/** The world before anything happened: every member has a fresh instance of its role's chart. */
export function initialWorld(setting: Setting): World {
  const nodes: Record<NodeId, NodeState> = {};
  for (const { id } of setting.cast.nodes) {
    let node = FRESH;
    for (const setup of setupsOf(setting, id))
      node = withInstance(node, setup.tx, must(roleOf(setting, setup.tx, id)).start(setup).state);
    nodes[id] = node;
  }
  return { now: 0, nodes, network: [], cuts: [], begun: [], sends: {} };
}

/** The client asks: from now on the timers of all fresh instances run. A transaction that nobody has asked for has none. */
export function withBegun(setting: Setting, world: World, tx: TxId): World {
  if (world.begun.includes(tx)) return world;
  let next: World = { ...world, begun: [...world.begun, tx] };
  for (const { node: id } of must(transactionOf(setting, tx)).members) {
    const start = must(roleOf(setting, tx, id)).start(setupOf(setting, tx, id));
    for (const effect of start.effects) {
      const node = nodeOf(next, id);
      const isFresh = node.instances[tx]?.value === start.state.value;
      if (effect.kind === 'setTimer' && isFresh)
        next = withNode(next, id, withTimer(node, newTimer(setting, next, id, tx, effect.timer, next.now)));
    }
  }
  return next;
}

export function nodeOf(world: World, id: NodeId): NodeState {
  return must(world.nodes[id], `no node ${id}`);
}

export function transactionOf(setting: Setting, tx: TxId): Transaction | undefined {
  return setting.cast.transactions.find((transaction) => transaction.id === tx);
}

/** The role that a node plays in a transaction, or `null` when it takes no part. */
export function roleOf(setting: Setting, tx: TxId, node: NodeId): RoleModel | null {
  const member = transactionOf(setting, tx)?.members.find((candidate) => candidate.node === node);
  return member ? must(setting.model.roles[member.role], `no role ${member.role}`) : null;
}

/** Whether a role has a vote: only who may be in doubt about the outcome has been asked for one. */
export function isVoter(role: RoleModel | null | undefined): boolean {
  return Object.values(role?.states ?? {}).includes('in-doubt');
}

/** What a node's log proves about a transaction; a crashed node that decided counts too. */
export function decisionOf(
  setting: Setting,
  world: World,
  tx: TxId,
  node: NodeId,
): 'commit' | 'abort' | null {
  return roleOf(setting, tx, node)?.decision(recordsOf(nodeOf(world, node), tx)) ?? null;
}

/** The role id that a node plays in a transaction, or `null`. */
export function roleIdOf(setting: Setting, tx: TxId, node: NodeId): string | null {
  return transactionOf(setting, tx)?.members.find((candidate) => candidate.node === node)?.role ?? null;
}

export function setupOf(setting: Setting, tx: TxId, self: NodeId): RoleSetup {
  const { members, legs } = must(transactionOf(setting, tx), `no transaction ${tx}`);
  return { tx, self, members, legs };
}

/** Setups of all transactions that a node takes part in, in the order of the cast. */
export function setupsOf(setting: Setting, self: NodeId): RoleSetup[] {
  return setting.cast.transactions
    .filter((transaction) => transaction.members.some((member) => member.node === self))
    .map(({ id: tx, members, legs }) => ({ tx, self, members, legs }));
}

/** Who begins a transaction: its first member. */
export function initiatorOf(transaction: Transaction): NodeId {
  return must(transaction.members[0], 'a transaction without members').node;
}

/** The rows of one transaction in a node's log, in log order. */
export function recordsOf(node: NodeState, tx: TxId): LogRecord[] {
  return node.log.filter((record) => record.tx === tx);
}

export function withNode(world: World, id: NodeId, node: NodeState): World {
  return { ...world, nodes: { ...world.nodes, [id]: node } };
}

export function withInstance(node: NodeState, tx: TxId, state: NodeState['instances'][string]): NodeState {
  return { ...node, instances: { ...node.instances, [tx]: state } };
}

/** A timer of node `id` that starts now. */
export function newTimer(
  setting: Setting,
  world: World,
  id: NodeId,
  tx: TxId,
  name: string,
  now: Tick,
): Timer {
  const failed = setting.cast.nodes
    .map((node) => node.id)
    .filter((other) => nodeOf(world, other).status === 'crashed' || isCut(world, other, id));
  const due = now + must(setting.config.timeouts[name], `no duration for timer ${name}`);
  return { tx, name, setAt: now, due, failed };
}

export function withTimer(node: NodeState, timer: Timer): NodeState {
  return { ...node, timers: [...withoutTimer(node, timer.tx, timer.name).timers, timer] };
}

export function withoutTimer(node: NodeState, tx: TxId, name: string): NodeState {
  return { ...node, timers: node.timers.filter((timer) => timer.tx !== tx || timer.name !== name) };
}

export function linkBetween(a: NodeId, b: NodeId): Link {
  return a < b ? [a, b] : [b, a];
}

export function isCut(world: World, a: NodeId, b: NodeId): boolean {
  const [left, right] = linkBetween(a, b);
  return world.cuts.some((cut) => cut[0] === left && cut[1] === right);
}
