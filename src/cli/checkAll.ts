/** `npm run check:all`: every row of the table of expectations, the large ones too. Exit code 1 when one is not met. */

import { must } from '../base/assert';
import { Check, type Report } from '../checker/check';
import { checkableOf } from '../protocols/checkables';
import '../protocols/all';
import { expectations } from './expectations';
import type { Expectation } from './expectations/expectation';

const MAX_STATES = 40_000_000;

/** Explores the row's state space and names every claim that is not met. */
export function failuresOf(row: Expectation): {
  readonly report: Report;
  readonly failures: readonly string[];
} {
  const { setting, properties } = must(checkableOf(row.protocol, row.participants, row.config));
  const asked = properties.filter(({ id }) => Object.hasOwn(row.verdicts, id));
  const report = new Check(setting, row.bounds, asked, { maxStates: MAX_STATES }).run();
  const failures = Object.entries(row.verdicts).flatMap(([id, expected]) => {
    const found = report.properties.find((property) => property.id === id);
    const said = `${id} ${found?.verdict} (${found?.faults} faults, ${found?.length} steps)`;
    if (typeof expected === 'string') return found?.verdict === expected ? [] : [said];
    const { violatedIn, faults } = expected;
    return found?.verdict === 'violated' && found.length === violatedIn && found.faults === faults
      ? []
      : [said];
  });
  return { report, failures: report.complete ? failures : ['not complete', ...failures] };
}

function run(): void {
  for (const row of expectations) {
    const { report, failures } = failuresOf(row);
    console.log(
      `${failures.length === 0 ? 'ok  ' : 'FAIL'} ${row.protocol} ${row.name}: ${report.states} states`,
    );
    for (const failure of failures) console.log(`       ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  }
}

if (/[\\/]cli[\\/]checkAll(\.ts)?$/.test(process.argv[1] ?? '')) run();
