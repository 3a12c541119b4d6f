import type { Story } from '../../lesson';

const tx = 't1';

/** What the order of two calls does to money when the second participant refuses. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'ALI-L'], textOf: ['repaired'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L', 'li'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'taken', moment: { node: 'WX-L', milestone: 'paid', tx } },
          { id: 'kept', moment: { node: 'WX-L', milestone: 'undone', tx } },
          { id: 'waits', moment: null },
        ],
      },
    },
    {
      id: 'refused',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'voted', tx } },
      focus: ['ALI-L', 'WX-L'],
      textOf: ['repaired'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han'], textOf: ['repaired'] },
  ],
};
