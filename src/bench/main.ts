/** `npm run bench`: measures, prints a table, and exits 1 when a goal is missed. `--json` prints the same as JSON, `--core` leaves the browser out. */
import { grayLamport, twoPhaseCommit } from './checker';
import { history, linkLength, openingLink, step } from './core';
import { inPage } from './page';
import { type Measured, table } from './result';

const asJson = process.argv.includes('--json');
const coreOnly = process.argv.includes('--core');

const results: Measured[] = [
  step(),
  openingLink(),
  linkLength(),
  history(),
  ...grayLamport(),
  ...twoPhaseCommit(),
];
if (!coreOnly) results.push(...(await inPage()));
console.log(asJson ? JSON.stringify(results, null, 2) : table(results));
process.exitCode = results.every(({ value, goal }) => value <= goal) ? 0 : 1;
