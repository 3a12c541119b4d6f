/** Dragging an arrowhead: the act that makes a message arrive at another moment. */
import { refOf, sameMessage } from '../../sim/messages';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import { refusal } from '../../sim/refusal';
import type { Act, Position, Refusal, Tick, Trace } from '../../sim/types';
import type { Arrow } from './diagram';

export interface Delay {
  /** Just after the message was sent: the act is carried out here. */
  readonly position: Position;
  readonly act: Act;
  readonly refusal: Refusal | null;
}

/** `null` when it would change nothing, or when nobody knows when the message is due. */
export function delayTo(setting: Setting, trace: Trace, arrow: Arrow, tick: Tick): Delay | null {
  const position = { step: arrow.sentStep + 1, effects: 0 };
  const world = worldAt(trace, position, setting);
  const message = world.network.find((other) => sameMessage(other, arrow));
  if (!message || message.due === null) return null;
  const by = Math.round(Math.max(tick, arrow.sentAt + 1)) - message.due;
  if (by === 0) return null;
  const act: Act = { kind: 'delay', message: refOf(world, message), by };
  return { position, act, refusal: refusal(setting, world, act) };
}
