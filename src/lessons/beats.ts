/** Where the beats of a story stand in a trace, and which one a play-head is at. */
import { equalData } from '../base/canonical';
import { isAwaited } from '../sim/moments';
import type { MomentPattern, Position, Trace, TraceEntry } from '../sim/types';
import type { BeatPattern, Story } from './lesson';

/** The first position in the trace that a pattern describes, or `null` when the run never gets there. */
export function positionOf(trace: Trace, pattern: BeatPattern): Position | null {
  switch (pattern.kind) {
    case 'start':
      return { step: 0, effects: 0 };
    case 'end':
      return { step: trace.entries.length, effects: 0 };
    case 'moment':
      return momentPosition(trace, pattern.moment);
    case 'before': {
      const entry = entryReaching(trace, pattern.moment);
      return entry ? { step: entry.index, effects: 0 } : null;
    }
    case 'timeout': {
      const { node, timer, tx } = pattern;
      const entry = trace.entries.find(
        ({ act }) =>
          act.kind === 'timeout' && act.node === node && act.timer === timer && (act.tx ?? tx) === tx,
      );
      return entry ? { step: entry.index + 1, effects: 0 } : null;
    }
  }
}

/** A moment inside a reaction lies between two of its effects; the position says which, unless only timers are left. */
export function momentPosition(trace: Trace, pattern: MomentPattern): Position | null {
  const entry = entryReaching(trace, pattern);
  const reached = entry?.moments.find((moment) => isAwaited(pattern, moment));
  if (!entry || !reached) return null;
  const rest = entry.effects.slice(reached.after);
  const isInside =
    reached.after > 0 && rest.some(({ effect }) => effect.kind === 'persist' || effect.kind === 'send');
  return isInside ? { step: entry.index, effects: reached.after } : { step: entry.index + 1, effects: 0 };
}

export function entryReaching(trace: Trace, pattern: MomentPattern): TraceEntry | null {
  return trace.entries.find((entry) => entry.moments.some((moment) => isAwaited(pattern, moment))) ?? null;
}

export function comparePositions(a: Position, b: Position): number {
  return a.step - b.step || a.effects - b.effects;
}

/** Positions of all beats of a story; `null` for those that the trace never reaches. */
export function beatPositions(story: Story, trace: Trace): (Position | null)[] {
  return story.beats.map((beat) => positionOf(trace, beat.at));
}

/** The last beat that the play-head has reached. */
export function beatAt(positions: readonly (Position | null)[], position: Position): number {
  let current = 0;
  positions.forEach((reached, index) => {
    if (reached && comparePositions(reached, position) <= 0) current = index;
  });
  return current;
}

/** How many entries two traces have in common, from the first. */
export function sharedSteps(a: Trace, b: Trace): number {
  let count = 0;
  for (const entry of a.entries) {
    const other = b.entries[count];
    if (!other || !isSameEntry(entry, other)) break;
    count++;
  }
  return count;
}

/** The same act at the same time, on the same copy of a message: all that follows from it is then the same, too. */
function isSameEntry(a: TraceEntry, b: TraceEntry): boolean {
  if (a === b) return true;
  return a.at === b.at && a.message?.copy === b.message?.copy && equalData(a.act, b.act);
}
