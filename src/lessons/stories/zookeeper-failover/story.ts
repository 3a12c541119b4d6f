import type { Story } from '../../lesson';

const tx = 't1';

/** Why a second coordinator alone repairs nothing, and what a decision that can be written only once repairs. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'CLR-2', 'ZK'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'voted', tx } },
      focus: ['WX-L', 'ALI-L'],
      textOf: ['pause', 'local'],
    },
    {
      id: 'expired',
      at: { kind: 'moment', moment: { node: 'ZK', milestone: 'expired', tx } },
      focus: ['ZK', 'CLR', 'ALI-L'],
      textOf: ['pause', 'local'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'elected',
      at: { kind: 'before', moment: { node: 'CLR-2', milestone: 'elected', tx } },
      focus: ['CLR-2', 'ZK'],
      textOf: ['local'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'writes', moment: { node: 'CLR-2', milestone: 'confirmed', tx } },
          { id: 'adopts', moment: { node: 'CLR-2', milestone: 'adopted', tx } },
          { id: 'own', moment: { node: 'CLR-2', milestone: 'decided', tx } },
        ],
      },
    },
    {
      id: 'announced',
      at: { kind: 'moment', moment: { node: 'CLR-2', milestone: 'announced', tx } },
      focus: ['CLR-2', 'ALI-L'],
      textOf: ['pause', 'local'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han', 'CLR'], textOf: ['pause', 'local'] },
  ],
};
