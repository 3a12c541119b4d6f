import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import type { Move } from '../../sim/types';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/zookeeper-failover/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;

/** Long after its session has ended, the first coordinator is back. */
const comesBack: Move = {
  when: { node: 'CLR', milestone: 'crashed' },
  after: 8 * SECOND,
  act: { kind: 'recover', node: 'CLR' },
};

const { variants, ...head } = entryOf('S15');
const [crash, pause, local] = variants;

/** S15: the coordinator fails in the middle of a transfer, and another one takes over. What was decided must not depend on who. */
export const s15: Scenario = {
  ...head,
  cast: oneTransfer([
    { node: 'CLR-2', role: 'standby' },
    { node: 'ZK', role: 'ensemble' },
  ]),
  // Else ALI-L would read the decision itself before anybody took over.
  config: { rttTicks: rttOf('region'), timeouts: { decision: 12 * SECOND } },
  seed: 15,
  variants: [
    {
      ...crash,
      config: {},
      moves: [
        {
          when: { node: 'CLR', milestone: 'confirmed' },
          act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] },
        },
        comesBack,
      ],
    },
    {
      ...must(pause),
      config: {},
      moves: [
        { when: { node: 'WX-L', milestone: 'voted' }, act: { kind: 'pause', node: 'CLR' } },
        {
          when: { node: 'WX-L', milestone: 'voted' },
          after: 8 * SECOND,
          act: { kind: 'resume', node: 'CLR' },
        },
      ],
    },
    {
      ...must(local),
      config: { variant: 'local' },
      moves: [
        {
          when: { node: 'CLR', milestone: 'decided' },
          act: { kind: 'crash', node: 'CLR', sent: ['WX-L'] },
        },
        comesBack,
      ],
    },
  ],
  story,
};
