/** Messages of a scene: those on their way, and what the current entry lost. */

import type { MessageShape } from '../../protocols/protocol';
import { latency } from '../../sim/network';
import type { Loss, LossReason, Message, Position, Trace } from '../../sim/types';
import { nodeOf } from '../../sim/world';
import type { Moment } from './cardScene';

/** `waiting`: due, but its receiver cannot take it yet. `late`: a person delayed it. `held`: until someone delivers it. */
export type MessageMode = 'flying' | 'waiting' | 'late' | 'held' | 'lost';

export interface MessageScene {
  readonly key: string;
  readonly message: Message;
  readonly shape: MessageShape;
  readonly mode: MessageMode;
  readonly reason: LossReason | null;
  /** A copy of it has been delivered already. */
  readonly duplicate: boolean;
  readonly fraction: number;
}

/** The key of a glyph. */
export function messageSceneKey(message: Pick<Message, 'from' | 'to' | 'copy'>): string {
  return `m:${message.from}>${message.to}#${message.copy}`;
}

export function messageScene(
  { setting, protocol, world }: Moment,
  message: Message,
  duplicated: ReadonlySet<string>,
): MessageScene {
  const natural = message.sentAt + latency(setting, message.from, message.to, message.copy);
  const due = message.due ?? Math.max(natural, world.now + (natural - message.sentAt));
  const receiver = nodeOf(world, message.to);
  const isOut = receiver.status === 'paused' || receiver.busyUntil > world.now;
  const isWaiting = due <= world.now && isOut;
  const mode = message.due === null ? 'held' : due > natural ? 'late' : isWaiting ? 'waiting' : 'flying';
  return {
    key: messageSceneKey(message),
    message,
    shape: protocol.messages[message.type] ?? 'ack',
    mode,
    reason: null,
    duplicate: duplicated.has(messageSceneKey(message)),
    fraction: shareOf(world.now - message.sentAt, due - message.sentAt),
  };
}

export function lostScene({ setting, protocol, world }: Moment, { message, reason }: Loss): MessageScene {
  const due = message.due ?? message.sentAt + latency(setting, message.from, message.to, message.copy);
  const flown = shareOf(world.now - message.sentAt, due - message.sentAt);
  return {
    key: `x:${messageSceneKey(message)}`,
    message,
    shape: protocol.messages[message.type] ?? 'ack',
    mode: 'lost',
    reason,
    duplicate: false,
    // A cut line ends a message half-way, a dead receiver ends it at its door.
    fraction: reason === 'crashed' ? 1 : reason === 'cut' ? 0.5 : Math.min(0.8, Math.max(0.3, flown)),
  };
}

function shareOf(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / Math.max(1, whole)));
}

/** What the entry at the play-head lost; shown until the next one. */
export function lossesAt(trace: Trace, position: Position): readonly Loss[] {
  if (position.effects === 0) return trace.entries[position.step - 1]?.losses ?? [];
  const effects = trace.entries[position.step]?.effects.slice(0, position.effects) ?? [];
  return effects.flatMap(({ fate, message }) =>
    fate === 'cut' && message ? [{ message, reason: 'cut' }] : [],
  );
}

const duplicateSteps = new WeakMap<Trace, readonly (readonly [number, string])[]>();

export function duplicatesUntil(trace: Trace, position: Position): ReadonlySet<string> {
  let steps = duplicateSteps.get(trace);
  if (!steps) {
    steps = trace.entries.flatMap(({ act, message }, index) =>
      act.kind === 'duplicate' && message ? [[index, messageSceneKey(message)] as const] : [],
    );
    duplicateSteps.set(trace, steps);
  }
  return new Set(steps.filter(([index]) => index < position.step).map(([, key]) => key));
}
