/**
 * Resharding while a transaction is in doubt. In the asynchronous model the ring may change at any time after the client has begun, so
 * every state of a branch is handed over, with every message on its way. The placement service is given no crashes.
 */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('resharding');
const ONE_OWNER = { ...SAFE, 'OWNER-1': 'holds' } as const;
const LIVE = { 'LIVE-2': 'holds', 'LIVE-3': 'holds' } as const;
const FINISHES = { 'LIVE-3': 'holds' } as const;
const coordinator = { crashes: { coordinator: 1 } };
const oldOwner = { crashes: { participant: 1 } };
const newOwner = { crashes: { heir: 1 } };

const broken: readonly Expectation[] = [
  // The account is handed over, and PREPARE comes from a client with the old ring. Of a branch in doubt both owners pay out.
  row(
    'without a fence has two owners and makes money, without any fault',
    2,
    {},
    {
      'OWNER-1': { violatedIn: 4, faults: 0 },
      AC1: { violatedIn: 9, faults: 0 },
      'MONEY-1': { violatedIn: 10, faults: 0 },
    },
    { variant: 'unfenced' },
  ),
  row(
    'with the branch left behind loses money, though there is one owner at a time',
    2,
    {},
    {
      'OWNER-1': 'holds',
      AC1: { violatedIn: 9, faults: 0 },
      'MONEY-1': { violatedIn: 10, faults: 0 },
    },
    { variant: 'branch-left-behind' },
  ),
];

const large: readonly Expectation[] = [
  row(
    'is safe and finishes when the old owner crashes and comes back',
    2,
    { ...oldOwner, recoveries: 1 },
    { ...ONE_OWNER, ...FINISHES },
    {},
    true,
  ),
  row(
    'is safe and finishes when the new owner crashes and comes back',
    2,
    { ...newOwner, recoveries: 1 },
    { ...ONE_OWNER, ...FINISHES },
    {},
    true,
  ),
  row('is safe with a loss', 2, { losses: 1 }, { ...ONE_OWNER, ...LIVE }, {}, true),
  row(
    'is safe when everybody but the placement crashes and comes back',
    1,
    { crashes: { coordinator: 1, participant: 1, heir: 1 }, recoveries: 3 },
    { ...ONE_OWNER, ...FINISHES },
    {},
    true,
  ),
];

export const reshardingRows: readonly Expectation[] = [
  row('is safe without faults, whenever the ring changes', 2, {}, { ...ONE_OWNER, ...LIVE }),
  row('blocks when the coordinator crashes', 1, coordinator, {
    ...ONE_OWNER,
    'LIVE-2': { violatedIn: 6, faults: 1 },
  }),
  row(
    'finishes when the coordinator comes back with the old ring',
    1,
    { ...coordinator, recoveries: 1 },
    {
      ...ONE_OWNER,
      ...FINISHES,
    },
  ),
  row(
    'finishes when the old owner comes back, with perfect detection',
    2,
    { ...oldOwner, recoveries: 1 },
    { ...ONE_OWNER, ...FINISHES },
    SYNCHRONOUS,
  ),
  row(
    'finishes when the new owner comes back, with perfect detection',
    2,
    { ...newOwner, recoveries: 1 },
    { ...ONE_OWNER, ...FINISHES },
    SYNCHRONOUS,
  ),
  row(
    'is safe with one and a loss and a duplicate',
    1,
    { losses: 1, duplicates: 1 },
    { ...ONE_OWNER, ...LIVE },
  ),
  row('is safe with one and a pause', 1, { pauses: 1 }, { ...ONE_OWNER, ...FINISHES }),
  // The fence is only as good as its record: forgotten in a crash, the old owner believes that the account is still its own.
  row(
    'has two owners when the fence is not forced and the old owner crashes',
    1,
    { ...oldOwner, recoveries: 1 },
    { 'MONEY-1': { violatedIn: 5, faults: 1 } },
    { lazy: ['HANDED-OVER'] },
  ),
  ...broken,
  ...large,
];
