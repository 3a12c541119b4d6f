import { rttOf } from '../../payments/latency';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/three-phase-commit/story';
import { oneTransfer } from './cast';

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
  cast: oneTransfer(),
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
