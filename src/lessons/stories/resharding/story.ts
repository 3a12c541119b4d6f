import type { Story } from '../../lesson';

const tx = 't1';

/** What a move of an account needs besides a new ring: an old owner that says no, and a promise that moves along. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['han', 'LEDGER-A', 'LEDGER-B'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'LEDGER-B', milestone: 'voted', tx } },
      focus: ['LEDGER-A', 'LEDGER-B', 'li'],
    },
    {
      id: 'joined',
      at: { kind: 'moment', moment: { node: 'RING', milestone: 'asked-to-move', tx } },
      focus: ['RING', 'LEDGER-B', 'LEDGER-C'],
      textOf: ['unfenced', 'behind'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'handed',
      at: { kind: 'moment', moment: { node: 'LEDGER-B', milestone: 'handed-over', tx } },
      focus: ['LEDGER-B', 'CLR'],
      textOf: ['unfenced', 'behind'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'refuses', moment: { node: 'LEDGER-B', milestone: 'refused', tx } },
          { id: 'pays', moment: { node: 'LEDGER-B', milestone: 'learned', tx } },
        ],
      },
    },
    {
      id: 'taken',
      at: { kind: 'moment', moment: { node: 'LEDGER-C', milestone: 'taken-over', tx } },
      focus: ['LEDGER-C', 'LEDGER-B', 'han@LEDGER-C'],
      textOf: ['unfenced', 'behind'],
    },
    {
      id: 'switched',
      at: { kind: 'moment', moment: { node: 'RING', milestone: 'switched', tx } },
      focus: ['RING', 'CLR', 'LEDGER-C'],
      textOf: ['unfenced', 'behind'],
    },
    {
      id: 'end',
      at: { kind: 'end' },
      focus: ['han@LEDGER-C', 'han', 'li'],
      textOf: ['unfenced', 'behind'],
    },
  ],
};
