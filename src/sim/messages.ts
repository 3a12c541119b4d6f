/** Finding, naming and comparing messages. */

import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import type { Act, Message, MessageRef, World } from './types';

type Identity = Pick<Message, 'from' | 'to' | 'copy'>;

/** (from, to, copy) names one message of a trace. */
export function sameMessage(a: Identity, b: Identity): boolean {
  return a.from === b.from && a.to === b.to && a.copy === b.copy;
}

export function messageKey(message: Identity): string {
  return `${message.from}>${message.to}#${message.copy}`;
}

/** Equal copies carry the same thing between the same nodes; only when they were sent differs. */
export function isEqualCopy(a: Message, b: Omit<Message, 'copy' | 'sentAt' | 'due'>): boolean {
  return (
    a.tx === b.tx && a.type === b.type && a.from === b.from && a.to === b.to && equalData(a.body, b.body)
  );
}

/** The message in flight that a reference names, or `null`. */
export function findMessage(world: World, ref: MessageRef): Message | null {
  return matching(world, ref)[(ref.nth ?? 1) - 1] ?? null;
}

function matching(world: World, ref: MessageRef): Message[] {
  return world.network.filter(
    (message) =>
      message.type === ref.type &&
      message.from === ref.from &&
      message.to === ref.to &&
      (ref.tx === undefined || message.tx === ref.tx),
  );
}

/** The shortest reference that names a message in flight; `tx` is given only where another transaction could be meant. */
export function refOf(world: World, message: Message): MessageRef {
  const { type, from, to, tx } = message;
  const broad = matching(world, { type, from, to });
  const ambiguous = broad.some((other) => other.tx !== tx);
  const ref: MessageRef = ambiguous ? { tx, type, from, to } : { type, from, to };
  const position = matching(world, ref).findIndex((other) => sameMessage(other, message));
  return position > 0 ? { ...ref, nth: position + 1 } : ref;
}

/** The same act with the shortest name of its message, as a person would write it. The message must be in flight. */
export function withShortName(world: World, act: Act): Act {
  if (!('message' in act)) return act;
  const message = must(findMessage(world, act.message), 'an act names a message that is not there');
  return { ...act, message: refOf(world, message) };
}

/** In a set nothing is consumed: a message that arrived rests until somebody delivers or sends it again. */
export function withRested(world: World, message: Message): World {
  return {
    ...world,
    network: world.network.map((other) =>
      other === message ? { ...message, due: null, rested: true } : other,
    ),
  };
}

export function withoutMessage(world: World, message: Message): World {
  return { ...world, network: world.network.filter((other) => !sameMessage(other, message)) };
}
