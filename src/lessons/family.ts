/**
 * The family of commit protocols as a map: each step says what was broken, what was added for it and what that costs (the words are in
 * the `family` strings), and names the run that shows it.
 */
import { STANDARD } from '../sim/types';

export interface Member {
  readonly id: string;
  readonly protocol: string;
  readonly variant: string;
  /** Place on the map, in columns and rows from the upper left. */
  readonly column: number;
  readonly row: number;
}

export interface FamilyStep {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The run of `from` that shows what is broken; see `exhibits/`. */
  readonly exhibit: string;
}

function member(id: string, protocol: string, variant: string, column: number, row: number): Member {
  return { id, protocol, variant, column, row };
}

export const members: readonly Member[] = [
  member('loop', 'article-loop', STANDARD, 0, 2),
  member('plain', 'two-phase-commit', STANDARD, 1, 2),
  member('presumed', 'two-phase-commit', 'presumed-abort', 2, 4),
  member('linear', 'linear-commit', STANDARD, 1, 4),
  member('decentralized', 'decentralized-commit', STANDARD, 1, 0),
  member('cooperative', 'two-phase-commit', 'cooperative', 2, 1),
  member('naive', 'three-phase-commit', 'naive', 2, 2),
  member('elected', 'three-phase-commit', STANDARD, 3, 2),
  member('quorum', 'quorum-commit', STANDARD, 3, 3),
  member('e3pc', 'quorum-commit', 'e3pc', 3, 4),
  member('paxos', 'paxos-commit', STANDARD, 2, 3),
  member('raft', 'raft-failover', STANDARD, 3, 0),
  member('zookeeper', 'zookeeper-failover', STANDARD, 3, 1),
];

/** In the order in which the story is told. */
export const familySteps: readonly FamilyStep[] = [
  { id: 'loop-plain', from: 'loop', to: 'plain', exhibit: '11n-second-refuses' },
  { id: 'plain-presumed', from: 'plain', to: 'presumed', exhibit: '13-calm-abort' },
  { id: 'plain-linear', from: 'plain', to: 'linear', exhibit: '13-calm-commit' },
  { id: 'plain-decentralized', from: 'plain', to: 'decentralized', exhibit: '13-calm-commit' },
  { id: 'plain-cooperative', from: 'plain', to: 'cooperative', exhibit: '11a-one-was-told' },
  { id: 'cooperative-zookeeper', from: 'cooperative', to: 'zookeeper', exhibit: '11b3-all-in-doubt' },
  { id: 'cooperative-raft', from: 'cooperative', to: 'raft', exhibit: '11b3-all-in-doubt' },
  { id: 'plain-paxos', from: 'plain', to: 'paxos', exhibit: '11a-blocked-decided' },
  { id: 'plain-naive', from: 'plain', to: 'naive', exhibit: '11a-blocked-undecided' },
  { id: 'naive-elected', from: 'naive', to: 'elected', exhibit: '11e3-one-crash' },
  { id: 'elected-quorum', from: 'elected', to: 'quorum', exhibit: '11d-partition' },
  { id: 'quorum-e3pc', from: 'quorum', to: 'e3pc', exhibit: '11e3pc-cascade-blocks' },
];

export function memberById(id: string): Member | null {
  return members.find((member) => member.id === id) ?? null;
}
