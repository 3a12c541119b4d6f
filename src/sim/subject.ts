/** What an act touches: the node that reacts, the message it takes, and the reactions it would have. Shared by refusals and acts. */
import { must } from '../base/assert';
import { holderIn, legsAt, localView } from './ledger';
import { findMessage } from './messages';
import type { RoleModel, Setting } from './model';
import type { Doing } from './react';
import { mayFire } from './timing';
import type { AccountId, Act, Command, Message, NodeEvent, NodeId, NodeState, TxId, World } from './types';
import { initiatorOf, nodeOf, recordsOf, roleOf, setupOf, setupsOf, transactionOf } from './world';

/** Acts that make one node react. */
export type ReactingAct = Extract<Act, { crashAfter?: unknown }>;

export function isReacting(act: Act): act is ReactingAct {
  switch (act.kind) {
    case 'begin':
    case 'cancel':
    case 'deliver':
    case 'duplicate':
    case 'timeout':
    case 'grant':
    case 'veto':
    case 'forget':
    case 'heuristic':
    case 'recover':
      return true;
    default:
      return false;
  }
}

/** The node an act makes react or strikes; `null` for faults of the network and for what does not exist. */
export function nodeActedOn(setting: Setting, act: Act): NodeId | null {
  switch (act.kind) {
    case 'begin':
    case 'cancel': {
      const transaction = transactionOf(setting, act.tx);
      return transaction ? initiatorOf(transaction) : null;
    }
    case 'deliver':
    case 'duplicate':
    case 'lose':
      return act.message.to;
    case 'drop':
    case 'delay':
    case 'cut':
    case 'heal':
      return null;
    default:
      return act.node;
  }
}

export function messageActedOn(world: World, act: Act): Message | null {
  return 'message' in act ? findMessage(world, act.message) : null;
}

const COMMANDS: Partial<Record<Act['kind'], Command>> = {
  begin: 'begin',
  cancel: 'cancel',
  veto: 'veto',
  forget: 'forget',
  grant: 'granted',
};

/** The event that an act brings to a chart; `null` for acts that bring none. */
export function eventOf(act: ReactingAct, message: Message | null): NodeEvent | null {
  if (act.kind === 'timeout') return { kind: 'timeout', timer: act.timer };
  if (act.kind === 'heuristic') return { kind: 'command', name: `heuristic-${act.decision}` };
  if (message) return { kind: 'message', type: message.type, from: message.from, body: message.body };
  const name = COMMANDS[act.kind];
  return name ? { kind: 'command', name } : null;
}

/** The reactions of a reacting act in a world where its subject exists. Recovery has one for each transaction of the node. */
export function doingsOf(setting: Setting, world: World, act: ReactingAct): Doing[] {
  const id = must(nodeActedOn(setting, act));
  const node = nodeOf(world, id);
  if (act.kind === 'recover')
    return setupsOf(setting, id).map((setup) => restored(setting, node, id, setup.tx));
  const message = messageActedOn(world, act);
  const event = must(eventOf(act, message), `no event for ${act.kind}`);
  const candidates = txsOf(setting, world, id, act, message).map((tx) =>
    reacted(setting, node, id, tx, event),
  );
  const chosen = candidates.find((doing) => !doing.reaction.discarded) ?? candidates[0];
  return chosen ? [chosen] : [];
}

function reacted(setting: Setting, node: NodeState, id: NodeId, tx: TxId, event: NodeEvent): Doing {
  const role: RoleModel = must(roleOf(setting, tx, id), `${id} has no role in ${tx}`);
  const state = must(node.instances[tx], `${id} has no instance of ${tx}`);
  const reaction = role.react(state, event, localView(setting, node, id, tx), setupOf(setting, tx, id));
  return { tx, role, reaction };
}

function restored(setting: Setting, node: NodeState, id: NodeId, tx: TxId): Doing {
  const role = must(roleOf(setting, tx, id));
  const view = localView(setting, node, id, tx);
  return { tx, role, reaction: role.restore(recordsOf(node, tx), view, setupOf(setting, tx, id)) };
}

/** Transactions an act may be about: the one it names, else all of the node in the order of the cast. */
function txsOf(
  setting: Setting,
  world: World,
  id: NodeId,
  act: ReactingAct,
  message: Message | null,
): TxId[] {
  const node = nodeOf(world, id);
  const named = message?.tx ?? ('tx' in act ? act.tx : undefined);
  if (named !== undefined) return roleOf(setting, named, id) ? [named] : [];
  const all = setupsOf(setting, id).map((setup) => setup.tx);
  if (act.kind === 'grant') {
    const next = grantable(setting, node, id);
    return next === null ? [] : [next];
  }
  if (act.kind === 'timeout')
    return all.filter((tx) =>
      node.timers.some(
        (timer) => timer.tx === tx && timer.name === act.timer && mayFire(setting, world, id, timer),
      ),
    );
  return all;
}

/**
 * Whose turn it is in the node's lock queue: the first whose locks are free and not wanted by anybody ahead of it, or `null`.
 */
export function grantable(setting: Setting, node: NodeState, id: NodeId): TxId | null {
  const wanted = new Set<AccountId>();
  for (const tx of node.lockQueue) {
    const accounts = legsAt(setting.cast, tx, id).map((leg) => leg.account);
    const isFree = (account: AccountId): boolean => {
      const holder = holderIn(node.log, account);
      return !wanted.has(account) && (holder === null || holder === tx);
    };
    if (accounts.every(isFree)) return tx;
    for (const account of accounts) wanted.add(account);
  }
  return null;
}
