import type { Story } from '../../lesson';

const tx = 't1';

/** Who is needed when nobody announces a decision: not the coordinator, but every vote. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'ALI-L'] },
    {
      id: 'asked',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'asked', tx } },
      focus: ['CLR', 'ALI-L'],
      textOf: ['asked', 'silent'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    {
      id: 'voted',
      at: { kind: 'moment', moment: { node: 'WX-L', milestone: 'voted', tx } },
      focus: ['WX-L', 'ALI-L'],
      ask: { kind: 'may-decide', node: 'WX-L', tx, timer: 'decision', options: ['commit', 'abort', 'wait'] },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['li', 'han', 'CLR'], textOf: ['asked', 'silent'] },
  ],
};
