/** Measurements of the core, in Node: a step, a link, a long history. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { must } from '../base/assert';
import { runCatalog } from '../lessons/catalog';
import { judge } from '../protocols/judge';
import { twoPhaseCommit } from '../protocols/two-phase-commit';
import { openLink } from '../sim/codec/openLink';
import { simulate } from '../sim/simulate';
import type { Trace } from '../sim/types';
import { sceneAt } from '../views/stage/scene';
import { type Measured, median } from './result';
import { busyRun, linkOf, longRun } from './runs';

/** Apply an act and derive everything the stage shows, for seven participants: milliseconds a step. */
export function step(): Measured {
  const setting = twoPhaseCommit.neutral(7);
  const rounds: number[] = [];
  for (let seed = 0; seed < 200; seed++) {
    const run = { ...setting, seed };
    const began = performance.now();
    const trace = simulate(run, []);
    const verdicts = judge(trace, run, twoPhaseCommit);
    for (let at = 0; at <= trace.entries.length; at++)
      sceneAt({
        setting: run,
        protocol: twoPhaseCommit,
        trace,
        position: { step: at, effects: 0 },
        verdicts,
      });
    rounds.push((performance.now() - began) / trace.entries.length);
  }
  // The first rounds warm the engine up.
  return {
    name: 'one step: apply and derive, 7 participants',
    value: median(rounds.slice(100)),
    unit: 'ms',
    goal: 0.3,
  };
}

/** From the text of an address to the trace at its play-head. */
export function openingLink(): Measured {
  const link = linkOf(longRun(100));
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const began = performance.now();
    openLink(link, runCatalog);
    times.push(performance.now() - began);
  }
  return { name: 'open a link of 100 steps', value: median(times), unit: 'ms', goal: 100 };
}

/** Length of the packed code of 25 interventions on a catalogue scenario. */
export function linkLength(): Measured {
  const code = must(linkOf(busyRun(25)).split('/').at(-1));
  return { name: 'link of 25 interventions on S1', value: code.length, unit: 'characters', goal: 160 };
}

/** Heap that a history of 10,000 steps holds. */
export function history(): Measured {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { setting, run } = longRun(10_000);
  const { moves } = run;
  simulate(setting, moves, { stopAt: 200 });
  collect();
  const before = process.memoryUsage().heapUsed;
  const trace: Trace = simulate(setting, moves);
  collect();
  const held = process.memoryUsage().heapUsed - before;
  must(trace.entries[9_999], 'the history is too short');
  return { name: 'heap of 10,000 steps of history', value: held / 1_000_000, unit: 'MB', goal: 50 };
}
