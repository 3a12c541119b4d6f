import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import type { Act, NodeId } from '../../sim/types';
import { entryOf } from '../contents';
import type { Scenario, Variant } from '../lesson';
import { story } from '../stories/quorum-commit/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;

const {
  variants: [ledger, coordinator],
  ...head
} = entryOf('S13');

/** PRE-COMMIT has just left. */
const sent = { node: 'CLR', milestone: 'precommitted' } as const;

/** For 20 s the link between the two sides fails. */
function split(...sides: readonly (readonly NodeId[])[]): Variant['moves'] {
  const act = (kind: 'cut' | 'heal'): Act => ({ kind, groups: sides });
  return [
    { when: sent, act: act('cut') },
    { when: sent, after: 20 * SECOND, act: act('heal') },
  ];
}

/** S13: the fault of S4, and the other half of it. Whoever has a quorum decides, whoever has none waits for the link. */
export const s13: Scenario = {
  ...head,
  cast: oneTransfer(),
  config: { rttTicks: rttOf('region'), timing: 'synchronous' },
  seed: 13,
  variants: [
    { ...ledger, config: {}, moves: split(['CLR', 'WX-L'], ['ALI-L']) },
    { ...must(coordinator), config: {}, moves: split(['CLR'], ['WX-L', 'ALI-L']) },
  ],
  story,
};
