/** Possible worlds, challenges, neighbours and evidence as a service that works in slices; a test uses it without a worker. */
import { neighboursOf } from '../checker/neighbours';
import { resolveRun } from '../lessons/catalog';
import type { InsightService, Search } from './insightJob';
import { inSlices } from './slices';

export function createInsightService(): InsightService {
  const turns = { worlds: 0, par: 0, hint: 0 };

  /** Works until the answer is there; `null` when another question of this kind has come in between. */
  const answered = async <T>(kind: keyof typeof turns, load: () => Promise<Search<T>>): Promise<T | null> => {
    const mine = ++turns[kind];
    const search = await load();
    const isOver = await inSlices({ search, seconds: 0 }, () => mine === turns[kind]);
    return isOver ? search.answer() : null;
  };

  // What only one kind of question needs is loaded with the first of them.
  return {
    worlds: (job) => answered('worlds', async () => (await import('./insightWorlds')).worldsSearch(job)),
    shortest: (job) =>
      answered(job.from ? 'hint' : 'par', async () => (await import('./insightSolver')).challengeSearch(job)),
    evidence: async (job) => finished((await import('./insightEvidence')).evidenceSearch(job)),
    neighbours: ({ run, world, bounds }) => neighboursOf(resolveRun(run), bounds, world),
    stopWorlds: () => {
      turns.worlds += 1;
    },
  };
}

async function finished<T>(search: Search<T>): Promise<T> {
  await inSlices({ search, seconds: 0 }, () => true);
  return search.answer();
}
