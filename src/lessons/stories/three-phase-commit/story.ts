import type { Story } from '../../lesson';

const tx = 't1';

/** Why nobody waits for a crashed machine here, and what a machine that only seems crashed does to the money. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'ALI-L'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'all-votes', tx } },
      focus: ['CLR', 'WX-L', 'ALI-L'],
    },
    {
      id: 'silence',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'precommitted', tx } },
      focus: ['ALI-L', 'WX-L'],
      textOf: ['crash'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'alone', moment: { node: 'ALI-L', milestone: 'elected', tx } },
          { id: 'backup', moment: { node: 'WX-L', milestone: 'elected', tx } },
          { id: 'waits', moment: null },
        ],
      },
    },
    {
      id: 'first',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'learned', tx } },
      focus: ['WX-L', 'li'],
      textOf: ['crash'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'second',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'learned', tx } },
      focus: ['ALI-L', 'han'],
      textOf: ['crash'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['WX-L', 'ALI-L'], textOf: ['crash'] },
  ],
};
