/**
 * Two-phase commit whose coordinator may fail over. Two coordinators stand in line with ephemeral sequential znodes, as in the
 * leader election recipe of Apache ZooKeeper ("Recipes and Solutions"); the first leads, the other watches the znode before its
 * own. The decision is a znode that can be created once, by whoever still has its election znode. Rows as in RULES.md.
 * Simplified: one node stands for the whole ensemble, which is itself a group of machines and is given no crashes; heartbeats are a timer of the
 * ensemble, so a session may end though its client merely pauses; only the session of the first in line ends. Epochs beyond the
 * second are not explored. Decisions are not acknowledged, for whoever misses one reads it. Not modelled: removing the decision.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { neutralSetting } from '../common/neutral';
import { commonProperties } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinatorRole, ensembleRole, participantRole, standbyRole } from './roles';
import { createOnce, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const common = {
  PREPARE: 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  COMMIT: 'commit',
  ABORT: 'abort',
  ENROL: 'ask',
  'NODE-DELETED': 'ack',
  DONE: 'ack',
} as const;

const messages = {
  ensemble: {
    ...common,
    CREATE: 'ask',
    CREATED: 'ack',
    EXISTS: 'ack',
    'NO-NODE': 'vote-no',
    READ: 'ask',
  },
  leader: { ...common, INQUIRE: 'ask' },
  participants: { ...common, INQUIRE: 'ask', 'NEW-LEADER': 'ask', STATE: 'ack' },
} as const;

/** A healthy transaction is over, and votes are waited for no more, long before a session ends. */
const timeouts = {
  prepare: 10 * SECOND,
  votes: 3 * SECOND,
  decision: 4 * SECOND,
  outcomes: 2 * SECOND,
  states: 2 * SECOND,
  session: 6 * SECOND,
};

const helpers = [
  { node: 'C2', role: 'standby' },
  { node: 'ZK', role: 'ensemble' },
] as const;

const milestones = [
  'begun',
  'asked',
  'prepared',
  'voted',
  'all-votes',
  'decided',
  'confirmed',
  'announced',
  'learned',
  'expired',
  'elected',
  'adopted',
  'deposed',
];

/** Rule that explains why an instance waits. */
function waitsBecause({ keptBy }: Variant, role: string, { value }: MachineState): RuleId | null {
  if (role === 'participant') {
    if (value === 'prepared') return keptBy === 'ensemble' ? 'ZK-P7' : 'ZK-L5';
    return value === 'initial' ? 'ZK-P3' : null;
  }
  if (role === 'ensemble') return null;
  if (value === 'waiting') return keptBy === 'ensemble' ? 'ZK-C6' : 'ZK-L2';
  if (value === 'creating') return 'ZK-C8';
  if (value === 'announcing') return 'ZK-F3';
  if (value === 'surveying') return 'ZK-F6';
  if (value === 'deposed') return keptBy === 'ensemble' ? 'ZK-C9' : 'ZK-L5';
  return null;
}

function protocolOf(variant: Variant, name: string): Protocol {
  const protocol: Protocol = {
    id: 'zookeeper-failover',
    version: 1,
    roles: {
      coordinator: coordinatorRole(variant),
      participant: participantRole(variant),
      standby: standbyRole(variant),
      ensemble: ensembleRole(variant),
    },
    helpers,
    messages: messages[variant.keptBy],
    milestones,
    properties: commonProperties,
    ...(variant.keptBy === 'ensemble' ? {} : { restsOn: 'luck' }),
    timeouts,
    waitsBecause: (role, state) => waitsBecause(variant, role, state),
    neutral: (participants) => neutralSetting(protocol, timeouts, participants, helpers, name),
  };
  return protocol;
}

export const zookeeperFailover: Protocol = {
  ...protocolOf(createOnce, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
