import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/raft-failover/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;

const { variants, ...head } = entryOf('S16');
const [pause, crash] = variants;

/** S16: the first leader of three replicas falls silent; another one is elected and decides; the first comes back and cannot commit. */
export const s16: Scenario = {
  ...head,
  cast: oneTransfer([
    { node: 'CLR-2', role: 'replica' },
    { node: 'CLR-3', role: 'replica' },
  ]),
  // Questions of the ledgers, to which nobody would have an answer yet, are left out of the picture.
  config: { rttTicks: rttOf('region'), timeouts: { decision: 20 * SECOND } },
  seed: 16,
  variants: [
    {
      ...pause,
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
      ...must(crash),
      config: {},
      moves: [
        {
          when: { node: 'CLR', milestone: 'appended' },
          act: { kind: 'crash', node: 'CLR', sent: ['CLR-3'] },
        },
        {
          when: { node: 'CLR', milestone: 'crashed' },
          after: 16 * SECOND,
          act: { kind: 'recover', node: 'CLR' },
        },
      ],
    },
  ],
  story,
};
