import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/linear-commit/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;
const {
  variants: [after, before],
  ...head
} = entryOf('S18');

/** S18: a chain CLR – WX-L – RISK – ALI-L. The last one, which decides, falls silent: just after its decision or just before. */
export const s18: Scenario = {
  ...head,
  cast: oneTransfer([], ['WX-L', 'RISK', 'ALI-L']),
  config: { rttTicks: rttOf('region') },
  seed: 18,
  variants: [
    {
      ...after,
      config: {},
      moves: [
        { when: { node: 'ALI-L', milestone: 'decided' }, act: { kind: 'crash', node: 'ALI-L' } },
        {
          when: { node: 'ALI-L', milestone: 'crashed' },
          after: 8 * SECOND,
          act: { kind: 'recover', node: 'ALI-L' },
        },
      ],
    },
    {
      ...must(before),
      config: {},
      moves: [
        { when: { node: 'RISK', milestone: 'voted' }, act: { kind: 'crash', node: 'ALI-L' } },
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
