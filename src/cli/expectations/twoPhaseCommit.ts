/** Two-phase commit and its variants; the schedules are Gray & Lamport's and Bernstein, Hadzilacos & Goodman's (1987, ch. 7). */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('two-phase-commit');
const BLOCKS = { 'LIVE-2': 'violated' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
const everything = { crashes: 1, recoveries: 1, losses: 1, duplicates: 1 };
const oneCrash = { crashes: { coordinator: 1 } };

/** The same claims with larger numbers, for machines with time. */
const large: readonly Expectation[] = [
  row(
    'is safe with two crashes, a loss and a duplicate',
    2,
    { ...everything, crashes: 2, recoveries: 2 },
    SAFE,
    {},
    true,
  ),
  row(
    'is safe with three participants and a crash',
    3,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, ...FINISHES },
    {},
    true,
  ),
  row(
    'is safe with three participants and two crashes',
    3,
    { crashes: 2, recoveries: 2 },
    SAFE,
    SYNCHRONOUS,
    true,
  ),
  row(
    'read-only is safe with a crash',
    3,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, ...BLOCKS, ...FINISHES },
    { variant: 'read-only' },
    true,
  ),
  row(
    'is safe with three participants and a loss and a duplicate',
    3,
    { losses: 1, duplicates: 1 },
    SAFE,
    {},
    true,
  ),
];

/** Every variant is as safe as the protocol itself, and blocks as it does; what they save is seen in messages and forced writes. */
const variants: readonly Expectation[] = [
  ...['presumed-abort', 'presumed-commit'].flatMap((variant) => [
    row(
      `${variant} is safe with one fault of each kind`,
      2,
      everything,
      { ...SAFE, ...BLOCKS, ...FINISHES },
      { variant },
    ),
    row(
      `${variant} is safe with a crash and perfect detection`,
      2,
      { crashes: 1, recoveries: 1 },
      { ...SAFE, ...BLOCKS, ...FINISHES },
      { ...SYNCHRONOUS, variant },
    ),
    row(
      `${variant} blocks when the coordinator crashes`,
      2,
      oneCrash,
      { ...SAFE, 'LIVE-2': { violatedIn: 2, faults: 1 } },
      { variant },
    ),
    row(
      `${variant} disagrees when a participant forgets to force its promise`,
      2,
      { crashes: 1, recoveries: 1 },
      { AC1: 'violated' },
      { variant, lazy: ['PREPARED'] },
    ),
  ]),
  // Who takes part must be on disk before anybody is asked: else no record means commit although somebody had not voted.
  row(
    'presumed-commit disagrees when the coordinator forgets to force COLLECTING',
    2,
    { crashes: 1, recoveries: 1 },
    { AC1: 'violated', AC3: 'violated' },
    { variant: 'presumed-commit', lazy: ['COLLECTING'] },
  ),
  // Only when all are in doubt and the coordinator is gone: two votes more than without cooperation.
  row(
    'cooperative termination blocks, though later',
    2,
    oneCrash,
    { ...SAFE, 'LIVE-2': { violatedIn: 4, faults: 1 } },
    { variant: 'cooperative' },
  ),
  row(
    'cooperative termination is safe with a crash and perfect detection',
    2,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, ...BLOCKS, ...FINISHES },
    { ...SYNCHRONOUS, variant: 'cooperative' },
  ),
  row(
    'cooperative termination is safe with a crash',
    2,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, ...BLOCKS, ...FINISHES },
    { variant: 'cooperative' },
    true,
  ),
];

/** Three participants, since of two both keep the money; whether a reader is struck off makes no difference to the others. */
const reading: readonly Expectation[] = [
  row(
    'read-only is safe with a crash and perfect detection',
    3,
    { crashes: 1, recoveries: 1, freeVotes: false },
    { ...SAFE, ...BLOCKS, ...FINISHES },
    { ...SYNCHRONOUS, variant: 'read-only' },
  ),
  row(
    'read-only blocks when the coordinator crashes',
    3,
    oneCrash,
    { ...SAFE, 'LIVE-2': { violatedIn: 2, faults: 1 } },
    { ...SYNCHRONOUS, variant: 'read-only' },
  ),
];

export const twoPhaseCommitRows: readonly Expectation[] = [
  row('needs no luck without faults', 3, {}, { ...SAFE, 'LIVE-2': 'holds', ...FINISHES }),
  row(
    'needs no luck without faults, with perfect detection',
    3,
    {},
    { ...SAFE, 'LIVE-2': 'holds' },
    SYNCHRONOUS,
  ),
  row('is safe with one fault of each kind', 2, everything, { ...SAFE, ...BLOCKS, ...FINISHES }),
  row(
    'is safe with two crashes and perfect detection',
    2,
    { crashes: 2, recoveries: 2 },
    { ...SAFE, ...FINISHES },
    SYNCHRONOUS,
  ),
  row('is safe with two crashes', 2, { crashes: 2, recoveries: 2 }, { ...SAFE, ...FINISHES }),
  row('is safe with two losses', 3, { losses: 2 }, { ...SAFE, ...FINISHES }),
  row('is safe with a duplicate', 3, { duplicates: 1 }, { ...SAFE, ...FINISHES }),
  row('is safe with a partition that heals', 2, { partitions: 1, heals: 1 }, { ...SAFE, ...FINISHES }),
  row('is safe with a pause', 2, { pauses: 1 }, { ...SAFE, ...FINISHES }),
  row('is safe on FIFO links', 2, { crashes: 1, recoveries: 1 }, SAFE, { network: 'fifo' }),
  row('is safe where nothing is consumed', 2, { crashes: 1, recoveries: 1 }, SAFE, { network: 'set' }),
  row('blocks when the coordinator crashes', 2, oneCrash, {
    ...SAFE,
    'LIVE-2': { violatedIn: 2, faults: 1 },
  }),
  row(
    'blocks whatever may be repaired',
    2,
    { ...oneCrash, recoveries: 1 },
    { ...SAFE, ...BLOCKS, ...FINISHES },
  ),
  row('blocks with perfect detection too', 2, oneCrash, { ...SAFE, ...BLOCKS }, SYNCHRONOUS),
  row('is safe when three share one crash of the coordinator', 3, oneCrash, { ...SAFE, ...BLOCKS }),
  row('does not finish when a crash is never repaired', 2, oneCrash, { 'LIVE-3': 'violated' }),
  row(
    'disagrees when a participant forgets to force its promise',
    2,
    { crashes: 1, recoveries: 1 },
    { AC1: 'violated' },
    { lazy: ['PREPARED'] },
  ),
  row(
    'disagrees when the coordinator forgets to force its decision',
    2,
    { crashes: 1, recoveries: 1 },
    { AC1: 'violated' },
    { lazy: ['COMMIT'] },
  ),
  ...variants,
  ...reading,
  row('disagrees when an operator guesses', 2, { heuristics: 1 }, { AC1: 'violated' }),
  ...large,
];
