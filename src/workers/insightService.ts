/** Possible worlds, challenges, neighbours and evidence as a service that works in slices; a test uses it without a worker. */
import { must } from '../base/assert';
import { neighboursOf } from '../checker/neighbours';
import { resolveRun } from '../lessons/catalog';
import { contents } from '../lessons/contents';
import { fullName } from '../sim/codec/catalog';
import type { InsightService, Search } from './insightJob';
import { bring } from './onDemand';
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
    worlds: (job) =>
      answered('worlds', async () => {
        const [{ worldsSearch }] = await Promise.all([import('./insightWorlds'), bring(job.run.model)]);
        return worldsSearch(job);
      }),
    shortest: (job) =>
      answered(job.from ? 'hint' : 'par', async () => (await import('./insightSolver')).challengeSearch(job)),
    evidence: async (job) => {
      const { protocol } = must(contents.find((entry) => fullName(entry) === job.scenario));
      const [{ evidenceSearch }] = await Promise.all([import('./insightEvidence'), bring(protocol)]);
      return finished(evidenceSearch(job));
    },
    neighbours: async ({ run, world, bounds }) => {
      await bring(run.model);
      return neighboursOf(resolveRun(run), bounds, world);
    },
    stopWorlds: () => {
      turns.worlds += 1;
    },
  };
}

async function finished<T>(search: Search<T>): Promise<T> {
  await inSlices({ search, seconds: 0 }, () => true);
  return search.answer();
}
