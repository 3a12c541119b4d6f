import type { Story } from '../lesson';

const tx = 't1';

/** How one refusal undoes what everybody else had promised, and who has to be told. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['li', 'coupon', 'shop'] },
    {
      id: 'locked',
      at: { kind: 'moment', moment: { node: 'COUPON', milestone: 'voted', tx } },
      focus: ['coupon', 'COUPON'],
    },
    {
      id: 'refused',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L'],
      textOf: ['risk'],
      ask: { kind: 'outcome', tx, options: ['commit', 'partly', 'abort'] },
    },
    {
      id: 'told',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'decided', tx } },
      focus: ['CLR'],
      ask: { kind: 'who-needs', coordinator: 'CLR', tx, options: ['no', 'everyone', 'yes', 'nobody'] },
    },
    {
      id: 'released',
      at: { kind: 'moment', moment: { node: 'COUPON', milestone: 'learned', tx } },
      focus: ['coupon', 'COUPON'],
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'coupon', 'shop'] },
  ],
};
