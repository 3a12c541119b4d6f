/**
 * What the checker must say, as one table: each row states its bounds. Rows of more than a million states run in `npm run check:all`
 * alone. The rules are in `protocols/common/RULES.md`.
 */

import { articleLoopRows } from './expectations/articleLoop';
import { decentralizedCommitRows } from './expectations/decentralizedCommit';
import type { Expectation } from './expectations/expectation';
import { linearCommitRows } from './expectations/linearCommit';
import { packetClaimsRows } from './expectations/packetClaims';
import { paxosCommitRows } from './expectations/paxosCommit';
import { quorumCommitRows } from './expectations/quorumCommit';
import { raftFailoverRows } from './expectations/raftFailover';
import { reshardingRows } from './expectations/resharding';
import { threePhaseCommitRows } from './expectations/threePhaseCommit';
import { twoPhaseCommitRows } from './expectations/twoPhaseCommit';
import { zookeeperFailoverRows } from './expectations/zookeeperFailover';

export const expectations: readonly Expectation[] = [
  ...twoPhaseCommitRows,
  ...threePhaseCommitRows,
  ...quorumCommitRows,
  ...paxosCommitRows,
  ...zookeeperFailoverRows,
  ...raftFailoverRows,
  ...linearCommitRows,
  ...decentralizedCommitRows,
  ...reshardingRows,
  ...articleLoopRows,
  ...packetClaimsRows,
];
