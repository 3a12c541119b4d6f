/** Possible worlds, challenges and neighbours as a service that works in slices; a test uses it without a worker. */
import { neighboursOf } from '../checker/neighbours';
import { resolveRun } from '../lessons/catalog';
import type { InsightService, Search } from './insightJob';
import { listen } from './listen';

/** Between slices it listens. */
const SLICE_MS = 12;
/** Expanded between two looks at the clock. */
const STEP = 256;

export function createInsightService(): InsightService {
  const turns = { worlds: 0, par: 0, hint: 0 };

  /** Works until the answer is there; `null` when another question of this kind has come in between. */
  const answered = async <T>(kind: keyof typeof turns, load: () => Promise<Search<T>>): Promise<T | null> => {
    const mine = ++turns[kind];
    const search = await load();
    while (mine === turns[kind]) {
      if (slice(search)) return search.answer();
      await listen();
    }
    return null;
  };

  // What only one kind of question needs is loaded with the first of them.
  return {
    worlds: (job) => answered('worlds', async () => (await import('./insightWorlds')).worldsSearch(job)),
    shortest: (job) =>
      answered(job.from ? 'hint' : 'par', async () => (await import('./insightSolver')).challengeSearch(job)),
    neighbours: ({ run, world, bounds }) => neighboursOf(resolveRun(run), bounds, world),
    stopWorlds: () => {
      turns.worlds += 1;
    },
  };
}

/** Works for one slice; true when there is nothing left to do. */
function slice(search: Search<unknown>): boolean {
  const began = performance.now();
  let isOver = false;
  while (!isOver && performance.now() - began < SLICE_MS) isOver = search.slice(STEP);
  return isOver;
}
