/**
 * Three-phase commit, and the rule sets that are taken for it. The schedules are those of Skeen (1981), Skeen & Stonebraker (1983) and
 * Bernstein, Hadzilacos & Goodman (1987, ch. 7).
 */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('three-phase-commit');
const NEVER_BLOCKS = { ...SAFE, 'LIVE-2': 'holds' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
const oneCrash = { crashes: { coordinator: 1 } };

/** The same claims with larger numbers, for machines with time. */
const large: readonly Expectation[] = [
  row(
    'never blocks with three participants and two crashes',
    3,
    { crashes: 2 },
    NEVER_BLOCKS,
    SYNCHRONOUS,
    true,
  ),
  row(
    'is safe with three participants and a repaired crash',
    3,
    { crashes: 1, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
    true,
  ),
  row(
    'never blocks with two repaired crashes, since one of three is always up',
    2,
    { crashes: 2, recoveries: 2 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
    true,
  ),
  row(
    'survives a total failure of three',
    2,
    { crashes: { coordinator: 1, participant: 2 }, recoveries: 3 },
    { ...SAFE, 'LIVE-2': 'violated', ...FINISHES },
    SYNCHRONOUS,
    true,
  ),
];

/** What makes it fail: silence that is no crash, and a promise that a crash erases. */
const limits: readonly Expectation[] = [
  row(
    'disagrees when a slow process is taken for dead',
    2,
    {},
    { AC1: { violatedIn: 8, faults: 0 }, 'MONEY-1': 'violated' },
  ),
  row(
    'disagrees when the network splits',
    2,
    { partitions: 1 },
    { AC1: { violatedIn: 10, faults: 1 }, 'MONEY-1': { violatedIn: 12, faults: 1 } },
    SYNCHRONOUS,
  ),
  row(
    'disagrees when the network splits between three',
    3,
    { partitions: 1 },
    { AC1: { violatedIn: 14, faults: 1 }, 'MONEY-1': { violatedIn: 16, faults: 1 } },
    SYNCHRONOUS,
  ),
  row(
    'disagrees after a restart when PRECOMMIT is not forced',
    2,
    { crashes: 1, recoveries: 1 },
    { AC1: { violatedIn: 10, faults: 1 } },
    { ...SYNCHRONOUS, lazy: ['PRECOMMIT'] },
  ),
  row('needs no forced PRECOMMIT where nobody restarts', 2, { crashes: 2 }, NEVER_BLOCKS, {
    ...SYNCHRONOUS,
    lazy: ['PRECOMMIT'],
  }),
];

/** Whoever decides by the clock must hope that nobody crashes between two messages of a broadcast. */
const exhibits: readonly Expectation[] = [
  ...(['naive', 'skeen-stonebraker'] as const).flatMap((variant) => [
    row(`${variant} needs no luck without faults`, 3, {}, NEVER_BLOCKS, { ...SYNCHRONOUS, variant }),
    row(
      `${variant} disagrees when the coordinator crashes in a broadcast`,
      2,
      oneCrash,
      { AC1: { violatedIn: 8, faults: 1 }, 'LIVE-2': 'holds' },
      { ...SYNCHRONOUS, variant },
    ),
    row(
      `${variant} is safe while only participants crash, and stay down`,
      3,
      { crashes: { participant: 2 } },
      NEVER_BLOCKS,
      { ...SYNCHRONOUS, variant },
    ),
  ]),
  row(
    'naive disagrees when PRE-COMMIT is late',
    2,
    {},
    { AC1: { violatedIn: 7, faults: 0 } },
    { variant: 'naive' },
  ),
  row(
    'skeen-stonebraker disagrees when a participant crashes between PRECOMMIT and its ACK',
    2,
    { crashes: { participant: 1 }, recoveries: 1 },
    { AC1: { violatedIn: 8, faults: 1 } },
    { ...SYNCHRONOUS, variant: 'skeen-stonebraker' },
  ),
  row('mixed survives one crash', 2, { crashes: 1 }, NEVER_BLOCKS, { ...SYNCHRONOUS, variant: 'mixed' }),
  row(
    'mixed disagrees after two crashes, with no partition',
    2,
    { crashes: 2 },
    { AC1: { violatedIn: 11, faults: 2 } },
    { ...SYNCHRONOUS, variant: 'mixed' },
  ),
];

/** All three crash once, and some of them come back. */
const total = (recoveries: number) => ({
  crashes: { coordinator: 1, participant: 2 },
  recoveries,
  freeVotes: false,
});
const WAITS = { ...SAFE, 'LIVE-2': 'violated' } as const;
const anySubset = { ...SYNCHRONOUS, variant: 'any-subset' };
const upSets = { ...SYNCHRONOUS, variant: 'up-sets' };
const view = { ...SYNCHRONOUS, variant: 'view' };

/** Total failures without waiting for everybody: by whoever is back, by the last to fail, by the latest view. */
const withoutEverybody: readonly Expectation[] = [
  row(
    'any-subset never blocks, and disagrees with a coordinator that has committed alone',
    1,
    { crashes: 2, recoveries: 1 },
    { AC1: { violatedIn: 6, faults: 2 }, 'LIVE-2': 'holds', ...FINISHES },
    anySubset,
  ),
  row(
    'any-subset disagrees after a total failure of three',
    2,
    total(1),
    { AC1: { violatedIn: 10, faults: 3 }, 'MONEY-1': { violatedIn: 11, faults: 3 }, 'LIVE-2': 'holds' },
    anySubset,
  ),
  row(
    'up-sets survive a total failure of two',
    1,
    { crashes: 2, recoveries: 2 },
    { ...WAITS, ...FINISHES },
    upSets,
  ),
  // The coordinator counts a log that need not have been waited for, commits, and crashes again before it says so.
  row(
    'up-sets disagree when one of two crashes again',
    1,
    { crashes: 3, recoveries: 3 },
    { AC1: { violatedIn: 9, faults: 3 } },
    upSets,
  ),
  row('up-sets survive while only one of three comes back', 2, total(1), WAITS, upSets, true),
  // Its up-set is out of date: it has noticed the backup's crash, and never the coordinator's, which crashed before.
  row(
    'up-sets disagree when two of three come back',
    2,
    total(2),
    { AC1: { violatedIn: 15, faults: 3 }, 'MONEY-1': { violatedIn: 16, faults: 3 } },
    upSets,
    true,
  ),
  row(
    'view survives total failures of two',
    1,
    { crashes: 3, recoveries: 3 },
    { ...WAITS, ...FINISHES },
    view,
  ),
  row('view survives a total failure of three', 2, total(1), WAITS, view),
  row('view survives a total failure of three, with two repairs', 2, total(2), WAITS, view, true),
  ...['any-subset', 'up-sets', 'view'].map((variant) =>
    row(
      `${variant} needs a forced PRECOMMIT`,
      1,
      { crashes: 2, recoveries: 2 },
      { AC1: { violatedIn: 7, faults: 1 } },
      { ...SYNCHRONOUS, variant, lazy: ['PRECOMMIT'] },
    ),
  ),
];

export const threePhaseCommitRows: readonly Expectation[] = [
  row('needs no luck without faults', 3, {}, { ...NEVER_BLOCKS, ...FINISHES }, SYNCHRONOUS),
  row('never blocks, whoever crashes', 2, { crashes: 3 }, NEVER_BLOCKS, SYNCHRONOUS),
  row('never blocks with three participants and a crash', 3, { crashes: 1 }, NEVER_BLOCKS, SYNCHRONOUS),
  row(
    'never blocks with a repaired crash',
    2,
    { crashes: 1, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
  ),
  row(
    'is safe with two crashes, one of them repaired',
    2,
    { crashes: 2, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
  ),
  row(
    'survives a total failure, though it waits for everybody then',
    1,
    { crashes: 3, recoveries: 3 },
    { ...SAFE, 'LIVE-2': 'violated', ...FINISHES },
    SYNCHRONOUS,
  ),
  ...limits,
  ...exhibits,
  ...withoutEverybody,
  ...large,
];
