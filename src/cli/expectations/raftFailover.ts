/**
 * Two-phase commit with a Raft failover. Three replicas, each of which may lead once: states in which a fourth term begins lie beyond
 * the boundary (`roles.ts`). In the asynchronous model anybody may stand for election at any time, so a leader that lives and is merely
 * late needs no fault of its own. Rows on links that keep the order are smaller, and Raft is run over such links anyway.
 */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('raft-failover');
const NEVER_BLOCKS = { ...SAFE, 'LIVE-2': 'holds' } as const;
const FINISHES = { ...NEVER_BLOCKS, 'LIVE-3': 'holds' } as const;
const IN_ORDER = { network: 'fifo' } as const;
const leader = { crashes: { coordinator: 1 } };
const replica = { crashes: { replica: 1 } };

const large: readonly Expectation[] = [
  row('is safe whoever stands for election and when', 1, {}, SAFE, IN_ORDER, true),
  row(
    'finishes after a repaired crash of the leader',
    1,
    { ...leader, recoveries: 1 },
    FINISHES,
    { ...SYNCHRONOUS, ...IN_ORDER },
    true,
  ),
  row(
    'is safe when a leader that was cut off comes back',
    1,
    { partitions: 1, heals: 1 },
    SAFE,
    SYNCHRONOUS,
    true,
  ),
];

export const raftFailoverRows: readonly Expectation[] = [
  row('needs no luck without faults', 2, {}, FINISHES, SYNCHRONOUS),
  row('does not wait for a crashed leader', 2, leader, NEVER_BLOCKS, { ...SYNCHRONOUS, ...IN_ORDER }),
  row(
    'does not wait for a crashed participant',
    2,
    { crashes: { participant: 1 } },
    NEVER_BLOCKS,
    SYNCHRONOUS,
  ),
  row('does not wait for a crashed replica', 2, replica, NEVER_BLOCKS, SYNCHRONOUS),
  row('finishes after a repaired crash of a replica', 1, { ...replica, recoveries: 1 }, FINISHES, {
    ...SYNCHRONOUS,
    ...IN_ORDER,
  }),
  row(
    'finishes after a repaired crash of the participant',
    1,
    { crashes: { participant: 1 }, recoveries: 1 },
    FINISHES,
    SYNCHRONOUS,
  ),
  row('is safe when the network splits', 1, { partitions: 1 }, SAFE, SYNCHRONOUS),
  row(
    'waits when the majority is gone',
    1,
    { crashes: { coordinator: 1, replica: 1 } },
    { ...SAFE, 'LIVE-2': { violatedIn: 4, faults: 2 } },
    SYNCHRONOUS,
  ),
  ...large,
];
