/**
 * Two-phase commit, presumed nothing: the coordinator forces its decision, participants force their promise and their outcome,
 * and every decision is acknowledged. Follows Gray (1978) and Bernstein, Hadzilacos & Goodman (1987, ch. 7); rows as in RULES.md.
 * Its variants are in `variant.ts`. Not modelled: the work before the vote (it is one cost), garbage collection of logs.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { localPayment } from '../common/localPayment';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinatorRole, participantRole } from './roles';
import { presumedNothing, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const messages = {
  PREPARE: 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  COMMIT: 'commit',
  ABORT: 'abort',
  ACK: 'ack',
  INQUIRE: 'ask',
} as const;

const timeouts = {
  prepare: 10 * SECOND,
  votes: 6 * SECOND,
  decision: 5 * SECOND,
  acks: 2 * SECOND,
  'lock-wait': 5 * SECOND,
};

/** Rule that explains why an instance waits. */
function waitsBecause(variant: Variant, role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') {
    if (value === 'prepared') return variant.isCooperative ? 'COOP-T1' : '2PC-P7';
    return value === 'initial' ? '2PC-P3' : null;
  }
  if (role === 'local') return value === 'queued' ? 'LOCAL-1' : null;
  if (value === 'waiting') return { nothing: '2PC-C6', abort: 'PRA-C6', commit: 'PRC-C6' }[variant.presumes];
  if (value === 'committed') return '2PC-C8';
  return value === 'aborted' ? '2PC-C10' : null;
}

function protocolOf(variant: Variant, name: string): Protocol {
  const protocol: Protocol = {
    id: 'two-phase-commit',
    version: 1,
    roles: {
      coordinator: coordinatorRole(variant),
      participant: participantRole(variant),
      local: localPayment,
    },
    messages: {
      ...messages,
      ...(variant.isCooperative ? { 'DECISION-REQ': 'ask', UNCERTAIN: 'ask' } : {}),
      ...(variant.dropsReaders ? { 'VOTE-READ': 'vote-yes' } : {}),
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
    waitsBecause: (role, state) => waitsBecause(variant, role, state),
    neutral: (participants) => neutralSetting(protocol, timeouts, participants, [], name),
  };
  return protocol;
}

export const twoPhaseCommit: Protocol = {
  ...protocolOf(presumedNothing, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
