import type { Story } from '../../lesson';

const tx = 't1';

/** How replicas choose who leads, what the new leader has to adopt, and why the old one does no harm when it comes back. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'CLR-2', 'CLR-3'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L', 'ALI-L'],
    },
    {
      id: 'silent',
      at: { kind: 'before', moment: { node: 'CLR-2', milestone: 'stood', tx } },
      focus: ['CLR', 'CLR-2', 'CLR-3'],
      textOf: ['crash'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'elected',
      at: { kind: 'moment', moment: { node: 'CLR-3', milestone: 'elected', tx } },
      focus: ['CLR-3', 'CLR-2'],
      textOf: ['crash'],
    },
    {
      id: 'announced',
      at: { kind: 'moment', moment: { node: 'CLR-3', milestone: 'announced', tx } },
      focus: ['CLR-3', 'CLR'],
      textOf: ['crash'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'overrules', moment: { node: 'CLR', milestone: 'decided', tx } },
          { id: 'yields', moment: { node: 'CLR', milestone: 'learned', tx } },
          { id: 'unaware', moment: null },
        ],
      },
    },
    {
      id: 'back',
      at: { kind: 'before', moment: { node: 'CLR', milestone: 'learned', tx } },
      focus: ['CLR', 'CLR-2', 'CLR-3'],
      textOf: ['crash'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han', 'CLR'], textOf: ['crash'] },
  ],
};
