import type { Story } from '../lesson';

const tx = 't1';

/** How a promise, a decision and three commits become one transfer. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['li', 'han'] },
    { id: 'asked', at: { kind: 'moment', moment: { node: 'CLR', milestone: 'asked', tx } }, focus: ['CLR'] },
    {
      id: 'promise',
      at: { kind: 'before', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L'],
      ask: {
        kind: 'next-effect',
        node: 'WX-L',
        record: 'PREPARED',
        options: ['send', 'persist', 'apply'],
      },
    },
    {
      id: 'irrevocable',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['CLR', 'WX-L', 'ALI-L', 'RISK'],
      ask: {
        kind: 'no-return',
        coordinator: 'CLR',
        tx,
        options: [
          { id: 'votes', moment: { node: 'WX-L', milestone: 'voted', tx } },
          { id: 'decided', moment: { node: 'CLR', milestone: 'decided', tx } },
          { id: 'first', moment: { node: 'ALI-L', milestone: 'learned', tx } },
          { id: 'last', moment: { node: 'WX-L', milestone: 'learned', tx } },
        ],
      },
    },
    {
      id: 'decided',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'decided', tx } },
      focus: ['CLR'],
    },
    {
      id: 'arrives',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'learned', tx } },
      focus: ['han', 'ALI-L', 'WX-L'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han'] },
  ],
};
