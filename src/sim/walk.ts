/** Random walks for property tests: any mixture of calm steps, faults and interruptions that is possible. */
import { must } from '../base/assert';
import { possibleActs } from './acts';
import { nextCalmAct } from './calm';
import { Driver } from './driver';
import type { Setting } from './model';
import { doingsOf, isReacting } from './subject';
import type { Act, Move } from './types';

/** Picks from 0 … 2³²−1, as many as steps; the same picks make the same walk. */
export function walk(
  setting: Setting,
  picks: readonly number[],
  allow: (act: Act) => boolean = () => true,
): Driver {
  const run = new Driver(setting);
  for (const pick of picks) {
    const calm = nextCalmAct(setting, run.world);
    const acts = possibleActs(setting, run.world).filter(allow);
    // Every second step is calm, so that walks get somewhere.
    const act = pick % 2 === 0 && calm ? calm.act : acts[Math.floor(pick / 8) % Math.max(1, acts.length)];
    if (!act) break;
    run.do(pick % 8 === 7 ? interruptedAct(setting, run, act, Math.floor(pick / 8)) : act);
  }
  return run;
}

function interruptedAct(setting: Setting, run: Driver, act: Act, pick: number): Act {
  if (!isReacting(act)) return act;
  const planned = doingsOf(setting, run.world, act).flatMap((doing) => doing.reaction.effects).length;
  return { ...act, crashAfter: { effects: pick % (planned + 1) } };
}

/** The moves of a run that repeats a walk exactly: every entry an intervention of its own. */
export function movesOf(run: Driver): Move[] {
  return run.entries.map((entry, index) => ({ afterStep: index, act: must(entry.act) }));
}
