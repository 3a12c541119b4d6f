/**
 * Two-phase commit with a ZooKeeper failover. The ensemble, which stands for a replicated service, is given no crash. In the
 * asynchronous model the leader's session may end at any time: false suspicion needs no fault of its own.
 */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('zookeeper-failover');
const LIVE = { 'LIVE-2': 'holds', 'LIVE-3': 'holds' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
const leader = { crashes: { coordinator: 1 } };
const anyCandidate = { crashes: { coordinator: 1, standby: 1 } };

const broken: readonly Expectation[] = [
  // The first leader has COMMIT on its disk; its session ends, and the second finds nothing on its own.
  row(
    'disagrees when each leader decides by its own disk, without any fault',
    2,
    {},
    { AC1: { violatedIn: 7, faults: 0 }, 'MONEY-1': { violatedIn: 9, faults: 0 } },
    { variant: 'local' },
  ),
  row('with fencing alone is safe while nobody is taken for dead', 2, leader, SAFE, {
    ...SYNCHRONOUS,
    variant: 'fence',
  }),
  // The one that has committed crashes before it is asked; the new leader sees only who is in doubt.
  row(
    'with fencing alone disagrees when a participant crashes too',
    2,
    { crashes: { coordinator: 1, participant: 1 } },
    { AC1: { violatedIn: 11, faults: 2 } },
    { ...SYNCHRONOUS, variant: 'fence' },
  ),
  row(
    'with fencing alone disagrees when a participant is merely slow',
    1,
    {},
    { AC1: { violatedIn: 7, faults: 0 } },
    { variant: 'fence' },
  ),
];

const large: readonly Expectation[] = [
  row('does not block when the leader crashes', 2, leader, { ...SAFE, ...LIVE }, {}, true),
  row(
    'is safe and finishes with a crash of the leader and its return',
    2,
    { ...leader, recoveries: 1 },
    { ...SAFE, ...LIVE },
    {},
    true,
  ),
  row('is safe with a pause', 2, { pauses: 1 }, { ...SAFE, ...FINISHES }, {}, true),
  row(
    'does not block three when the leader crashes, with perfect detection',
    3,
    leader,
    { ...SAFE, ...LIVE },
    SYNCHRONOUS,
    true,
  ),
  row('is safe with a loss and a duplicate', 1, { losses: 1, duplicates: 1 }, SAFE, {}, true),
];

export const zookeeperFailoverRows: readonly Expectation[] = [
  row('is safe without faults, false suspicion included', 2, {}, { ...SAFE, ...LIVE }),
  row(
    'does not block when the leader crashes and comes back, with perfect detection',
    2,
    { ...leader, recoveries: 1 },
    { ...SAFE, ...LIVE },
    SYNCHRONOUS,
  ),
  row('does not block one when the leader crashes', 1, leader, { ...SAFE, ...LIVE }),
  row('is safe with one and a crash', 1, { ...leader, recoveries: 1 }, { ...SAFE, ...LIVE }),
  row('is safe with one and a pause', 1, { pauses: 1 }, { ...SAFE, ...FINISHES }),
  row('is safe with one and a loss', 1, { losses: 1 }, SAFE),
  row('blocks when both coordinators crash', 1, anyCandidate, { ...SAFE, 'LIVE-2': 'violated' }),
  row(
    'finishes when both coordinators crash and one comes back',
    1,
    { ...anyCandidate, recoveries: 2 },
    { ...SAFE, ...FINISHES },
    SYNCHRONOUS,
  ),
  ...broken,
  ...large,
];
