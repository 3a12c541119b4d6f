/** Where the play-head stands on the time axis, and back. */
import { must } from '../../base/assert';
import type { Position, Tick, Trace } from '../../sim/types';

/**
 * The tick of each step: when the entry before it had ended, unless the next one begins earlier on another node. Ticks never
 * decrease, so scrubbing to the right never goes back in the trace.
 */
export function stepTicks(trace: Trace): Tick[] {
  const ticks = [trace.initial.now];
  trace.entries.forEach((entry, index) => {
    const next = trace.entries[index + 1];
    const end = Math.max(entry.at, next ? Math.min(entry.endAt, next.at) : entry.endAt);
    ticks.push(Math.max(end, must(ticks[index])));
  });
  return ticks;
}

/** Inside an entry the play-head stands at the effect that was carried out last. */
export function tickAt(trace: Trace, ticks: readonly Tick[], position: Position): Tick {
  const effect =
    position.effects > 0 ? trace.entries[position.step]?.effects[position.effects - 1] : undefined;
  return Math.max(effect?.at ?? 0, must(ticks[position.step]));
}

/** The step whose tick is nearest; among equals the last one. */
export function stepAt(ticks: readonly Tick[], tick: Tick): number {
  let low = 0;
  let high = ticks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (must(ticks[middle]) <= tick) low = middle;
    else high = middle - 1;
  }
  const next = ticks[low + 1];
  if (next === undefined || tick - must(ticks[low]) <= next - tick) return low;
  let last = low + 1;
  while (ticks[last + 1] === next) last++;
  return last;
}
