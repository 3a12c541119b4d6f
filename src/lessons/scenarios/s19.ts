import { must } from '../../base/assert';
import { castNodes, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/decentralized-commit/story';
import { members } from './cast';

const SECOND = 1_000_000;
const {
  variants: [asked, silent],
  ...head
} = entryOf('S19');

/** S19: everybody votes to everybody. Once it has asked, nobody misses the coordinator; a silent ledger is missed by all. */
export const s19: Scenario = {
  ...head,
  cast: {
    nodes: castNodes('CLR', 'WX-L', 'ALI-L'),
    accounts: [wallet('li', 'WX-L', 80_000), wallet('han', 'ALI-L', 15_000)],
    transactions: [
      {
        id: 't1',
        members: members('CLR', 'WX-L', 'ALI-L'),
        legs: [
          { account: 'li', amount: -25_000 },
          { account: 'han', amount: 25_000 },
        ],
        beginAt: 0,
      },
    ],
  },
  config: { rttTicks: rttOf('region') },
  seed: 19,
  variants: [
    {
      ...asked,
      config: {},
      moves: [
        // Its note of the beginning happens to be on disk.
        { when: { node: 'CLR', milestone: 'asked' }, act: { kind: 'crash', node: 'CLR', keep: 1 } },
        {
          when: { node: 'CLR', milestone: 'crashed' },
          after: 8 * SECOND,
          act: { kind: 'recover', node: 'CLR' },
        },
      ],
    },
    {
      ...must(silent),
      config: {},
      moves: [
        { when: { node: 'CLR', milestone: 'asked' }, act: { kind: 'crash', node: 'ALI-L' } },
        {
          when: { node: 'ALI-L', milestone: 'crashed' },
          after: 8 * SECOND,
          act: { kind: 'recover', node: 'ALI-L' },
        },
      ],
    },
  ],
  story,
};
