import { must } from '../../base/assert';
import { wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import { epochsOf, ownerIn } from '../../protocols/resharding/placement';
import type { Cast } from '../../sim/types';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/resharding/story';
import { members } from './cast';

const rttTicks = rttOf('region');

/** In the order in which they joined; the ring says who keeps what. */
const shards = ['LED-X', 'LED-Y', 'LED-Z'];
const [first, second] = epochsOf(shards);

/** Li Lei pays Han Meimei ¥250; an account's id is its key on the ring. */
function castByRing(): Cast {
  const payer = ownerIn(first, 'li');
  const before = ownerIn(first, 'han');
  const after = ownerIn(second, 'han');
  const helpers = [
    { node: 'RING', role: 'ring' },
    { node: after, role: 'heir' },
  ];
  return {
    nodes: ['CLR', payer, before, 'RING', after].map((id) => ({ id })),
    accounts: [
      wallet('li', payer, 80_000),
      wallet('han', before, 15_000),
      { ...wallet('han', after, 0), id: `han@${after}` },
    ],
    transactions: [
      {
        id: 't1',
        members: [...members('CLR', payer, before), ...helpers],
        legs: [
          { account: 'li', amount: -25_000 },
          { account: 'han', amount: 25_000 },
        ],
        beginAt: 0,
      },
    ],
  };
}

const { variants, ...head } = entryOf('S20');
const [fenced, unfenced, behind] = variants;

/** S20: a shard joins, and an account moves to it while a transfer to it is in doubt. */
export const s20: Scenario = {
  ...head,
  cast: castByRing(),
  // Both have voted, and nobody has counted the votes yet.
  config: { rttTicks, timeouts: { rebalance: Math.round(0.7 * rttTicks) } },
  seed: 20,
  variants: [
    { ...fenced, config: {}, moves: [] },
    { ...must(unfenced), config: { variant: 'unfenced' }, moves: [] },
    { ...must(behind), config: { variant: 'branch-left-behind' }, moves: [] },
  ],
  story,
};
