/** Counts the reference models with which the checker is checked; a test uses it without a worker. */
import type { ReferenceCheck } from './referenceChecks';
import type { Counted, ReferenceService } from './referenceJob';
import { type Effort, inSlices } from './slices';

interface Task extends Effort {
  readonly search: ReferenceCheck;
}

export function createReferenceService(): ReferenceService {
  let turn = 0;
  return {
    count: async (searches, tell) => {
      const mine = ++turn;
      const isWanted = (): boolean => mine === turn;
      // Whoever asks about protocols only never loads the models.
      const { referenceCheckOf } = await import('./referenceChecks');
      const counted: Counted[] = [];
      for (const search of searches) {
        if (!isWanted()) break;
        const task = begin(() => referenceCheckOf(search));
        await inSlices(task, isWanted, () => tell({ counted: [...counted, countedOf(task)], isOver: false }));
        counted.push(countedOf(task));
      }
      // These figures take another way to the page than the answer does: it waits until they have arrived.
      await tell({ counted, isOver: isWanted() });
    },
    stopCounting: () => {
      turn += 1;
    },
  };
}

/** To build the tables of a model is part of the work. */
function begin(build: () => ReferenceCheck): Task {
  const began = performance.now();
  const search = build();
  return { search, seconds: (performance.now() - began) / 1_000 };
}

function countedOf({ search, seconds }: Task): Counted {
  const { states, transitions, depth, complete } = search.report();
  return { states, transitions, depth, seconds, complete };
}
