/** Asks the checker's worker to count reference models. */
import { proxy } from 'comlink';
import type { ReferenceSearch } from '../protocols/reference/known';
import { ask, askIfStarted } from './checkLine';
import type { TellReference } from './referenceJob';

export interface ReferenceClient {
  /** Resolves when it is over or stopped; rejects with an error that has a number (E…). */
  count(searches: readonly ReferenceSearch[], tell: TellReference): Promise<void>;
  /** Never gives the worker up, which may hold the states of a check: these searches have no long step between two slices. */
  stop(): Promise<void>;
}

export const referenceClient: ReferenceClient = {
  count: (searches, tell) => ask((service) => service.count(searches, proxy(tell))),
  stop: () => askIfStarted((service) => service.stopCounting()),
};
