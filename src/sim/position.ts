/** Worlds at positions of the play-head, down to single effects. */
import { applyPartly } from './act';
import type { Setting } from './model';
import type { Position, Trace, TraceEntry, World } from './types';

export const START: Position = { step: 0, effects: 0 };

export function endOf(trace: Trace): Position {
  return { step: trace.entries.length, effects: 0 };
}

/** The nearest position that exists in a trace. */
export function clampPosition(trace: Trace, position: Position): Position {
  const step = Math.max(0, Math.min(trace.entries.length, Math.trunc(position.step)));
  const next = trace.entries[step];
  const most = next && next.effects.length > 0 ? next.effects.length - 1 : 0;
  return { step, effects: Math.max(0, Math.min(most, Math.trunc(position.effects))) };
}

/** The last entry carried out completely, or `null` at the start. */
export function entryAt(trace: Trace, position: Position): TraceEntry | null {
  return trace.entries[position.step - 1] ?? null;
}

const partial = new WeakMap<TraceEntry, World[]>();

/** The world at a position: after `step` entries, and after `effects` effects of the next one. */
export function worldAt(trace: Trace, position: Position, setting: Setting): World {
  const whole = entryAt(trace, position)?.world ?? trace.initial;
  const next = trace.entries[position.step];
  if (position.effects === 0 || !next) return whole;
  const known = partial.get(next) ?? [];
  partial.set(next, known);
  const world = known[position.effects] ?? applyPartly(setting, whole, next, position.effects);
  known[position.effects] = world;
  return world;
}

/** One effect forward or back. */
export function microStep(trace: Trace, { step, effects }: Position, count: 1 | -1): Position {
  if (count === 1) {
    const next = trace.entries[step];
    if (!next) return { step, effects: 0 };
    return effects + 1 < next.effects.length
      ? { step, effects: effects + 1 }
      : { step: step + 1, effects: 0 };
  }
  if (effects > 0) return { step, effects: effects - 1 };
  const previous = trace.entries[step - 1];
  if (!previous) return { step: 0, effects: 0 };
  return { step: step - 1, effects: Math.max(0, previous.effects.length - 1) };
}
