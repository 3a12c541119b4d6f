import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/decentralized-commit/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;
const {
  variants: [asked, silent],
  ...head
} = entryOf('S19');

/** S19: everybody votes to everybody. Once it has asked, nobody misses the coordinator; a silent ledger is missed by all. */
export const s19: Scenario = {
  ...head,
  cast: oneTransfer(),
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
