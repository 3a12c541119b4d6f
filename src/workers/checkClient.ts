/** The page's end of the checker's worker. One worker serves all questions; it starts with the first. */
import { proxy, type Remote, wrap } from 'comlink';
import type { CheckJob, CheckService, FoundRun, Tell } from './checkJob';

/** The checker as the page calls it. */
export interface CheckClient {
  /** Resolves when the search is over or stopped; rejects with an error that has a number (E…). */
  start(job: CheckJob, tell: Tell): Promise<void>;
  goOn(maxStates: number, tell: Tell): Promise<void>;
  /** A worker that does not answer soon is given up; what was under way then rejects with {@link WorkerStopped}. */
  stop(): Promise<void>;
  runOf(property: string): Promise<FoundRun | null>;
}

/** The worker was given up, and all that it knew. */
export class WorkerStopped extends Error {
  constructor() {
    super('The checker was stopped.');
    this.name = 'WorkerStopped';
  }
}

/** Between two slices a worker answers at once; only while it judges a large graph it cannot. */
const PATIENCE_MS = 1_500;

interface Line {
  readonly service: Remote<CheckService>;
  /** Never resolves; rejects when the worker cannot be loaded, or is given up. */
  readonly broken: Promise<never>;
  readonly giveUp: (why: Error) => void;
}

let line: Line | null = null;

function openLine(): Line {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), {
    type: 'module',
    name: 'checker',
  });
  let reject: (why: Error) => void = () => {};
  const broken = new Promise<never>((_, fail) => {
    reject = fail;
  });
  // Nobody may be waiting when it breaks.
  broken.catch(() => {});
  const giveUp = (why: Error): void => {
    line = null;
    worker.terminate();
    reject(why);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    giveUp(new Error(`E901 The checker could not be started. ${event.message ?? ''}`.trim()));
  });
  return { service: wrap<CheckService>(worker), broken, giveUp };
}

function ask<T>(question: (service: Remote<CheckService>) => Promise<T>): Promise<T> {
  line ??= openLine();
  return Promise.race([question(line.service), line.broken]);
}

async function stop(): Promise<void> {
  if (!line) return;
  const { service, giveUp } = line;
  const timer = setTimeout(() => giveUp(new WorkerStopped()), PATIENCE_MS);
  await ask(() => service.stop()).catch(() => {});
  clearTimeout(timer);
}

export const checkClient: CheckClient = {
  start: (job, tell) => ask((service) => service.start(job, proxy(tell))),
  goOn: (maxStates, tell) => ask((service) => service.goOn(maxStates, proxy(tell))),
  stop,
  runOf: (property) => ask((service) => service.runOf(property)),
};
