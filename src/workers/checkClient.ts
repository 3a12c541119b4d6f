/** Asks the checker's worker about protocols. */
import { proxy } from 'comlink';
import type { CheckJob, FoundRun, Tell } from './checkJob';
import { ask, askIfStarted, startLine } from './checkLine';

/** The checker as the page calls it. */
export interface CheckClient {
  /** Somebody is about to ask: whatever takes time to load is loaded now. */
  prepare(): void;
  /** Resolves when the search is over or stopped; rejects with an error that has a number (E…). */
  start(job: CheckJob, tell: Tell): Promise<void>;
  goOn(maxStates: number, tell: Tell): Promise<void>;
  /** A worker that does not answer soon is given up; what was under way then rejects with `WorkerStopped`. */
  stop(): Promise<void>;
  runOf(property: string): Promise<FoundRun | null>;
}

/** Between two slices a worker answers at once; only while it judges a large graph it cannot. */
const PATIENCE_MS = 1_500;

export const checkClient: CheckClient = {
  prepare: startLine,
  start: (job, tell) => ask((service) => service.start(job, proxy(tell))),
  goOn: (maxStates, tell) => ask((service) => service.goOn(maxStates, proxy(tell))),
  stop: () => askIfStarted((service) => service.stop(), PATIENCE_MS),
  runOf: (property) => ask((service) => service.runOf(property)),
};
