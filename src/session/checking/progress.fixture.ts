import type { CheckProgress } from '../../workers/checkJob';

const REPORT: CheckProgress['report'] = {
  states: 7,
  transitions: 9,
  depth: 3,
  waiting: 1,
  complete: true,
  boundary: 0,
  bytes: 1,
  counts: { own: 5, repairs: 1, faults: 2, quiet: 1, deadlocks: 0 },
  properties: [],
};

/** What a checker might tell. */
export function progressWith(part: Partial<CheckProgress['report']>, isOver = true): CheckProgress {
  return { report: { ...REPORT, ...part }, statesPerSecond: 70, seconds: 0.1, isOver };
}
