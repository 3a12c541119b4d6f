/**
 * What the checker must say, as one table: each row states its bounds. Rows of more than a million states run in `npm run check:all`
 * alone. The rules are in `protocols/common/RULES.md`.
 */

import { articleLoopRows } from './expectations/articleLoop';
import type { Expectation } from './expectations/expectation';
import { threePhaseCommitRows } from './expectations/threePhaseCommit';
import { twoPhaseCommitRows } from './expectations/twoPhaseCommit';

export const expectations: readonly Expectation[] = [
  ...twoPhaseCommitRows,
  ...threePhaseCommitRows,
  ...articleLoopRows,
];
