import type { Story } from '../../lesson';

const tx = 't1';
const SLEEPING = ['zombie', 'epoch', 'count'];

/** Where a packet lives, what becomes of it when its owner is silent, and what an owner that only slept can do. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['GW', 'SET-1', 'SET-4'] },
    {
      id: 'first',
      at: { kind: 'before', moment: { node: 'HB-DB', milestone: 'claim-1', tx } },
      focus: ['HB-DB', 'SET-1'],
      ask: { kind: 'next-effect', node: 'HB-DB', record: 'CLAIM', options: ['persist', 'send'] },
    },
    {
      id: 'sixth',
      at: { kind: 'moment', moment: { node: 'HB-DB', milestone: 'claim-6', tx } },
      focus: ['HB-DB', 'packet', 'claimed'],
    },
    {
      id: 'silent',
      at: { kind: 'before', moment: { node: 'GW', milestone: 'moved', tx } },
      focus: ['SET-1', 'GW'],
      textOf: SLEEPING,
      ask: {
        kind: 'fate',
        options: [
          { id: 'ten', moment: null },
          { id: 'eleven', moment: { node: 'HB-DB', milestone: 'claim-11', tx } },
        ],
      },
    },
    {
      id: 'loaded',
      at: { kind: 'moment', moment: { node: 'SET-4', milestone: 'loaded', tx } },
      focus: ['SET-4', 'HB-DB'],
      textOf: ['zombie', 'count'],
    },
    {
      id: 'all',
      at: { kind: 'moment', moment: { node: 'HB-DB', milestone: 'claim-10', tx } },
      focus: ['SET-1', 'HB-DB'],
      textOf: SLEEPING,
      ask: {
        kind: 'fate',
        options: [
          { id: 'share', moment: { node: 'GW', milestone: 'won-after-all', tx } },
          { id: 'late', moment: null },
        ],
      },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['HB-DB', 'claimed', 'packet'], textOf: SLEEPING },
  ],
};
