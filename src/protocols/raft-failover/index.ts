/**
 * Two-phase commit whose coordinator is a group of three replicas that agree by Raft (Ongaro & Ousterhout 2014): the decision is an entry
 * of a replicated log, and is taken once that entry is on a majority in the term of its leader. Rows as in RULES.md.
 * Simplified: the first leader is given; terms are dealt out in turn, so that votes never split; a leader appends once and sends its whole
 * log; heartbeats are a timer of the followers, and the news that an entry is committed is the decision itself. A leader or candidate
 * that hears nothing does not repeat itself: somebody else stands. Not modelled: snapshots, changes of the group, removing the entry.
 */
import type { MachineState, RuleId } from '../../sim/types';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinator, participant, replica } from './roles';

const SECOND = 1_000_000;

/** A healthy transaction is over, and votes are waited for no more, long before anybody stands. */
const timeouts = {
  prepare: 10 * SECOND,
  votes: 3 * SECOND,
  decision: 4 * SECOND,
  election: 6 * SECOND,
};

const helpers = [
  { node: 'R2', role: 'replica' },
  { node: 'R3', role: 'replica' },
] as const;

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') {
    if (value === 'prepared') return 'RAFT-P7';
    return value === 'initial' ? 'RAFT-P3' : null;
  }
  if (value === 'waiting') return 'RAFT-C6';
  if (value === 'leading') return 'RAFT-L1';
  if (value === 'standing') return 'RAFT-E1';
  return value === 'following' ? 'RAFT-F6' : null;
}

export const raftFailover: Protocol = {
  id: 'raft-failover',
  version: 1,
  roles: { coordinator, participant, replica },
  helpers,
  messages: {
    PREPARE: 'ask',
    'VOTE-YES': 'vote-yes',
    'VOTE-NO': 'vote-no',
    APPEND: 'precommit',
    APPENDED: 'ack',
    'REQUEST-VOTE': 'ask',
    GRANT: 'ack',
    STALE: 'vote-no',
    COMMIT: 'commit',
    ABORT: 'abort',
    INQUIRE: 'ask',
  },
  milestones: [
    'begun',
    'asked',
    'prepared',
    'voted',
    'all-votes',
    'appended',
    'decided',
    'announced',
    'learned',
    'stood',
    'elected',
    'deposed',
  ],
  properties: commonProperties,
  timeouts,
  waitsBecause,
  neutral: (participants) => neutralSetting(raftFailover, timeouts, participants, helpers),
};
