import { type Costs, costs } from '../../../sim/cost';
import type { Setting } from '../../../sim/model';
import type { Position, Trace } from '../../../sim/types';

/** Costs up to the play-head: of a reaction that is being stepped through, only the effects that are done. */
export function costsAt(setting: Setting, trace: Trace, { step, effects }: Position): Costs {
  const next = trace.entries[step];
  if (effects === 0 || !next) return costs(setting, trace, step);
  const done = next.effects.slice(0, effects);
  const losses = next.losses.filter(({ message }) => done.some((one) => one.message === message));
  const entry = { ...next, effects: done, losses };
  return costs(setting, { ...trace, entries: [...trace.entries.slice(0, step), entry] }, step + 1);
}
