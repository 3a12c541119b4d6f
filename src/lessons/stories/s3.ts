import type { Story } from '../lesson';

const tx = 't1';

/** Why a promise can hold money for ever, and why waiting is still the only safe thing to do. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'ALI-L'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L', 'ALI-L'],
    },
    {
      id: 'dark',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'crashed' } },
      focus: ['ALI-L', 'CLR'],
      ask: {
        kind: 'may-decide',
        node: 'ALI-L',
        tx,
        timer: 'decision',
        options: ['abort', 'commit', 'wait', 'ask'],
      },
    },
    {
      id: 'bystander',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'queued', tx: 't2' } },
      focus: ['ALI-L', 'han'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'paid', moment: { node: 'ALI-L', milestone: 'paid', tx: 't2' } },
          { id: 'rejected', moment: { node: 'ALI-L', milestone: 'rejected', tx: 't2' } },
          { id: 'waits', moment: null },
        ],
      },
    },
    {
      id: 'windows',
      at: { kind: 'timeout', node: 'ALI-L', timer: 'decision', tx },
      focus: ['ALI-L', 'WX-L'],
      textOf: ['W1', 'W2'],
    },
    {
      id: 'log',
      at: { kind: 'before', moment: { node: 'CLR', milestone: 'recovered' } },
      focus: ['CLR'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['WX-L', 'ALI-L'], textOf: ['W1', 'W2'] },
  ],
};
