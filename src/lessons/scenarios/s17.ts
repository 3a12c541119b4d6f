import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/article-loop/story';
import { oneTransfer } from './cast';

const {
  variants: [printed, repaired],
  ...head
} = entryOf('S17');

/** S17: the article's own loop. WX-L has paid before ALI-L is asked, and ALI-L refuses; beside it, the same with two loops. */
export const s17: Scenario = {
  ...head,
  cast: oneTransfer(),
  config: { rttTicks: rttOf('region'), vetoes: { 'ALI-L': 'PAYEE_NOT_EXIST' } },
  seed: 17,
  variants: [
    { ...printed, config: {}, moves: [] },
    { ...must(repaired), config: { variant: 'repaired' }, moves: [] },
  ],
  story,
};
