import { must } from '../../base/assert';
import { rttOf } from '../../payments/latency';
import type { Move, NodeId } from '../../sim/types';
import { entryOf } from '../contents';
import type { Scenario } from '../lesson';
import { story } from '../stories/paxos-commit/story';
import { oneTransfer } from './cast';

const SECOND = 1_000_000;
const acceptors: readonly NodeId[] = ['A1', 'A2', 'A3'];

const { variants, ...head } = entryOf('S14');
const [one, two] = variants;

const gone = { node: 'CLR', milestone: 'crashed' } as const;
const crash = (node: NodeId): Move => ({ when: gone, act: { kind: 'crash', node } });
const comesBack = (node: NodeId): Move => ({
  when: gone,
  after: 20 * SECOND,
  act: { kind: 'recover', node },
});
const silence: Move = { when: { node: 'CLR', milestone: 'all-votes' }, act: { kind: 'crash', node: 'CLR' } };

/** S14: all have voted, and the coordinator dies just before its decision, as in S3; acceptors die with it, a minority or a majority. */
export const s14: Scenario = {
  ...head,
  cast: oneTransfer([
    ...acceptors.map((node) => ({ node, role: 'acceptor' })),
    { node: 'CLR-2', role: 'standby' },
  ]),
  config: { rttTicks: rttOf('region') },
  seed: 14,
  variants: [
    { ...one, config: {}, moves: [silence, crash('A1'), comesBack('CLR')] },
    {
      ...must(two),
      config: {},
      moves: [silence, crash('A1'), crash('A2'), comesBack('CLR'), comesBack('A1')],
    },
  ],
  story,
};
