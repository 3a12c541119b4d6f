/** What the page and the checker's worker say to each other: plain data only. */
import type { Bounds } from '../checker/bounds';
import type { Report } from '../checker/check';
import type { Cast, Config, RuleId, Run } from '../sim/types';

export interface CheckJob {
  /** Its setting is checked; its moves are not looked at. Runs that are found differ from it in nothing else. */
  readonly run: Run;
  /** What the run resolves to: so the worker need not know the scenarios. */
  readonly cast: Cast;
  readonly config: Config;
  readonly bounds: Bounds;
  readonly maxStates: number;
  readonly isSymmetric: boolean;
  /** Asked about these alone; all that can be judged when empty. */
  readonly properties: readonly RuleId[];
}

/** How far it has come: four times a second, and once when there is nothing left to do. */
export interface CheckProgress {
  readonly report: Report;
  readonly statesPerSecond: number;
  readonly seconds: number;
  /** It ended by itself or at the limit; else it goes on. */
  readonly isOver: boolean;
}

/** A run that the checker found, and the steps after which it shows what it is to show. */
export interface FoundRun {
  readonly run: Run;
  readonly steps: number;
}

/** Hears how far it has come; across to the page it may take a moment, so what it gives back is waited for at the end. */
export type Tell = (progress: CheckProgress) => unknown;

/** The worker, as the page calls it through comlink. */
export interface CheckService {
  /** Begins a job; the one before is dropped. Resolves when it is over or stopped. Rejects with an error code (E…). */
  start(job: CheckJob, tell: Tell): Promise<void>;
  /** Goes on with the last job with a higher limit. */
  goOn(maxStates: number, tell: Tell): Promise<void>;
  stop(): void;
  /** The shortest run that breaks (or reaches) a property of the last job, played by the simulation; `null` when there is none. */
  runOf(property: RuleId): Promise<FoundRun | null>;
}
