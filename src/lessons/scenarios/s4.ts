import { castNodes, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/three-phase-commit/story';
import { members } from './cast';

const SECOND = 1_000_000;

const { variants, ...head } = entryOf('S4');
const [split, crash = split] = variants;

/** Everybody but ALI-L; the link between the two sides is what fails. */
const sides = [['CLR', 'WX-L'], ['ALI-L']] as const;

/** PRE-COMMIT has just left. */
const sent = { node: 'CLR', milestone: 'precommitted' } as const;

/** S4: PRE-COMMIT reaches WX-L alone, because the link to ALI-L fails, or because CLR does. */
export const s4: Scenario = {
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
  config: { rttTicks: rttOf('region'), timing: 'synchronous' },
  seed: 4,
  variants: [
    {
      ...split,
      config: {},
      moves: [
        { when: sent, act: { kind: 'cut', groups: sides } },
        { when: sent, after: 20 * SECOND, act: { kind: 'heal', groups: sides } },
      ],
    },
    {
      ...crash,
      config: {},
      moves: [
        { when: sent, act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] } },
        {
          when: { node: 'CLR', milestone: 'crashed' },
          after: 20 * SECOND,
          act: { kind: 'recover', node: 'CLR' },
        },
      ],
    },
  ],
  story,
};
