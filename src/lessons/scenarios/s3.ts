import { castNodes, merchant, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import type { Move } from '../../sim/types';
import type { Scenario } from '../lesson';
import { story } from '../stories/s3';
import { members } from './cast';

const SECOND = 1_000_000;

/** What happens in both variants once the coordinator is gone: a bystander pays, and eight seconds later it comes back. */
const aftermath: readonly Move[] = [
  { when: { node: 'CLR', milestone: 'crashed' }, after: 2 * SECOND, act: { kind: 'begin', tx: 't2' } },
  { when: { node: 'CLR', milestone: 'crashed' }, after: 8 * SECOND, act: { kind: 'recover', node: 'CLR' } },
];

/** S3: both ledgers have promised, then the coordinator dies: just after its decision (W2) or just before it (W1). */
export const s3: Scenario = {
  id: 'S3',
  version: 1,
  protocol: 'two-phase-commit@1',
  cast: {
    nodes: castNodes('CLR', 'WX-L', 'ALI-L'),
    accounts: [wallet('li', 'WX-L', 80_000), wallet('han', 'ALI-L', 15_000), merchant('ALI-L', 0)],
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
      {
        id: 't2',
        members: [{ node: 'ALI-L', role: 'local' }],
        legs: [
          { account: 'han', amount: -1_000 },
          { account: 'shop', amount: 1_000 },
        ],
        beginAt: null,
      },
    ],
  },
  config: { rttTicks: rttOf('region'), timeouts: { 'lock-wait': 5 * SECOND } },
  seed: 3,
  title: { en: 'The silent coordinator', 'zh-Hans': '协调者沉默了' },
  variants: [
    {
      id: 'W2',
      title: { en: 'CLR crashed after deciding', 'zh-Hans': 'CLR 在决定之后崩溃' },
      short: { en: 'Crash after deciding', 'zh-Hans': '决定之后崩溃' },
      config: {},
      moves: [
        {
          when: { node: 'CLR', milestone: 'decided' },
          act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] },
        },
        ...aftermath,
      ],
    },
    {
      id: 'W1',
      title: { en: 'CLR crashed before deciding', 'zh-Hans': 'CLR 在决定之前崩溃' },
      short: { en: 'Crash before deciding', 'zh-Hans': '决定之前崩溃' },
      config: {},
      moves: [
        { when: { node: 'CLR', milestone: 'all-votes' }, act: { kind: 'crash', node: 'CLR' } },
        ...aftermath,
      ],
    },
  ],
  story,
};
