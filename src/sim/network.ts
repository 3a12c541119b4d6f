/** Putting messages on the wire: latency, equal copies, severed links. */
import { randomAt } from '../base/hash';
import { isEqualCopy, withoutMessage } from './messages';
import type { Setting } from './model';
import type { AppliedEffect, Effect, Message, NodeId, Tick, TxId, World } from './types';
import { isCut } from './world';

type Send = Extract<Effect, { kind: 'send' }>;

/** One-way delay of the k-th message on a link: RTT/2 with a spread that depends on (seed, from, to, k) alone. */
export function latency(setting: Setting, from: NodeId, to: NodeId, copy: number): Tick {
  const { rttTicks, jitterPermille } = setting.config;
  const spread = (2 * randomAt(setting.seed, from, to, copy) - 1) * (jitterPermille / 1000);
  return Math.max(1, Math.round((rttTicks / 2) * (1 + spread)));
}

/** Sends a message at a tick. An equal copy in flight leaves the network unchanged; a severed link loses it at once. */
export function send(
  setting: Setting,
  world: World,
  tx: TxId,
  from: NodeId,
  effect: Send,
  at: Tick,
): { world: World; message: Message; fate: AppliedEffect['fate'] } {
  const link = `${from}>${effect.to}`;
  const copy = world.sends[link] ?? 0;
  const message: Message = {
    tx,
    type: effect.type,
    from,
    to: effect.to,
    body: effect.body,
    copy,
    sentAt: at,
    due: at + latency(setting, from, effect.to, copy),
  };
  const equal = world.network.find((other) => isEqualCopy(other, message));
  if (equal && !equal.rested) return { world, message: equal, fate: 'merged' };
  const before = equal ? withoutMessage(world, equal) : world;
  const counted = { ...before, sends: { ...world.sends, [link]: copy + 1 } };
  if (isCut(world, from, effect.to)) return { world: counted, message, fate: 'cut' };
  return { world: { ...counted, network: [...before.network, message] }, message, fate: 'done' };
}
