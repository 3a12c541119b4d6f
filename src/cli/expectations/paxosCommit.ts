/**
 * Paxos Commit after Gray & Lamport (2006). Late messages and timers that fire at any time need no fault: rows without perfect
 * detection let the participants' ballot 0 and the standby's ballot 1 compete freely. Those on a network where nothing is consumed
 * cover losses and duplicates too. States in which a third ballot begins lie beyond the boundary (`roles.ts`), so that progress is judged
 * only with perfect detection, where none does.
 */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('paxos-commit');
const NEVER_BLOCKS = { ...SAFE, 'LIVE-2': 'holds' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
const COMPETING = { network: 'set' } as const;
const single = { variant: 'single' };

/** The same claims with larger numbers, for machines with time. */
const large: readonly Expectation[] = [
  row('is safe with leaders that compete, between two', 2, {}, SAFE, COMPETING, true),
  row(
    'is safe with leaders that compete and a repaired crash of the coordinator',
    1,
    { crashes: { coordinator: 1 }, recoveries: 1 },
    SAFE,
    COMPETING,
    true,
  ),
  row(
    'is safe with leaders that compete and a repaired crash of an acceptor',
    1,
    { crashes: { acceptor: 1 }, recoveries: 1 },
    SAFE,
    COMPETING,
    true,
  ),
  row(
    'finishes after a repaired crash of the coordinator',
    1,
    { crashes: { coordinator: 1 }, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
    true,
  ),
  row(
    'finishes after a repaired crash of an acceptor',
    1,
    { crashes: { acceptor: 1 }, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    SYNCHRONOUS,
    true,
  ),
  row(
    'waits when two acceptors of three crash',
    1,
    { crashes: { acceptor: 2 } },
    { ...SAFE, 'LIVE-2': { violatedIn: 4, faults: 2 } },
    SYNCHRONOUS,
    true,
  ),
];

/** With one acceptor it is two-phase commit in other words: whoever keeps the outcome is waited for. */
const alone: readonly Expectation[] = [
  row('with one acceptor, is safe with leaders that compete', 2, {}, SAFE, { ...COMPETING, ...single }),
  row('with one acceptor, is safe with a repaired crash', 2, { crashes: 1, recoveries: 1 }, SAFE, {
    ...COMPETING,
    ...single,
  }),
  row(
    'with one acceptor, finishes after a repaired crash of the coordinator',
    2,
    { crashes: { coordinator: 1 }, recoveries: 1 },
    { ...NEVER_BLOCKS, ...FINISHES },
    { ...SYNCHRONOUS, ...single },
  ),
  row('with one acceptor, is safe with a loss', 1, { losses: 1 }, SAFE, single),
  row(
    'with one acceptor, nobody waits for the coordinator',
    2,
    { crashes: { coordinator: 1 } },
    NEVER_BLOCKS,
    { ...SYNCHRONOUS, ...single },
  ),
  row(
    'with one acceptor, everybody waits for it',
    2,
    { crashes: { acceptor: 1 } },
    { ...SAFE, 'LIVE-2': { violatedIn: 3, faults: 1 } },
    { ...SYNCHRONOUS, ...single },
  ),
];

export const paxosCommitRows: readonly Expectation[] = [
  row('needs no luck without faults', 1, {}, { ...NEVER_BLOCKS, ...FINISHES }, SYNCHRONOUS),
  row('is safe with leaders that compete', 1, {}, SAFE, COMPETING),
  row(
    'is safe with leaders that compete and a crash of an acceptor',
    1,
    { crashes: { acceptor: 1 } },
    SAFE,
    COMPETING,
  ),
  row(
    'does not wait for a crashed coordinator',
    1,
    { crashes: { coordinator: 1 } },
    NEVER_BLOCKS,
    SYNCHRONOUS,
  ),
  row(
    'does not wait for a crashed participant',
    1,
    { crashes: { participant: 1 } },
    NEVER_BLOCKS,
    SYNCHRONOUS,
  ),
  row('does not wait for a crashed acceptor', 1, { crashes: { acceptor: 1 } }, NEVER_BLOCKS, SYNCHRONOUS),
  ...alone,
  ...large,
];
