/** The page's end of the worker for possible worlds, challenges, neighbours and evidence. It starts with the first question. */
import { type Remote, wrap } from 'comlink';
import type { Evidence } from '../lessons/questions/evidence';
import type {
  ChallengeAnswer,
  ChallengeJob,
  EvidenceJob,
  InsightService,
  Neighbour,
  NeighboursJob,
  WorldsAnswer,
  WorldsJob,
} from './insightJob';

export interface InsightClient {
  worlds(job: WorldsJob): Promise<WorldsAnswer | null>;
  shortest(job: ChallengeJob): Promise<ChallengeAnswer | null>;
  neighbours(job: NeighboursJob): Promise<readonly Neighbour[]>;
  evidence(job: EvidenceJob): Promise<Evidence>;
  stopWorlds(): Promise<void>;
}

interface Line {
  readonly service: Remote<InsightService>;
  /** Never resolves; rejects when the worker cannot be loaded. */
  readonly broken: Promise<never>;
}

let line: Line | null = null;

function openLine(): Line {
  const worker = new Worker(new URL('./insight.worker.ts', import.meta.url), {
    type: 'module',
    name: 'insight',
  });
  const broken = new Promise<never>((_, fail) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      line = null;
      worker.terminate();
      fail(new Error(`E901 The checker could not be started. ${event.message ?? ''}`.trim()));
    });
  });
  // Nobody may be waiting when it breaks.
  broken.catch(() => {});
  return { service: wrap<InsightService>(worker), broken };
}

function ask<T>(question: (service: Remote<InsightService>) => Promise<T>): Promise<T> {
  line ??= openLine();
  return Promise.race([question(line.service), line.broken]);
}

export const insightClient: InsightClient = {
  worlds: (job) => ask(async (service) => service.worlds(job)),
  shortest: (job) => ask(async (service) => service.shortest(job)),
  neighbours: (job) => ask((service) => service.neighbours(job)),
  evidence: (job) => ask(async (service) => service.evidence(job)),
  stopWorlds: () => (line ? ask((service) => service.stopWorlds()) : Promise.resolve()),
};
