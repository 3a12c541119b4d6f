/** The line from the page to the checker's worker. One worker serves everybody who asks the checker; it starts with the first. */
import { type Remote, wrap } from 'comlink';
import type { CheckService } from './checkJob';
import type { ReferenceService } from './referenceJob';

/** All that the worker can be asked. */
export type CheckerService = CheckService & ReferenceService;

/** The worker was given up, and all that it knew. */
export class WorkerStopped extends Error {
  constructor() {
    super('The checker was stopped.');
    this.name = 'WorkerStopped';
  }
}

interface Line {
  readonly service: Remote<CheckerService>;
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
  return { service: wrap<CheckerService>(worker), broken, giveUp };
}

/** Starts the worker, so that the first question need not wait for it. */
export function startLine(): void {
  line ??= openLine();
}

/** Asks the worker, and starts it when there is none. Rejects with an error that has a number (E…), or with {@link WorkerStopped}. */
export function ask<T>(question: (service: Remote<CheckerService>) => Promise<T>): Promise<T> {
  line ??= openLine();
  return Promise.race([question(line.service), line.broken]);
}

/** Asks it only where there is one. After so many milliseconds without an answer the worker is given up. */
export async function askIfStarted(
  question: (service: Remote<CheckerService>) => Promise<void>,
  patienceMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  if (!line) return;
  const { giveUp } = line;
  const timer = Number.isFinite(patienceMs)
    ? setTimeout(() => giveUp(new WorkerStopped()), patienceMs)
    : undefined;
  await ask(question).catch(() => {});
  clearTimeout(timer);
}
