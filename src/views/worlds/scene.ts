/** A possible world as cards: what each node is and has written, and what the node that is asked about has heard. */

import { resolveRun } from '../../lessons/catalog';
import type { PossibleWorld } from '../../session/insight/insightStore';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Message, NodeId, NodeState, TxId, World } from '../../sim/types';
import { decisionOf, nodeOf, recordsOf, roleOf } from '../../sim/world';
import type { ChipTone } from '../../ui/Chip';

/** The states of the stage's cards, but for those that only the future tells. */
export type CardState =
  | 'idle'
  | 'working'
  | 'in-doubt'
  | 'precommitted'
  | 'committed'
  | 'aborted'
  | 'ended'
  | 'paused'
  | 'crashed';

export interface Card {
  readonly id: NodeId;
  readonly state: CardState;
  readonly log: readonly { readonly type: string; readonly durable: boolean }[];
}

export interface WorldScene {
  readonly cards: readonly Card[];
  /** Who has decided so. */
  readonly decidedBy: readonly NodeId[];
  /** What the node in question has received, oldest first. */
  readonly received: readonly Message[];
  readonly flying: readonly Message[];
}

type Found = Extract<PossibleWorld, { found: unknown }>['found'];

export function worldScene(
  { run, steps }: Found,
  node: NodeId,
  tx: TxId,
  outcome: 'commit' | 'abort',
): WorldScene {
  const setting = resolveRun(run);
  const { initial, entries } = simulate(setting, run.moves, { stopAt: steps });
  const world = entries.at(-1)?.world ?? initial;
  return {
    cards: setting.cast.nodes.map(({ id }) => cardOf(setting, world, id, tx)),
    decidedBy: setting.cast.nodes
      .map(({ id }) => id)
      .filter((id) => decisionOf(setting, world, tx, id) === outcome),
    received: entries.flatMap(({ act, message }) =>
      message?.to === node && (act.kind === 'deliver' || act.kind === 'duplicate') ? [message] : [],
    ),
    flying: world.network.filter(({ rested }) => !rested),
  };
}

function cardOf(setting: Setting, world: World, id: NodeId, tx: TxId): Card {
  const node = nodeOf(world, id);
  const log = node.log.map(({ type }, index) => ({ type, durable: index < node.durable }));
  return { id, state: stateOf(setting, node, id, tx), log };
}

function stateOf(setting: Setting, node: NodeState, id: NodeId, tx: TxId): CardState {
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

export const GLYPHS: Readonly<Record<CardState, string>> = {
  idle: '○',
  working: '●',
  'in-doubt': '?',
  precommitted: '◐',
  committed: '✓',
  aborted: '✕',
  ended: '■',
  paused: '‖',
  crashed: '✕',
};

export const TONES: Readonly<Record<CardState, ChipTone>> = {
  idle: 'plain',
  working: 'plain',
  'in-doubt': 'prepared',
  precommitted: 'precommitted',
  committed: 'committed',
  aborted: 'aborted',
  ended: 'plain',
  paused: 'plain',
  crashed: 'crashed',
};
