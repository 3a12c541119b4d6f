/** What the checker was asked in this sitting, and what it answered. One store a session; nothing of it is in the run. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { equalData } from '../../base/canonical';
import type { Protocol } from '../../protocols/protocol';
import type { Setting } from '../../sim/model';
import type { RuleId } from '../../sim/types';
import { type CheckClient, checkClient } from '../../workers/checkClient';
import type { CheckJob, CheckProgress, FoundRun, Tell } from '../../workers/checkJob';
import { WorkerStopped } from '../../workers/checkLine';
import { currentBranch, type SessionApi } from '../session';
import { showFound } from './found';
import { FIRST_QUESTION, jobOf, type Question } from './question';

export type { PropertyReport } from '../../checker/check';

/** `limit`, `memory`: more states than it may look at, or than fit. */
export type CheckStatus = 'running' | 'complete' | 'limit' | 'memory' | 'stopped' | 'failed';

/** Why a check or one of its runs could not be shown: an error of ours, with what reproduces it. */
export interface CheckFailure {
  readonly code: string;
  readonly report: string;
}

/** One check of this sitting. */
export interface CheckEntry {
  readonly id: number;
  readonly question: Question;
  readonly job: CheckJob;
  readonly protocol: Protocol;
  /** The setting that was checked: that on screen, under the terms of the question. */
  readonly setting: Setting;
  readonly status: CheckStatus;
  readonly progress: CheckProgress | null;
  /** The shortest run for each property that was broken or reached. */
  readonly runs: Readonly<Record<RuleId, FoundRun>>;
  readonly failure: CheckFailure | null;
}

export interface CheckingState {
  readonly question: Question;
  /** In the order in which they were asked. */
  readonly checks: readonly CheckEntry[];
  readonly shownId: number | null;
  readonly actions: CheckingActions;
}

export interface CheckingActions {
  /** The questions are on screen, so one may be asked. */
  prepare(): void;
  ask(part: Partial<Question>): void;
  /** Checks the setting on screen. Resolves when it is over; a check that was running is stopped. */
  run(): Promise<void>;
  stop(): Promise<void>;
  /** Goes on with a check that came to a limit or was stopped, with twice as many states. */
  goOn(id: number): Promise<void>;
  show(id: number): void;
  /** Opens the shortest run that breaks (or reaches) a property at the step that shows it. `false`: there is none. */
  openRun(id: number, property: RuleId): Promise<boolean>;
}

export type CheckingStore = StoreApi<CheckingState>;

const stores = new WeakMap<SessionApi, CheckingStore>();

/** The checks of a session. */
export function checkingOf(api: SessionApi): CheckingStore {
  const known = stores.get(api) ?? createChecking(api, checkClient);
  stores.set(api, known);
  return known;
}

/** The store, with any client. */
export function createChecking(api: SessionApi, client: CheckClient): CheckingStore {
  return createStore<CheckingState>((set, get) => ({
    question: FIRST_QUESTION,
    checks: [],
    shownId: null,
    actions: new Checking(api, client, set, get).actions(),
  }));
}

/** Talks to the worker for one store. */
class Checking {
  /** The check whose states the worker holds. */
  private heldId: number | null = null;

  constructor(
    private readonly session: SessionApi,
    private readonly client: CheckClient,
    private readonly set: CheckingStore['setState'],
    private readonly get: CheckingStore['getState'],
  ) {}

  actions(): CheckingActions {
    return {
      prepare: () => this.client.prepare(),
      ask: (part) => this.set({ question: { ...this.get().question, ...part } }),
      run: () => this.run(),
      stop: () => this.client.stop(),
      goOn: (id) => this.goOn(id),
      show: (shownId) => this.set({ shownId }),
      openRun: (id, property) => this.openRun(id, property),
    };
  }

  private async run(): Promise<void> {
    const session = this.session.getState();
    const { question, checks } = this.get();
    const job = jobOf(question, currentBranch(session).run, session.protocol, session.setting);
    const entry: CheckEntry = {
      id: checks.length,
      question,
      job,
      protocol: session.protocol,
      setting: { ...session.setting, cast: job.cast, config: job.config },
      status: 'running',
      progress: null,
      runs: {},
      failure: null,
    };
    this.set({ checks: [...checks, entry], shownId: entry.id });
    await this.search(entry.id, (tell) => this.client.start(job, tell));
  }

  private async goOn(id: number): Promise<void> {
    const entry = this.entry(id);
    if (!entry || (entry.status !== 'limit' && entry.status !== 'stopped')) return;
    const maxStates = entry.job.maxStates * (entry.status === 'limit' ? 2 : 1);
    const job = { ...entry.job, maxStates };
    // What the worker has forgotten begins anew.
    const isHeld = this.heldId === id;
    this.change(id, { status: 'running', job });
    this.set({ shownId: id });
    await this.search(id, (tell) =>
      isHeld ? this.client.goOn(maxStates, tell) : this.client.start(job, tell),
    );
  }

  private async search(id: number, begin: (tell: Tell) => Promise<void>): Promise<void> {
    this.heldId = id;
    try {
      await begin((progress) => this.change(id, { progress }));
    } catch (problem) {
      this.fail(id, problem);
      return;
    }
    this.change(id, { status: statusOf(this.entry(id)?.progress ?? null) });
    await this.fetchRuns(id);
  }

  private fail(id: number, problem: unknown): void {
    const isGone = problem instanceof WorkerStopped;
    // An array too large for this browser: the worker says so by its kind of error, not by a number of ours.
    const isTooLarge = problem instanceof Error && problem.name === 'RangeError';
    if (isGone || isTooLarge) {
      if (this.heldId === id) this.heldId = null;
      this.change(id, { status: isGone ? 'stopped' : 'memory' });
    } else this.change(id, { status: 'failed', failure: this.failureOf(id, problem) });
  }

  /** Kept beside the check: the worker forgets it with the next one. */
  private async fetchRuns(id: number): Promise<void> {
    for (const { id: property, length } of this.entry(id)?.progress?.report.properties ?? [])
      if (length !== null) await this.fetchRun(id, property);
  }

  /** A run that does not replay fails alone: what the check has said of the others stays. */
  private async fetchRun(id: number, property: RuleId): Promise<FoundRun | null> {
    if (this.heldId !== id) return null;
    try {
      const found = await this.client.runOf(property);
      const known = this.entry(id)?.runs[property] ?? null;
      if (!found || this.heldId !== id || equalData(found, known)) return known;
      this.change(id, { runs: { ...this.entry(id)?.runs, [property]: found } });
      return found;
    } catch (problem) {
      if (!(problem instanceof WorkerStopped)) this.change(id, { failure: this.failureOf(id, problem) });
      return null;
    }
  }

  private async openRun(id: number, property: RuleId): Promise<boolean> {
    const found = this.entry(id)?.runs[property] ?? (await this.fetchRun(id, property));
    const entry = this.entry(id);
    if (!found || !entry) return false;
    showFound(this.session, entry, property, found);
    return true;
  }

  /** All that is needed to see it again: the job, the address, and where it happened. */
  private failureOf(id: number, problem: unknown): CheckFailure {
    const error = problem instanceof Error ? problem : new Error(String(problem));
    const code = /\bE\d{3}\b/.exec(error.message)?.[0] ?? 'E900';
    const job = JSON.stringify(this.entry(id)?.job);
    return { code, report: [error.message, location.href, job, error.stack ?? ''].join('\n') };
  }

  private entry(id: number): CheckEntry | undefined {
    return this.get().checks[id];
  }

  private change(id: number, part: Partial<CheckEntry>): void {
    this.set({ checks: this.get().checks.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) });
  }
}

function statusOf(progress: CheckProgress | null): CheckStatus {
  if (!progress?.isOver) return 'stopped';
  return progress.report.complete ? 'complete' : 'limit';
}
