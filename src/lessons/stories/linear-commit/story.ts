import type { Story } from '../../lesson';

const tx = 't1';

/** What a chain saves in messages, and whom each link depends on. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'RISK', 'ALI-L'] },
    {
      id: 'dark',
      at: { kind: 'moment', moment: { node: 'ALI-L', milestone: 'crashed' } },
      focus: ['WX-L', 'ALI-L'],
      textOf: ['after', 'before'],
      ask: {
        kind: 'may-decide',
        node: 'WX-L',
        tx,
        timer: 'decision',
        options: ['abort', 'commit', 'wait', 'ask'],
      },
    },
    {
      id: 'log',
      at: { kind: 'before', moment: { node: 'ALI-L', milestone: 'recovered' } },
      focus: ['ALI-L', 'RISK'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['CLR', 'li', 'han'], textOf: ['after', 'before'] },
  ],
};
