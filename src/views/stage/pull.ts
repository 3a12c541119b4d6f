/** What pulling a message along its link, or off it, means. */
import { applyAct } from '../../sim/act';
import { refOf, sameMessage } from '../../sim/messages';
import type { Setting } from '../../sim/model';
import { latency } from '../../sim/network';
import type { Act, Message, NodeId, Tick, World } from '../../sim/types';
import type { Curve } from './curve';
import { directionAt, pointOn } from './curve';
import type { Point } from './geometry';
import { distanceBetween } from './geometry';

/** A glyph this far from its link has left it: letting it go drops the message. */
export const OFF_LINK = 48;
/** Pulls that change less are slips: this many steps make one round trip. */
const GRAINS = 200;
const SAMPLES = 64;

export interface Spot {
  /** Share of the curve, below 0 and above 1 where it goes on straight past its ends. */
  readonly share: number;
  /** Pixels from it. */
  readonly off: number;
}

/** Where a point stands beside a curve. */
export function spotOf(curve: Curve, point: Point): Spot {
  let nearest = 0;
  let off = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const distance = distanceBetween(pointOn(curve, sample / SAMPLES), point);
    if (distance < off) [nearest, off] = [sample / SAMPLES, distance];
  }
  // Between two samples, and past the ends, the curve is as good as its tangent.
  const foot = pointOn(curve, nearest);
  const { x, y } = directionAt(curve, nearest);
  const [dx, dy] = [point.x - foot.x, point.y - foot.y];
  const along = dx * x + dy * y;
  return { share: nearest + along / Math.max(1, curve.length), off: Math.abs(dy * x - dx * y) };
}

export type Pulled =
  | { readonly kind: 'drop'; readonly act: Act }
  | { readonly kind: 'delay'; readonly act: Act; readonly by: Tick; readonly due: Tick };

type Identity = { readonly from: NodeId; readonly to: NodeId; readonly copy: number };

/** The message in flight that a glyph stands for. */
export function pulledMessage(world: World, identity: Identity): Message | null {
  return world.network.find((message) => sameMessage(message, identity)) ?? null;
}

/**
 * `forward` is the share of the whole link that the glyph was pulled towards its receiver: one whole link is one whole
 * flight. `null` when it would change nothing.
 */
export function pulled(
  setting: Setting,
  world: World,
  message: Message,
  forward: number,
  off: number,
): Pulled | null {
  const ref = refOf(world, message);
  if (off > OFF_LINK) return { kind: 'drop', act: { kind: 'drop', message: ref } };
  const flight = latency(setting, message.from, message.to, message.copy);
  const grain = Math.max(1, Math.round(setting.config.rttTicks / GRAINS));
  const wish = -Math.round((forward * flight) / grain) * grain;
  const before = message.due ?? world.now;
  // Nothing arrives before it could: hurrying ends at the next tick.
  const act: Act = { kind: 'delay', message: ref, by: Math.max(wish, Math.min(0, world.now + 1 - before)) };
  const due = pulledMessage(applyAct(setting, world, act).world, message)?.due ?? before;
  const by = due - before;
  return wish !== 0 && Math.sign(by) === Math.sign(wish) ? { kind: 'delay', act, by, due } : null;
}
