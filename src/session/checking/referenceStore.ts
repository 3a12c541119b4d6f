/** Checking the checker: which reference model is to be counted, and what came out. One store for the page; it knows no run. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { knownCounts, REFERENCE_SOURCES, type ReferenceModel } from '../../protocols/reference/known';
import { WorkerStopped } from '../../workers/checkLine';
import { type ReferenceClient, referenceClient } from '../../workers/referenceClient';
import type { ReferenceProgress } from '../../workers/referenceJob';
import type { CheckFailure } from './checkingStore';

export type { Counted } from '../../workers/referenceJob';

/** `memory`: more states than fit into this browser. */
export type CountStatus = 'running' | 'complete' | 'stopped' | 'memory' | 'failed';

/** The count of one model of one size. */
export interface CountEntry {
  readonly status: CountStatus;
  readonly progress: ReferenceProgress | null;
  readonly failure: CheckFailure | null;
}

export interface ReferenceState {
  readonly model: ReferenceModel;
  /** As it was asked for; what a model makes of it says {@link sizeOf}. */
  readonly wishedSize: number;
  /** By model and size. */
  readonly counts: Readonly<Record<string, CountEntry>>;
  readonly actions: ReferenceActions;
}

export interface ReferenceActions {
  /** Another model or size; a count that is under way is stopped. */
  choose(part: Partial<Pick<ReferenceState, 'model' | 'wishedSize'>>): void;
  /** Counts what is chosen. Resolves when it is over or stopped. */
  count(): Promise<void>;
  stop(): Promise<void>;
}

export type ReferenceStore = StoreApi<ReferenceState>;

/** The size that is counted: some models exist in few sizes only. */
export function sizeOf({ model, wishedSize }: Pick<ReferenceState, 'model' | 'wishedSize'>): number {
  const { least, most } = REFERENCE_SOURCES[model];
  return Math.min(Math.max(wishedSize, least), most);
}

/** The count of what is chosen, if there is one. */
export function chosenCount(state: ReferenceState): CountEntry | null {
  return state.counts[keyOf(state)] ?? null;
}

function keyOf(state: Pick<ReferenceState, 'model' | 'wishedSize'>): string {
  return `${state.model} ${sizeOf(state)}`;
}

/** The store, with any client. */
export function createReferences(client: ReferenceClient): ReferenceStore {
  return createStore<ReferenceState>((set, get) => {
    const change = (key: string, part: Partial<CountEntry>): void => {
      const { counts } = get();
      const before = counts[key] ?? { status: 'running', progress: null, failure: null };
      set({ counts: { ...counts, [key]: { ...before, ...part } } });
    };
    const isRunning = (): boolean => chosenCount(get())?.status === 'running';
    return {
      model: 'gray-lamport',
      wishedSize: 5,
      counts: {},
      actions: {
        choose: (part) => {
          if (isRunning()) void client.stop();
          set(part);
        },
        count: async () => {
          if (isRunning()) return;
          const key = keyOf(get());
          const searches = knownCounts(get().model, sizeOf(get())).map(({ search }) => search);
          change(key, { status: 'running', progress: null, failure: null });
          try {
            await client.count(searches, (progress) => change(key, { progress }));
            change(key, { status: get().counts[key]?.progress?.isOver ? 'complete' : 'stopped' });
          } catch (problem) {
            change(key, endedBy(problem, key));
          }
        },
        stop: () => client.stop(),
      },
    };
  });
}

function endedBy(problem: unknown, key: string): Partial<CountEntry> {
  if (problem instanceof WorkerStopped) return { status: 'stopped' };
  const error = problem instanceof Error ? problem : new Error(String(problem));
  // An array too large for this browser: the worker says so by its kind of error, not by a number of ours.
  if (error.name === 'RangeError') return { status: 'memory' };
  const code = /\bE\d{3}\b/.exec(error.message)?.[0] ?? 'E900';
  return { status: 'failed', failure: { code, report: [error.message, key, error.stack ?? ''].join('\n') } };
}

/** That of the page. */
export const references = createReferences(referenceClient);
