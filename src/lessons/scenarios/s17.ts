import { must } from '../../base/assert';
import { castNodes, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/article-loop/story';
import { members } from './cast';

const {
  variants: [printed, repaired],
  ...head
} = entryOf('S17');

/** S17: the article's own loop. WX-L has paid before ALI-L is asked, and ALI-L refuses; beside it, the same with two loops. */
export const s17: Scenario = {
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
  config: { rttTicks: rttOf('region'), vetoes: { 'ALI-L': 'PAYEE_NOT_EXIST' } },
  seed: 17,
  variants: [
    { ...printed, config: {}, moves: [] },
    { ...must(repaired), config: { variant: 'repaired' }, moves: [] },
  ],
  story,
};
