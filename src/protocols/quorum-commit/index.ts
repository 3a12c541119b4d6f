/**
 * Quorum-based commit: Q3PC after Skeen (1982), and as its variant E3PC after Keidar & Dolev (1995/98), rows as in RULES.md. Between
 * the votes and the decision a node is prepared to commit (pc) or to abort (pa), and only quorums decide: safe in the asynchronous
 * model, under partitions too; how failures are detected matters to progress alone. Every node has one vote, the coordinator as well.
 * Not modelled: weighted votes, ACKs of the decision, garbage collection of logs.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { localPayment } from '../common/localPayment';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinatorRole, participantRole } from './roles';
import { skeen, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const messages = {
  PREPARE: 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  'PRE-COMMIT': 'precommit',
  'PRE-ABORT': 'preabort',
  ACK: 'ack',
  COMMIT: 'commit',
  ABORT: 'abort',
  'STATE-REQ': 'ask',
  STATE: 'ack',
  REFUSE: 'vote-no',
  INQUIRE: 'ask',
} as const;

const timeouts = {
  prepare: 10 * SECOND,
  votes: 6 * SECOND,
  decision: 5 * SECOND,
  states: 2 * SECOND,
  acks: 2 * SECOND,
  'lock-wait': 5 * SECOND,
};

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'local') return value === 'queued' ? 'LOCAL-1' : null;
  if (value === 'gathering') return 'Q3PC-S2';
  if (value === 'precommitting' || value === 'preaborting') return 'Q3PC-S6';
  if (value === 'prepared' || value === 'precommitted' || value === 'preaborted') return 'Q3PC-M7';
  if (role === 'participant') return value === 'initial' ? 'Q3PC-P3' : null;
  return value === 'waiting' ? 'Q3PC-C3' : null;
}

function protocolOf(variant: Variant, name: string): Protocol {
  const protocol: Protocol = {
    id: 'quorum-commit',
    version: 1,
    roles: {
      coordinator: coordinatorRole(variant),
      participant: participantRole(variant),
      local: localPayment,
    },
    messages,
    milestones: [
      'begun',
      'asked',
      'prepared',
      'voted',
      'all-votes',
      'precommitted',
      'decided',
      'announced',
      'learned',
      'elected',
      'blocked',
      'preaborted',
    ],
    properties: commonProperties,
    timeouts,
    waitsBecause,
    neutral: (participants) => neutralSetting(protocol, timeouts, participants, [], name),
  };
  return protocol;
}

export const quorumCommit: Protocol = {
  ...protocolOf(skeen, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
