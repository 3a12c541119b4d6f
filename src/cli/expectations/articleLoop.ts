/** The article's loop, which no fault is needed to break, and the two loops that it should have been. */
import { type Expectation, rowsOf, SAFE, SYNCHRONOUS } from './expectation';

const row = rowsOf('article-loop');
const repaired = { variant: 'repaired' };
const FINISHES = { 'LIVE-3': 'holds' } as const;
const everybodyWilling = { freeVotes: false };
/** Asked, promised, told, paid: four steps, and the second has not even been asked. The fifth is its refusal. */
const BROKEN = {
  AC1: { violatedIn: 5, faults: 0 },
  AC3: { violatedIn: 4, faults: 0 },
  'MONEY-1': { violatedIn: 5, faults: 0 },
} as const;
const REACHES = { AC2: 'holds', 'MONEY-2': 'holds', 'LIVE-1': 'reached' } as const;

export const articleLoopRows: readonly Expectation[] = [
  ...[2, 3].map((n) =>
    row('loses money without any fault when one refuses', n, {}, { ...BROKEN, ...REACHES }),
  ),
  row('loses money even where a refusal stops it', 2, {}, { ...BROKEN, ...REACHES }, { variant: 'stopping' }),
  // That nobody else has promised yet is a breach already, even if all turns out well.
  row('comes to one outcome when everybody is willing', 3, everybodyWilling, {
    ...REACHES,
    AC1: 'holds',
    AC3: { violatedIn: 4, faults: 0 },
    'MONEY-1': 'holds',
    'LIVE-2': 'holds',
  }),
  row(
    'leaves a promise behind for ever when its coordinator crashes',
    2,
    { crashes: 1, recoveries: 1 },
    {
      'LIVE-2': { violatedIn: 3, faults: 1 },
      'LIVE-3': { violatedIn: 3, faults: 1 },
    },
  ),
  row('repaired, needs no luck without faults', 3, {}, { ...SAFE, 'LIVE-2': 'holds', ...FINISHES }, repaired),
  row(
    'repaired, is safe with a crash',
    2,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, 'LIVE-2': { violatedIn: 3, faults: 1 }, ...FINISHES },
    repaired,
  ),
  row(
    'repaired, is safe with a crash and perfect detection',
    3,
    { crashes: 1, recoveries: 1 },
    { ...SAFE, ...FINISHES },
    { ...repaired, ...SYNCHRONOUS },
  ),
  row('repaired, is safe with a loss', 2, { losses: 1 }, { ...SAFE, ...FINISHES }, repaired),
];
