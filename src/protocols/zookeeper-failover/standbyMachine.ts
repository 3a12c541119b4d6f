/** The chart of the second coordinator: it watches, and leads when the znode before its own is gone. */
import { building, candidate, candidateStates, standingBy } from './candidate';
import type { Variant } from './variant';

export function standbyChart(variant: Variant) {
  return building.createMachine({
    id: 'standby',
    initial: 'standby',
    context: ({ input }) => candidate(input),
    states: { standby: standingBy(variant), ...candidateStates(variant) },
  });
}
