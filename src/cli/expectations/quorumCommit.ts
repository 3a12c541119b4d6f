/**
 * Quorum-based commit: safe whatever fails, and who may decide depends on numbers alone. Skeen (1982), Keidar & Dolev (1995/98). As many
 * rounds are explored as there are nodes; what comes later is not. The asynchronous rows have two nodes, with more there are too many states.
 */
import { STANDARD } from '../../sim/types';
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('quorum-commit');
const NEVER_BLOCKS = { ...SAFE, 'LIVE-2': 'holds' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
/** The smaller side waits, and so does whoever is alone. */
const WAITS = { ...SAFE, 'LIVE-2': 'violated' } as const;
const oneCrash = { crashes: { coordinator: 1 } };

/** What both rule sets promise alike. */
function common(variant: string): Expectation[] {
  const name = variant === STANDARD ? '' : `${variant} `;
  const synchronous = { ...SYNCHRONOUS, variant };
  const asynchronous = { variant };
  return [
    row(
      `${name}is safe with slow nodes and a repaired crash`,
      1,
      { crashes: 1, recoveries: 1 },
      { ...WAITS, ...FINISHES },
      asynchronous,
    ),
    row(
      `${name}is safe when a message is lost`,
      1,
      { losses: 1 },
      { ...NEVER_BLOCKS, ...FINISHES },
      asynchronous,
    ),
    row(
      `${name}is safe with slow nodes and a split that heals`,
      1,
      { partitions: 1, heals: 1 },
      { ...WAITS, ...FINISHES },
      asynchronous,
    ),
    row(`${name}goes on without its coordinator`, 2, oneCrash, NEVER_BLOCKS, synchronous),
    row(`${name}goes on with three of four`, 3, { crashes: 1 }, NEVER_BLOCKS, synchronous),
    row(
      `${name}goes on with a repaired crash`,
      2,
      { crashes: 1, recoveries: 1 },
      { ...NEVER_BLOCKS, ...FINISHES },
      synchronous,
    ),
    row(`${name}lets the last one wait`, 2, { crashes: 2 }, WAITS, synchronous),
    row(
      `${name}lets the smaller side wait until the split heals`,
      2,
      { partitions: 1, heals: 1 },
      { ...SAFE, 'LIVE-2': { violatedIn: 3, faults: 1 }, ...FINISHES },
      synchronous,
    ),
  ];
}

/** A split that heals, then a crash: two of three can talk, one prepared to commit and one to abort. */
const oneAfterTheOther = { crashes: 1, partitions: 1, heals: 1, freeVotes: false };

export const quorumCommitRows: readonly Expectation[] = [
  ...common(STANDARD),
  ...common('e3pc'),
  row(
    'may block even a majority after a split and a crash',
    2,
    oneAfterTheOther,
    { ...WAITS, 'LIVE-3': { violatedIn: 13, faults: 2 } },
    SYNCHRONOUS,
  ),
  row(
    'e3pc does not block a majority after a split and a crash',
    2,
    oneAfterTheOther,
    { ...WAITS, ...FINISHES },
    { ...SYNCHRONOUS, variant: 'e3pc' },
  ),
];
