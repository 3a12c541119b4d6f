/**
 * Three-phase commit: between the votes and the commit everybody learns that everybody has voted yes, so that no live process ever
 * has to wait for one that is down. Follows Skeen (1981) and Bernstein, Hadzilacos & Goodman (1987, ch. 7): an elected backup
 * coordinator asks all live processes where they stand. PRE-COMMIT is logged, and after a total failure everybody is waited for;
 * whoever restarts asks and does not vote. Its exhibits are in `variant.ts`. Not modelled: garbage collection of logs.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { localPayment } from '../common/localPayment';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinatorRole, participantRole } from './roles';
import { standard, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const messages = {
  'CAN-COMMIT': 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  'PRE-COMMIT': 'precommit',
  ACK: 'ack',
  COMMIT: 'commit',
  ABORT: 'abort',
} as const;

const terminationMessages = {
  ELECT: 'ask',
  'STATE-REQ': 'ask',
  STATE: 'ack',
  'DECISION-REQ': 'ask',
  LOGGED: 'ack',
} as const;

const timeouts = {
  prepare: 10 * SECOND,
  votes: 6 * SECOND,
  acks: 2 * SECOND,
  leader: 5 * SECOND,
  states: 2 * SECOND,
  ask: 5 * SECOND,
  down: 3 * SECOND,
  decision: 5 * SECOND,
  'lock-wait': 5 * SECOND,
};

/** Rule that explains why an instance waits. */
const waiting: Readonly<Record<string, Readonly<Record<string, RuleId>>>> = {
  local: { queued: 'LOCAL-1' },
  coordinator: { waiting: '3PC-C3', following: '3PC-P8', asking: '3PC-A1' },
  participant: {
    initial: '3PC-P3',
    leading: '3PC-E3',
    'leading-precommitted': '3PC-E3',
    completing: '3PC-E5',
    asking: '3PC-A1',
  },
};

function waitsBecause(variant: Variant, role: string, { value }: MachineState): RuleId | null {
  const isTimed = variant.terminates === 'by-timeout';
  if (role === 'participant' && (value === 'prepared' || value === 'precommitted'))
    return isTimed ? '3PCN-P8' : '3PC-P8';
  if (role === 'coordinator' && value === 'precommitted') {
    if (variant.missingAck === 'commit') return '3PC-C5';
    return isTimed ? '3PCSS-C5' : '3PCM-C5';
  }
  return waiting[role]?.[value] ?? null;
}

function protocolOf(variant: Variant, name: string): Protocol {
  const isTimed = variant.terminates === 'by-timeout';
  const protocol: Protocol = {
    id: 'three-phase-commit',
    version: 1,
    roles: {
      coordinator: coordinatorRole(variant),
      participant: participantRole(variant),
      local: localPayment,
    },
    messages: isTimed ? messages : { ...messages, ...terminationMessages },
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
      ...(isTimed ? [] : ['elected']),
    ],
    properties: commonProperties,
    restsOn: variant === standard || variant.total === 'view' ? 'perfect-detection' : 'luck',
    timeouts,
    waitsBecause: (role, state) => waitsBecause(variant, role, state),
    neutral: (participants) => neutralSetting(protocol, timeouts, participants, [], name),
  };
  return protocol;
}

export const threePhaseCommit: Protocol = {
  ...protocolOf(standard, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
