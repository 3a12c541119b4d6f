/**
 * What the checker must say, as one table: each row states its bounds. Rows of more than a million states run in `npm run check:all`
 * alone. The rules are in `protocols/common/RULES.md`.
 */
import type { Expectation } from './expectations/expectation';
import { twoPhaseCommitRows } from './expectations/twoPhaseCommit';
import { threePhaseCommitRows } from './expectations/threePhaseCommit';
import { quorumCommitRows } from './expectations/quorumCommit';
import { paxosCommitRows } from './expectations/paxosCommit';
import { zookeeperFailoverRows } from './expectations/zookeeperFailover';
import { linearCommitRows } from './expectations/linearCommit';
import { decentralizedCommitRows } from './expectations/decentralizedCommit';
import { articleLoopRows } from './expectations/articleLoop';

export const expectations: readonly Expectation[] = [
  ...twoPhaseCommitRows,
  ...threePhaseCommitRows,
  ...quorumCommitRows,
  ...paxosCommitRows,
  ...zookeeperFailoverRows,
  ...linearCommitRows,
  ...decentralizedCommitRows,
  ...articleLoopRows,
];
