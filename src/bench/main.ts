/**
 * `npm run bench`: measures, prints a table, and exits 1 when a goal is missed. `--json` prints the same as JSON, `--core` leaves
 * the browser out, `--ring` measures only the ring and shows everybody beside it.
 */
import { grayLamport, twoPhaseCommit } from './checker';
import { history, linkLength, openingLink, step } from './core';
import { inPage } from './page';
import { type Measured, table } from './result';
import { ringMeasurements } from './ring';
import { dragStep } from './ringPage';

const asJson = process.argv.includes('--json');
const coreOnly = process.argv.includes('--core');
const ringOnly = process.argv.includes('--ring');

const results: Measured[] = ringOnly
  ? []
  : [step(), openingLink(), linkLength(), history(), ...grayLamport(), ...twoPhaseCommit()];
const ring = ringMeasurements();
results.push(...ring.results, dragStep());
if (!coreOnly && !ringOnly) results.push(...(await inPage()));
console.log(asJson ? JSON.stringify(results, null, 2) : table(results));
if (ringOnly && !asJson) console.log(`\nTimes and speeds; × is against hashring\n${ring.everybody}`);
process.exitCode = results.every(({ value, goal }) => value <= goal) ? 0 : 1;
