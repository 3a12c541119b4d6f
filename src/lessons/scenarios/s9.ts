import { must } from '../../base/assert';
import { wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import { sharesOf } from '../../protocols/packet-claims';
import type { Account, Cast, Move, Transaction } from '../../sim/types';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/packet-claims/story';

/** What is in the packet (`payments.md` S9): 10,000 fen, none above twice the average of what was left when it was drawn. */
const SHARES = [1_234, 688, 1_520, 431, 1_999, 76, 1_150, 902, 1_307, 693] as const;

const STORE = 'HB-DB';
const SETS = ['SET-1', 'SET-2', 'SET-3', 'SET-4'] as const;

/** Money that belongs to nobody's wallet yet. */
function held(id: string, owner: Account['owner']): Account {
  return { id, node: STORE, kind: 'suspense', owner, available: 0 };
}

/** The send-order: Li Lei pays for the packet. In truth his wallet is kept elsewhere; that transfer is another story. */
const sending: Transaction = {
  id: 't0',
  members: [{ node: STORE, role: 'local' }],
  legs: [
    { account: 'li', amount: -10_000 },
    { account: 'packet', amount: 10_000 },
  ],
  beginAt: 0,
};

const claiming: Transaction = {
  id: 't1',
  members: [
    { node: 'GW', role: 'gateway' },
    ...SETS.map((node) => ({ node, role: 'set' })),
    { node: STORE, role: 'store' },
  ],
  legs: sharesOf(SHARES),
  beginAt: 5_000,
};

const cast: Cast = {
  nodes: claiming.members.map(({ node }) => ({ id: node })),
  accounts: [
    wallet('li', STORE, 30_000),
    held('packet', { en: 'Red packet', 'zh-Hans': '红包' }),
    held('claimed', { en: 'Claimed', 'zh-Hans': '已领取' }),
  ],
  transactions: [claiming, sending],
};

const sixth = { node: STORE, milestone: 'claim-6' } as const;

/** The owner has counted the sixth claim and answered it, and stands still before the next request; it wakes when all is given away. */
const sleeps: readonly Move[] = [
  { when: sixth, after: 1_800, act: { kind: 'pause', node: 'SET-1' } },
  { when: { node: STORE, milestone: 'claim-10' }, act: { kind: 'resume', node: 'SET-1' } },
];

const { variants, ...head } = entryOf('S9');
const [crash, zombie, epoch, count] = variants;

/** S9, the half that is about placement: one owner at a time, found on the ring. Crediting the winners is not part of it. */
export const s9: Scenario = {
  ...head,
  cast,
  config: { rttTicks: rttOf('city') },
  seed: 9,
  variants: [
    { ...crash, config: {}, moves: [{ when: sixth, act: { kind: 'crash', node: 'SET-1' } }] },
    { ...must(zombie), config: { variant: 'unfenced' }, moves: sleeps },
    { ...must(epoch), config: {}, moves: sleeps },
    { ...must(count), config: { variant: 'conditional' }, moves: sleeps },
  ],
  story,
};
