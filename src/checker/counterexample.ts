/**
 * From the acts of a path to the moves of a run: what the calm schedule does by itself needs no move, and acts name their message
 * as a person would. The moves are then played by the simulation itself, and must lead to the same worlds.
 */
import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import { applyAct } from '../sim/act';
import { nextCalmAct } from '../sim/calm';
import { withShortName } from '../sim/messages';
import type { Setting } from '../sim/model';
import { simulate, timeless } from '../sim/simulate';
import type { Act, Move, Trace, World } from '../sim/types';
import { initialWorld } from '../sim/world';

export interface Counterexample {
  readonly moves: readonly Move[];
  /** Steps after which it shows what it is to show. */
  readonly steps: number;
  /** Exactly these steps, as the simulation played them. */
  readonly trace: Trace;
}

/** Throws an internal error (E900) when checker and simulation disagree. */
export function counterexampleOf(
  setting: Setting,
  acts: readonly Act[],
  start: World = initialWorld(setting),
): Counterexample {
  const moves: Move[] = [];
  let world = start;
  for (const [step, act] of acts.entries()) {
    const named = withShortName(world, act);
    const calm = nextCalmAct(setting, world);
    if (!calm || !equalData(calm.act, named)) moves.push({ afterStep: step, act: named });
    world = applyAct(setting, world, named).world;
  }
  const trace = simulate(setting, moves, { stopAt: acts.length, from: start });
  const last = trace.entries.at(-1)?.world ?? start;
  must(
    trace.failed.length === 0 && timeless(last) === timeless(world) ? trace : null,
    'a counterexample does not replay',
  );
  return { moves, steps: acts.length, trace };
}
