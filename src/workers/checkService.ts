/** The checker as a service that works in slices; a test uses it without a worker. */
import { must } from '../base/assert';
import { Check } from '../checker/check';
import { checkableProperties } from '../protocols/checkables';
import { protocolById } from '../protocols/registry';
import type { Setting } from '../sim/model';
import type { CheckJob, CheckProgress, CheckService, Tell } from './checkJob';
import { bringProtocol } from './onDemand';
import { type Effort, inSlices } from './slices';

interface Task extends Effort {
  readonly job: CheckJob;
  readonly search: Check;
}

export function createCheckService(): CheckService {
  let task: Task | null = null;
  let turn = 0;

  const explore = async (mine: number, tell: Tell): Promise<void> => {
    const current = must(task);
    const isOver = await inSlices(
      current,
      () => mine === turn,
      () => tell(progressOf(current, false)),
    );
    // Over or stopped, the last figures are those of this moment. They take another way to the page than the answer does: it
    // waits until they have arrived.
    if (current === task) await tell(progressOf(current, isOver));
  };

  return {
    start: async (job, tell) => {
      const mine = ++turn;
      await bringProtocol(job.run.model);
      // Stopped, or asked something else, before it had begun.
      if (mine !== turn) return;
      task = { job, search: checkOf(job), seconds: 0 };
      await explore(mine, tell);
    },
    goOn: (maxStates, tell) => {
      must(task).search.allow(maxStates);
      return explore(++turn, tell);
    },
    stop: () => {
      turn += 1;
    },
    runOf: async (property) => {
      const { job, search } = must(task);
      const acts = search.actsOf(property);
      if (!acts) return null;
      // Only what finds something has a run to play.
      const { counterexampleOf } = await import('../checker/counterexample');
      const { moves, steps } = counterexampleOf(search.setting, acts);
      return { run: { ...job.run, moves }, steps };
    },
  };
}

function checkOf(job: CheckJob): Check {
  const { run, cast, config, bounds, maxStates, isSymmetric, properties } = job;
  const model = must(protocolById(must(run.model.split('@')[0]), config.variant));
  const setting: Setting = { model, cast, config, seed: run.seed };
  const all = checkableProperties(model.properties);
  const asked = properties.length === 0 ? all : all.filter(({ id }) => properties.includes(id));
  return new Check(setting, bounds, asked, { maxStates, isSymmetric });
}

function progressOf({ search, seconds }: Task, isOver: boolean): CheckProgress {
  const report = search.report();
  return { report, seconds, statesPerSecond: report.states / Math.max(seconds, 0.001), isOver };
}
