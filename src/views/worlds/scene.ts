/** A possible world as cards: what each node is and has written, and what the node that is asked about has heard. */

import { resolveRun } from '../../lessons/catalog';
import type { PossibleWorld } from '../../session/insight/insightStore';
import { type Meaning, meaningOf } from '../../sim/meaning';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import type { Message, NodeId, TxId, World } from '../../sim/types';
import { decisionOf, nodeOf } from '../../sim/world';

export interface Card {
  readonly id: NodeId;
  readonly state: Meaning;
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
  return { id, state: meaningOf(setting, world, id, tx), log };
}
