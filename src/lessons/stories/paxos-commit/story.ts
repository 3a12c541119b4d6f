import type { Story } from '../../lesson';

const tx = 't1';

/** Why nobody has to wait for the coordinator when a majority keeps the votes, and whom everybody waits for without one. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'A1', 'A2', 'A3'] },
    {
      id: 'accepted',
      at: { kind: 'moment', moment: { node: 'A1', milestone: 'accepted', tx } },
      focus: ['A1', 'WX-L', 'ALI-L'],
    },
    {
      id: 'dark',
      at: { kind: 'before', moment: { node: 'CLR-2', milestone: 'took-ballot', tx } },
      focus: ['CLR', 'WX-L', 'CLR-2'],
      textOf: ['two'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'acceptor', moment: { node: 'A1', milestone: 'recovered' } },
          { id: 'standby', moment: { node: 'CLR-2', milestone: 'decided', tx } },
          { id: 'waits', moment: null },
        ],
      },
    },
    {
      id: 'ballot',
      at: { kind: 'moment', moment: { node: 'CLR-2', milestone: 'took-ballot', tx } },
      focus: ['CLR-2', 'A3'],
      textOf: ['two'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'decided',
      at: { kind: 'moment', moment: { node: 'CLR-2', milestone: 'announced', tx } },
      focus: ['CLR-2', 'WX-L', 'ALI-L'],
      textOf: ['two'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han', 'CLR'], textOf: ['two'] },
  ],
};
