/** The checker as a service that works in slices; a test uses it without a worker. */
import { must } from '../base/assert';
import { Check } from '../checker/check';
import { counterexampleOf } from '../checker/counterexample';
import { checkableProperties } from '../protocols/checkables';
import { protocolById } from '../protocols/registry';
import type { Setting } from '../sim/model';
import type { CheckJob, CheckProgress, CheckService, Tell } from './checkJob';
import { listen } from './listen';

/** Between slices it listens; longer ones would make Stop lazy, shorter ones the search slow. */
const SLICE_MS = 12;
const TELL_MS = 240;
/** Expanded between two looks at the clock. */
const STEP = 256;

interface Task {
  readonly job: CheckJob;
  readonly check: Check;
  seconds: number;
}

export function createCheckService(): CheckService {
  let task: Task | null = null;
  let turn = 0;

  const explore = async (tell: Tell): Promise<void> => {
    const mine = ++turn;
    const current = must(task);
    let told = performance.now();
    let isOver = false;
    while (!isOver && mine === turn) {
      isOver = slice(current);
      if (isOver) break;
      if (performance.now() - told >= TELL_MS) {
        told = performance.now();
        tell(progressOf(current, false));
      }
      await listen();
    }
    // Over or stopped, the last figures are those of this moment. They take another way to the page than the answer does: it
    // waits until they have arrived.
    if (current === task) await tell(progressOf(current, isOver));
  };

  return {
    start: (job, tell) => {
      task = { job, check: checkOf(job), seconds: 0 };
      return explore(tell);
    },
    goOn: (maxStates, tell) => {
      must(task).check.allow(maxStates);
      return explore(tell);
    },
    stop: () => {
      turn += 1;
    },
    runOf: (property) => {
      const { job, check } = must(task);
      const acts = check.actsOf(property);
      if (!acts) return null;
      const { moves, steps } = counterexampleOf(check.setting, acts);
      return { run: { ...job.run, moves }, steps };
    },
  };
}

function checkOf(job: CheckJob): Check {
  const { run, cast, config, bounds, maxStates, isSymmetric, properties } = job;
  const model = must(protocolById(must(run.model.split('@')[0])));
  const setting: Setting = { model, cast, config, seed: run.seed };
  const all = checkableProperties(model.properties);
  const asked = properties.length === 0 ? all : all.filter(({ id }) => properties.includes(id));
  return new Check(setting, bounds, asked, { maxStates, isSymmetric });
}

/** Works for one slice; true when there is nothing left to do within the limit. */
function slice(task: Task): boolean {
  const began = performance.now();
  let isOver = false;
  while (!isOver && performance.now() - began < SLICE_MS) isOver = task.check.slice(STEP);
  task.seconds += (performance.now() - began) / 1_000;
  return isOver;
}

function progressOf({ check, seconds }: Task, isOver: boolean): CheckProgress {
  const report = check.report();
  return { report, seconds, statesPerSecond: report.states / Math.max(seconds, 0.001), isOver };
}
