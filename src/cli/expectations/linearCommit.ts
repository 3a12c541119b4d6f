/** Linear (nested) two-phase commit, Gray (1978). A chain is a line: few states, even of three. */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('linear-commit');
const FINISHES = { 'LIVE-3': 'holds' } as const;
const NON_BLOCKING = { 'LIVE-2': 'holds' } as const;
const repaired = { crashes: 1, recoveries: 1 };

export const linearCommitRows: readonly Expectation[] = [
  row('needs no luck without faults', 3, {}, { ...SAFE, ...NON_BLOCKING, ...FINISHES }),
  row('is safe with a crash', 2, repaired, { ...SAFE, ...FINISHES }),
  row('is safe with a crash in a chain of three', 3, repaired, { ...SAFE, ...FINISHES }),
  row('is safe with a crash and perfect detection', 3, repaired, { ...SAFE, ...FINISHES }, SYNCHRONOUS),
  row('is safe with a loss', 2, { losses: 1 }, { ...SAFE, ...NON_BLOCKING, ...FINISHES }),
  row(
    'is safe with two crashes, a loss and a duplicate',
    2,
    { crashes: 2, recoveries: 2, losses: 1, duplicates: 1 },
    {
      ...SAFE,
      ...FINISHES,
    },
  ),
  // The coordinator that has begun may not decide: it waits for a chain whose first link is gone.
  row(
    'blocks when a link of the chain crashes',
    2,
    { crashes: 1 },
    {
      ...SAFE,
      'LIVE-2': { violatedIn: 2, faults: 1 },
    },
  ),
  row(
    'blocks with perfect detection too',
    2,
    { crashes: 1 },
    { 'LIVE-2': { violatedIn: 2, faults: 1 } },
    SYNCHRONOUS,
  ),
  // Whoever has been asked is served by its right neighbour, whoever has not may abort.
  row(
    'needs no coordinator once it has asked',
    3,
    { crashes: { coordinator: 1 } },
    {
      ...SAFE,
      ...NON_BLOCKING,
    },
  ),
  row(
    'disagrees when a participant forgets to force its promise',
    2,
    repaired,
    { AC1: { violatedIn: 5, faults: 1 }, AC3: 'violated' },
    { lazy: ['PREPARED'] },
  ),
];
