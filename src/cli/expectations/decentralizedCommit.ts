/** Decentralized two-phase commit, Skeen (1981). Votes cross in every order, so three participants are for machines with time. */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('decentralized-commit');
const FINISHES = { 'LIVE-3': 'holds' } as const;
const NON_BLOCKING = { 'LIVE-2': 'holds' } as const;
const repaired = { crashes: 1, recoveries: 1 };

export const decentralizedCommitRows: readonly Expectation[] = [
  row('is safe with a crash', 2, repaired, { ...SAFE, ...FINISHES }),
  row('is safe with a crash and perfect detection', 2, repaired, { ...SAFE, ...FINISHES }, SYNCHRONOUS),
  row('is safe with a loss', 2, { losses: 1 }, { ...SAFE, ...NON_BLOCKING, ...FINISHES }),
  // Asked, promised, and the other one is gone before its vote.
  row(
    'blocks when a participant crashes',
    2,
    { crashes: { participant: 1 } },
    {
      'LIVE-2': { violatedIn: 3, faults: 1 },
    },
    SYNCHRONOUS,
  ),
  row(
    'needs no coordinator once it has asked',
    2,
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
    { AC1: 'violated', AC3: 'violated' },
    { ...SYNCHRONOUS, lazy: ['PREPARED'] },
  ),
  row(
    'is safe when three share a crash, with perfect detection',
    3,
    { crashes: 1, freeVotes: false },
    { ...SAFE, 'LIVE-2': { violatedIn: 4, faults: 1 } },
    SYNCHRONOUS,
    true,
  ),
];
