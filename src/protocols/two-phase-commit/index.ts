/**
 * Two-phase commit, presumed nothing: the coordinator forces its decision, participants force their promise and their outcome,
 * and every decision is acknowledged. Follows Gray (1978) and Bernstein, Hadzilacos & Goodman (1987, ch. 7); rows as in RULES.md.
 * Not modelled: the work before the vote (it is one cost), garbage collection of logs, presumed variants.
 */
import { localPayment } from '../common/localPayment';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinator, participant } from './roles';

const SECOND = 1_000_000;

const timeouts = {
  prepare: 10 * SECOND,
  votes: 6 * SECOND,
  decision: 5 * SECOND,
  acks: 2 * SECOND,
  'lock-wait': 5 * SECOND,
};

export const twoPhaseCommit: Protocol = {
  id: 'two-phase-commit',
  version: 1,
  roles: { coordinator, participant, local: localPayment },
  messages: {
    PREPARE: 'ask',
    'VOTE-YES': 'vote-yes',
    'VOTE-NO': 'vote-no',
    COMMIT: 'commit',
    ABORT: 'abort',
    ACK: 'ack',
    INQUIRE: 'ask',
  },
  milestones: [
    'begun',
    'asked',
    'prepared',
    'voted',
    'all-votes',
    'decided',
    'announced',
    'learned',
    'ended',
  ],
  properties: commonProperties,
  timeouts,
  waitsBecause: (role, state) => {
    if (role === 'participant')
      return state.value === 'prepared' ? '2PC-P7' : state.value === 'initial' ? '2PC-P3' : null;
    if (role === 'local') return state.value === 'queued' ? 'LOCAL-1' : null;
    if (state.value === 'waiting') return '2PC-C6';
    if (state.value === 'committed') return '2PC-C8';
    return state.value === 'aborted' ? '2PC-C10' : null;
  },
  neutral: (participants) => neutralSetting(twoPhaseCommit, timeouts, participants),
};
