/**
 * A red packet that many people grab at once. Which server (SET) serves the packet is a matter of its id: a ring gives the owner,
 * and the next one when it is silent. The owner serves one request after the other from a counter in its memory, and writes each
 * share into a durable table before it tells anybody. What the table asks of a write decides what an owner can do that slept:
 * an epoch, as in fencing tokens (Burrows, "The Chubby lock service", OSDI 2006, calls them sequencers), or a row count that must
 * still be as the writer remembers it (an optimistic lock). Rows as in RULES.md.
 *
 * Published of real services (payments.md, [T R69], third-party texts): requests of one packet stick to one server by a hash of its
 * id and queue in that process. That it is a ring, epochs included, is our choice for teaching. Simplified: one gateway stands for
 * all the people, one after the other, and for the ring's configuration; one node stands for the durable table, which is given no
 * crashes when it is checked; the shares are drawn beforehand. Epochs beyond the third (the second, of a packet of many shares) are not explored. Not modelled: crediting the
 * winners' wallets, which is done later by message.
 */
import type { Setting } from '../../sim/model';
import { type MachineState, type RuleId, STANDARD, type Transaction } from '../../sim/types';
import { localPayment } from '../common/localPayment';
import { defaultConfig } from '../common/neutral';
import type { Protocol } from '../protocol';
import { properties } from './properties';
import { gatewayRole, setRole, storeRole } from './roles';
import { fenced, type Variant, variants } from './variant';

const SECOND = 1_000_000;

const common = {
  GRAB: 'ask',
  WON: 'commit',
  'TOO-LATE': 'abort',
  LOAD: 'ask',
  LOADED: 'ack',
  CLAIM: 'precommit',
  WRITTEN: 'ack',
} as const;

const timeouts = { answer: 2 * SECOND, 'lock-wait': 5 * SECOND };

const helpers = [{ node: 'HB-DB', role: 'store' }] as const;

const claims = Array.from({ length: 11 }, (_, index) => `claim-${index + 1}`);

const milestones = [
  'begun',
  'loaded',
  ...claims,
  'counted',
  'moved',
  'refused',
  'deposed',
  'won-after-all',
  'turned-away',
  'closed',
  'gave-up',
  'queued',
  'paid',
  'rejected',
];

/** What is in the packet when there is no story: three shares. */
const SHARES = [1_000, 500, 1_000] as const;

/** Rule that explains why an instance waits. */
function waitsBecause(role: string, { value }: MachineState): RuleId | null {
  if (role === 'local') return value === 'queued' ? 'LOCAL-1' : null;
  if (role === 'gateway') return value === 'asking' ? 'HB-G4' : null;
  if (value === 'loading') return 'HB-S2';
  return value === 'writing' ? 'HB-S6' : null;
}

/** Each share out of the packet, into what has been claimed and not yet credited. */
export function sharesOf(amounts: readonly number[]): Transaction['legs'] {
  return amounts.flatMap((amount) => [
    { account: 'packet', amount: -amount },
    { account: 'claimed', amount },
  ]);
}

function neutral(model: Protocol, sets: number, variant: string): Setting {
  const members = [
    { node: 'GW', role: 'gateway' },
    ...Array.from({ length: sets }, (_, index) => ({ node: `SET-${index + 1}`, role: 'set' })),
    ...helpers,
  ];
  const owner = (id: string) => ({ en: id, 'zh-Hans': id });
  const account = (id: string, available: number) =>
    ({ id, node: 'HB-DB', kind: 'suspense', owner: owner(id), available }) as const;
  const all = SHARES.reduce<number>((sum, amount) => sum + amount, 0);
  return {
    model,
    cast: {
      nodes: members.map(({ node }) => ({ id: node })),
      accounts: [account('packet', all), account('claimed', 0)],
      transactions: [{ id: 't1', members, legs: sharesOf(SHARES), beginAt: 0 }],
    },
    config: { ...defaultConfig, timeouts, variant },
    seed: 1,
  };
}

function protocolOf(variant: Variant, name: string): Protocol {
  const protocol: Protocol = {
    id: 'packet-claims',
    version: 1,
    roles: {
      gateway: gatewayRole,
      set: setRole(variant),
      store: storeRole(variant),
      local: localPayment,
    },
    helpers,
    messages: variant.guard === 'none' ? common : { ...common, REFUSED: 'vote-no' },
    milestones,
    properties,
    ...(variant.guard === 'none' ? { restsOn: 'luck' } : {}),
    timeouts,
    waitsBecause,
    neutral: (sets) => neutral(protocol, sets, name),
  };
  return protocol;
}

export const packetClaims: Protocol = {
  ...protocolOf(fenced, STANDARD),
  variants: Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, protocolOf(variant, name)]),
  ),
};
