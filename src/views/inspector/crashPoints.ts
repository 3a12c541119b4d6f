/** Where a reaction can be cut in two: before it, after each effect, and anywhere inside a burst of sends. */
import { applyAct } from '../../sim/act';
import type { Setting } from '../../sim/model';
import { isReacting, type ReactingAct } from '../../sim/subject';
import type { Act, Effect, Interruption, NodeId, Position, Trace } from '../../sim/types';

/** The next reaction of a node in the run being looked at; the one in progress counts. */
export interface NextReaction {
  /** Entries that stand before it. */
  readonly step: number;
  readonly act: ReactingAct;
  readonly effects: readonly Effect[];
}

export function nextReaction(
  setting: Setting,
  trace: Trace,
  position: Position,
  node: NodeId,
): NextReaction | null {
  for (const entry of trace.entries.slice(position.step)) {
    if (entry.node !== node || !isReacting(entry.act) || entry.planned === 0) continue;
    const { crashAfter: _, ...act } = entry.act;
    const whole = act as ReactingAct;
    const before = trace.entries[entry.index - 1]?.world ?? trace.initial;
    const { effects } = applyAct(setting, before, whole, { notBefore: entry.at });
    return { step: entry.index, act: whole, effects: effects.map(({ effect }) => effect) };
  }
  return null;
}

/** A run of effects that is cut only at its end, or (several sends in a row) anywhere inside. */
export interface Segment {
  /** Index of its first effect, and of the one after its last. */
  readonly start: number;
  readonly end: number;
  /** Receivers when it is a burst of at least two sends; else empty. */
  readonly burst: readonly NodeId[];
}

export function segmentsOf(effects: readonly Effect[]): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  while (start < effects.length) {
    const burst: NodeId[] = [];
    let end = start;
    for (let effect = effects[end]; effect?.kind === 'send'; effect = effects[++end]) burst.push(effect.to);
    if (end === start) end++;
    segments.push({ start, end, burst: burst.length > 1 ? burst : [] });
    start = end;
  }
  return segments;
}

/** The interruption that lets the first `effects` effects happen, and of the burst that follows the sends to `sent`. */
export function interruptionAt(effects: number, sent: readonly NodeId[]): Interruption {
  return sent.length > 0 ? { effects, sent } : { effects };
}

export function crashingAct(reaction: NextReaction, interruption: Interruption): Act {
  return { ...reaction.act, crashAfter: interruption };
}
