/**
 * Paxos Commit after Gray & Lamport, "Consensus on Transaction Commit" (2006): every participant's vote is chosen by a Paxos
 * instance of its own among 2F+1 acceptors, so that no single node's crash can hide the outcome. Rows as in RULES.md.
 * Simplified: leaders speak of all instances in one message, an acceptor reports when it has them all, and the first participant is
 * asked like the others. Not modelled: electing a leader (any may lead), the faster variant, garbage collection.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { localPayment } from '../common/localPayment';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { acceptor, coordinator, participant, standby } from './roles';
import { three, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const timeouts = {
  prepare: 10 * SECOND,
  reports: 6 * SECOND,
  standby: 6 * SECOND,
  answers: 3 * SECOND,
  decision: 5 * SECOND,
  'lock-wait': 5 * SECOND,
};

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') {
    if (value === 'prepared') return 'PAX-X22';
    return value === 'initial' ? 'PAX-X21' : null;
  }
  if (role === 'local') return value === 'queued' ? 'LOCAL-1' : null;
  if (value === 'waiting') return 'PAX-X18';
  if (value === 'calling') return 'PAX-X6';
  return value === 'asking' || value === 'proposing' ? 'PAX-X15' : null;
}

function protocolOf({ acceptors }: Variant, name: string): Protocol {
  const helpers = [...acceptors.map((node) => ({ node, role: 'acceptor' })), { node: 'L2', role: 'standby' }];
  const protocol: Protocol = {
    id: 'paxos-commit',
    version: 1,
    roles: { coordinator, participant, acceptor, standby, local: localPayment },
    helpers,
    messages: {
      PREPARE: 'ask',
      '2A-PREPARED': 'vote-yes',
      '2A-ABORTED': 'vote-no',
      '2B': 'ack',
      COMMIT: 'commit',
      ABORT: 'abort',
      INQUIRE: 'ask',
      '1A': 'ask',
      '1B': 'ack',
      '2A': 'precommit',
      REFUSED: 'ack',
    },
    milestones: [
      'begun',
      'asked',
      'prepared',
      'voted',
      'accepted',
      'all-votes',
      'decided',
      'announced',
      'learned',
      'took-ballot',
      'promised',
      'proposed',
    ],
    properties: commonProperties,
    timeouts,
    waitsBecause,
    neutral: (participants) => neutralSetting(protocol, timeouts, participants, helpers, name),
  };
  return protocol;
}

export const paxosCommit: Protocol = {
  ...protocolOf(three, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
