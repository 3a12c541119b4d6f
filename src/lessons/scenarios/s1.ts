import { castNodes, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import type { Scenario } from '../lesson';
import { story } from '../stories/s1';
import { members } from './cast';

/** S1: nothing goes wrong. Li Lei sends Han Meimei money across two regions. */
export const s1: Scenario = {
  id: 'S1',
  version: 1,
  protocol: 'two-phase-commit@1',
  cast: {
    nodes: castNodes('CLR', 'WX-L', 'ALI-L', 'RISK'),
    accounts: [wallet('li', 'WX-L', 80_000), wallet('han', 'ALI-L', 15_000)],
    transactions: [
      {
        id: 't1',
        members: members('CLR', 'WX-L', 'ALI-L', 'RISK'),
        legs: [
          { account: 'li', amount: -25_000 },
          { account: 'han', amount: 25_000 },
        ],
        beginAt: 0,
      },
    ],
  },
  config: { rttTicks: rttOf('region') },
  seed: 1,
  title: { en: 'Two accounts, one promise', 'zh-Hans': '两个账户，一个承诺' },
  variants: [{ id: 'calm', title: { en: 'Nothing fails', 'zh-Hans': '一切顺利' }, config: {}, moves: [] }],
  story,
};
