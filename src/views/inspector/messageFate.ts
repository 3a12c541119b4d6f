/** What became of a message, read from the trace up to the play-head. */
import { sameMessage } from '../../sim/messages';
import type { Message, Position, Trace, World } from '../../sim/types';
import { nodeOf } from '../../sim/world';

export type Fate = 'flying' | 'held' | 'delivered' | 'dropped' | 'cut' | 'crashed' | 'unsent';

export interface MessageFate {
  readonly message: Message;
  readonly fate: Fate;
  /** Entry in which its fate was decided; `null` while it is open. */
  readonly step: number | null;
  /** Entries that delivered a copy of it while it stayed in flight. */
  readonly duplicated: readonly number[];
}

type Identity = Pick<Message, 'from' | 'to' | 'copy'>;

/** `null` when no message of this name is ever sent in the trace. */
export function messageFate(
  trace: Trace,
  position: Position,
  world: World,
  name: Identity,
): MessageFate | null {
  const flying = world.network.find((message) => sameMessage(message, name));
  const duplicated: number[] = [];
  let sent: Message | null = flying ?? null;
  for (const entry of trace.entries) {
    const isPast = entry.index < position.step;
    for (const applied of entry.effects)
      if (applied.message && applied.fate !== 'merged' && sameMessage(applied.message, name))
        sent ??= applied.message;
    if (!isPast) continue;
    const loss = entry.losses.find((candidate) => sameMessage(candidate.message, name));
    if (loss) return { message: loss.message, fate: loss.reason, step: entry.index, duplicated };
    if (!entry.message || !sameMessage(entry.message, name)) continue;
    if (entry.act.kind === 'duplicate') duplicated.push(entry.index);
    if (entry.act.kind === 'deliver' && !flying)
      return { message: entry.message, fate: 'delivered', step: entry.index, duplicated };
  }
  if (flying)
    return { message: flying, fate: flying.due === null ? 'held' : 'flying', step: null, duplicated };
  if (!sent) return null;
  return { message: sent, fate: 'unsent', step: null, duplicated };
}

/** How far a message in flight is: `waiting` at the door of a paused or busy node is not the same as arriving now. */
export function progressOf(world: World, { due, to }: Message): 'flying' | 'arriving' | 'waiting' {
  if (due === null || due > world.now) return 'flying';
  const { status, busyUntil } = nodeOf(world, to);
  return status === 'paused' || (status === 'up' && busyUntil > world.now) ? 'waiting' : 'arriving';
}
