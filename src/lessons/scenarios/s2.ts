import { castNodes, coupon, merchant, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import type { Scenario } from '../lesson';
import { story } from '../stories/s2';
import { members } from './cast';

/** S2: an order of 12,800 fen, 2,000 of them from a coupon. Li Lei is 800 fen short. */
export const s2: Scenario = {
  id: 'S2',
  version: 1,
  protocol: 'two-phase-commit@1',
  cast: {
    nodes: castNodes('CLR', 'WX-L', 'COUPON', 'RISK', 'MCH'),
    accounts: [wallet('li', 'WX-L', 10_000), coupon('COUPON', 2_000), merchant('MCH', 0)],
    transactions: [
      {
        id: 't1',
        members: members('CLR', 'WX-L', 'COUPON', 'RISK', 'MCH'),
        legs: [
          { account: 'li', amount: -10_800 },
          { account: 'coupon', amount: -2_000 },
          { account: 'shop', amount: 12_800 },
        ],
        beginAt: 0,
      },
    ],
  },
  config: { rttTicks: rttOf('city') },
  seed: 2,
  title: { en: 'One NO stops everything', 'zh-Hans': '余额不足，一票否决' },
  variants: [
    {
      id: 'short',
      title: { en: 'Money short', 'zh-Hans': '余额不足' },
      config: {},
      moves: [],
    },
    {
      id: 'risk',
      title: { en: 'Risk refuses too', 'zh-Hans': '风控也拒绝' },
      config: { vetoes: { RISK: 'SECURITY_CHECK_FAILED' } },
      moves: [],
    },
  ],
  story,
};
