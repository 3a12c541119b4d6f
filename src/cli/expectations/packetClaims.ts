/**
 * Red-packet claims: three shares, two servers or three, and epochs up to the third. In the asynchronous model an owner may be taken
 * for silent at any time, so that false suspicion needs no fault of its own.
 */
import { type Expectation, rowsOf, SYNCHRONOUS } from './expectation';

const row = rowsOf('packet-claims');
const conditional = { variant: 'conditional' };
const unfenced = { variant: 'unfenced' };
const server = { crashes: { set: 1 }, recoveries: 1 };
const KEPT = {
  'HB-P1': 'holds',
  'HB-P2': 'holds',
  'HB-P3': 'holds',
  'HB-P4': 'holds',
  'MONEY-1': 'holds',
  'MONEY-2': 'holds',
  'HB-P5': 'reached',
} as const;

/** With either guard. */
const guarded = [
  { how: 'with epochs', config: {} },
  { how: 'with a row count', config: conditional },
].flatMap(({ how, config }) => [
  row(`${how} keeps every promise without faults, false suspicion included`, 2, {}, KEPT, config),
  row(`${how} keeps every promise when a server crashes and comes back`, 2, server, KEPT, config),
  row(`${how} keeps every promise when a server pauses`, 2, { pauses: 1 }, KEPT, config),
  row(`${how} keeps every promise with a loss`, 2, { losses: 1 }, KEPT, config),
  row(`${how} keeps every promise with a duplicate`, 2, { duplicates: 1 }, KEPT, config),
]);

const broken: readonly Expectation[] = [
  // The packet moves while the first claim is on its way; the next owner, who has read an empty table, writes the same share.
  row(
    'without a guard gives a share away twice, without any fault',
    2,
    {},
    {
      'HB-P1': { violatedIn: 10, faults: 0 },
      'HB-P3': { violatedIn: 18, faults: 0 },
      'MONEY-2': { violatedIn: 17, faults: 0 },
      'MONEY-1': 'holds',
      'HB-P2': 'holds',
      'HB-P4': 'holds',
    },
    unfenced,
  ),
  row('without a guard needs a perfect failure detector', 2, { pauses: 1 }, KEPT, {
    ...unfenced,
    ...SYNCHRONOUS,
  }),
  // What a server sent before it crashed is still on its way when the next one has taken over.
  row(
    'without a guard is not saved by a perfect failure detector when a server crashes',
    2,
    { crashes: { set: 1 } },
    { 'HB-P1': { violatedIn: 11, faults: 1 }, 'MONEY-2': { violatedIn: 19, faults: 1 } },
    { ...unfenced, ...SYNCHRONOUS },
  ),
  row(
    'shows what is not in the table when rows are not forced',
    2,
    { crashes: { store: 1 }, recoveries: 1 },
    { 'HB-P4': { violatedIn: 8, faults: 1 } },
    { lazy: ['CLAIM'] },
  ),
];

export const packetClaimsRows: readonly Expectation[] = [
  ...guarded,
  row('keeps every promise with three servers and a crash', 3, server, KEPT),
  row(
    'keeps every promise when the gateway crashes and comes back',
    2,
    { crashes: { gateway: 1 }, recoveries: 1 },
    KEPT,
  ),
  row(
    'keeps every promise when the table crashes and comes back',
    2,
    { crashes: { store: 1 }, recoveries: 1 },
    KEPT,
  ),
  ...broken,
];
