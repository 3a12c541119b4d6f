/** All protocols at once, for the command line, benchmarks and tests. Importing this puts them into the registry. */
import { articleLoop } from './article-loop';
import { decentralizedCommit } from './decentralized-commit';
import { linearCommit } from './linear-commit';
import { packetClaims } from './packet-claims';
import { paxosCommit } from './paxos-commit';
import type { Protocol } from './protocol';
import { quorumCommit } from './quorum-commit';
import { raftFailover } from './raft-failover';
import { register } from './registry';
import { resharding } from './resharding';
import { threePhaseCommit } from './three-phase-commit';
import { twoPhaseCommit } from './two-phase-commit';
import { zookeeperFailover } from './zookeeper-failover';

export const protocols: readonly Protocol[] = [
  twoPhaseCommit,
  threePhaseCommit,
  quorumCommit,
  paxosCommit,
  zookeeperFailover,
  raftFailover,
  linearCommit,
  decentralizedCommit,
  resharding,
  articleLoop,
  packetClaims,
];

register(protocols);
