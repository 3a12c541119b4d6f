/** What a node's state means to everybody outside its protocol: one word, the same for every protocol. */
import type { Setting, StateKind } from './model';
import type { NodeId, NodeState, NodeStatus, TxId, World } from './types';
import { nodeOf, recordsOf, roleOf } from './world';

/** `idle`: it has nothing to do with the transaction yet. A node that is paused or crashed is just that. */
export type Meaning = Exclude<NodeStatus, 'up'> | StateKind | 'idle';

export function meaningOf(setting: Setting, world: World, id: NodeId, tx: TxId): Meaning {
  return meaningIn(setting, nodeOf(world, id), id, tx);
}

/** The same of a node's state alone: nothing else matters. */
export function meaningIn(setting: Setting, node: NodeState, id: NodeId, tx: TxId): Meaning {
  if (node.status !== 'up') return node.status;
  const role = roleOf(setting, tx, id);
  const instance = node.instances[tx];
  if (!role || !instance) return 'idle';
  const records = recordsOf(node, tx);
  const kind = role.states[instance.value] ?? 'working';
  if (kind === 'working' && records.length === 0 && node.timers.length === 0) return 'idle';
  if (kind !== 'ended') return kind;
  const decision = role.decision(records);
  return decision === null ? 'ended' : decision === 'commit' ? 'committed' : 'aborted';
}
