/**
 * Two-phase commit while the payee's account moves to a shard that has joined the ring. A ring, or a table of slots, places accounts;
 * it says nothing of money on its way. What keeps the money right is here: ring epochs, an old owner that refuses whoever comes with
 * an old ring, and a branch in doubt that moves with its account. It follows no single paper: copy, catch up, fence and switch are the
 * steps of live migration (Das et al., "Albatross", VLDB 2011, quoted from memory). Rows as in RULES.md.
 * Simplified: the account is handed over in one message, so copying ahead and catching up, which change nothing that anybody sees,
 * are not shown. One node stands for the placement service, which in practice is replicated by consensus, and is given no crashes.
 * One account of the last participant moves, once; the transaction can be in any state then. Who owns it is given by the cast, which
 * `placement.ts` makes with a ring. Decisions are not acknowledged: whoever misses one asks. Not modelled: removing
 * the retired copy, and a shard that leaves.
 */
import { type MachineState, type RuleId, STANDARD } from '../../sim/types';
import { neutralSetting } from '../common/neutral';
import { commonProperties, oneOwner } from '../common/properties';
import type { Protocol } from '../protocol';
import { coordinatorRole, heirRole, participantRole, ringRole } from './roles';
import { fenced, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const messages = {
  PREPARE: 'ask',
  'VOTE-YES': 'vote-yes',
  'VOTE-NO': 'vote-no',
  COMMIT: 'commit',
  ABORT: 'abort',
  INQUIRE: 'ask',
  MOVE: 'ask',
  'HAND-OVER': 'precommit',
  TAKEN: 'ack',
  EPOCH: 'ack',
  STAYS: 'ack',
  MOVED: 'vote-no',
} as const;

/** A healthy transaction is over long before the ring changes; a scenario has it sooner. */
const timeouts = {
  prepare: 10 * SECOND,
  votes: 3 * SECOND,
  decision: 4 * SECOND,
  rebalance: 2 * SECOND,
  retry: 2 * SECOND,
};

const HEIR = 'NEW';

const helpers = [
  { node: 'RING', role: 'ring' },
  { node: HEIR, role: 'heir' },
] as const;

const milestones = [
  'begun',
  'asked',
  'prepared',
  'voted',
  'all-votes',
  'decided',
  'announced',
  'learned',
  'asked-to-move',
  'handed-over',
  'taken-over',
  'switched',
  'refused',
  'redirected',
  'refreshed',
];

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'coordinator') return value === 'waiting' ? 'RS-C2' : null;
  if (role === 'ring') return value === 'moving' ? 'RS-N1' : null;
  if (value === 'prepared') return 'RS-P7';
  if (value === 'initial') return 'RS-P3';
  return value === 'awaiting' ? 'RS-H6' : null;
}

function protocolOf(variant: Variant, name: string): Protocol {
  const protocol: Protocol = {
    id: 'resharding',
    version: 1,
    roles: {
      coordinator: coordinatorRole,
      participant: participantRole(variant),
      ring: ringRole,
      heir: heirRole(variant),
    },
    helpers,
    messages,
    milestones,
    properties: [...commonProperties, oneOwner],
    ...(variant === fenced ? {} : { restsOn: 'luck' }),
    timeouts,
    waitsBecause,
    neutral: (participants) => {
      const setting = neutralSetting(protocol, timeouts, participants, helpers, name);
      // Plain names were placed by no ring: whatever the last participant keeps moves.
      const { accounts } = setting.cast;
      const last = `P${participants}`;
      const heirs = accounts
        .filter(({ node }) => node === last)
        .map((account) => ({ ...account, id: `${account.id}@${HEIR}`, node: HEIR, available: 0 }));
      return { ...setting, cast: { ...setting.cast, accounts: [...accounts, ...heirs] } };
    },
  };
  return protocol;
}

export const resharding: Protocol = {
  ...protocolOf(fenced, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
