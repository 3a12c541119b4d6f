/** A reaction that has come half-way: it can go on to its end, or a crash can cut the rest of it. */
import { equalData } from '../../base/canonical';
import { withShortName } from '../../sim/messages';
import type { Act, Effect, Interruption, TraceEntry, World } from '../../sim/types';

/** Tells the acts that carry out at least so many effects of an entry. */
export function isUnderWay(
  before: World,
  { act, effects }: TraceEntry,
  done: number,
): (next: Act) => boolean {
  const mine = withShortName(before, act);
  const all = effects.map(({ effect }) => effect);
  return (next) => {
    if (!isSame(withShortName(before, next), mine)) return false;
    const point = 'crashAfter' in next ? next.crashAfter : undefined;
    return point === undefined || isBehind(all, point, done);
  };
}

/** The same reaction, wherever it is cut. A transaction may be left out where there is no other. */
function isSame(one: Act, other: Act): boolean {
  const there = new Map<string, unknown>(Object.entries(other));
  return (
    one.kind === other.kind &&
    Object.entries(one).every(
      ([key, value]) => key === 'crashAfter' || !there.has(key) || equalData(value, there.get(key)),
    )
  );
}

/** A burst has no order: a crash inside it is behind what has been sent of it. */
function isBehind(effects: readonly Effect[], { effects: index, sent }: Interruption, done: number): boolean {
  if (index >= done) return true;
  const needed = effects.slice(index, done);
  return sent !== undefined && needed.every((effect) => effect.kind === 'send' && sent.includes(effect.to));
}
