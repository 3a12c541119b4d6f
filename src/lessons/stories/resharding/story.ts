import type { Story } from '../../lesson';

const tx = 't1';

/** What a move of an account needs besides a new ring: an old owner that says no, and a promise that moves along. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['han', 'LED-X', 'LED-Y'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'LED-Y', milestone: 'voted', tx } },
      focus: ['LED-X', 'LED-Y', 'li'],
    },
    {
      id: 'joined',
      at: { kind: 'moment', moment: { node: 'RING', milestone: 'asked-to-move', tx } },
      focus: ['RING', 'LED-Y', 'LED-Z'],
      textOf: ['unfenced', 'behind'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'handed',
      at: { kind: 'moment', moment: { node: 'LED-Y', milestone: 'handed-over', tx } },
      focus: ['LED-Y', 'CLR'],
      textOf: ['unfenced', 'behind'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'refuses', moment: { node: 'LED-Y', milestone: 'refused', tx } },
          { id: 'pays', moment: { node: 'LED-Y', milestone: 'learned', tx } },
        ],
      },
    },
    {
      id: 'taken',
      at: { kind: 'moment', moment: { node: 'LED-Z', milestone: 'taken-over', tx } },
      focus: ['LED-Z', 'LED-Y', 'han@LED-Z'],
      textOf: ['unfenced', 'behind'],
    },
    {
      id: 'switched',
      at: { kind: 'moment', moment: { node: 'RING', milestone: 'switched', tx } },
      focus: ['RING', 'CLR', 'LED-Z'],
      textOf: ['unfenced', 'behind'],
    },
    {
      id: 'end',
      at: { kind: 'end' },
      focus: ['han@LED-Z', 'han', 'li'],
      textOf: ['unfenced', 'behind'],
    },
  ],
};
