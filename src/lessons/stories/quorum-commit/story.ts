import type { Story } from '../../lesson';

const tx = 't1';

/** The split of three-phase commit once more, and why nobody contradicts anybody now: who is too few may not decide. */
export const story: Story = {
  beats: [
    { id: 'start', at: { kind: 'start' }, focus: ['CLR', 'WX-L', 'ALI-L'] },
    {
      id: 'promised',
      at: { kind: 'moment', moment: { node: 'CLR', milestone: 'precommitted', tx } },
      focus: ['CLR', 'WX-L', 'ALI-L'],
      textOf: ['coordinator'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'commit-quorum', moment: { node: 'CLR', milestone: 'decided', tx } },
          { id: 'ledgers-abort', moment: { node: 'WX-L', milestone: 'decided', tx } },
          { id: 'nobody', moment: null },
        ],
      },
    },
    {
      id: 'silence',
      at: { kind: 'timeout', node: 'ALI-L', timer: 'decision', tx },
      focus: ['ALI-L', 'WX-L'],
      textOf: ['coordinator'],
      ask: {
        kind: 'fate',
        options: [
          { id: 'decides', moment: { node: 'ALI-L', milestone: 'decided', tx } },
          { id: 'too-few', moment: { node: 'ALI-L', milestone: 'blocked', tx } },
          { id: 'abort-quorum', moment: { node: 'ALI-L', milestone: 'preaborted', tx } },
        ],
      },
    },
    {
      id: 'answer',
      at: { kind: 'before', moment: { node: 'ALI-L', milestone: 'learned', tx } },
      focus: ['ALI-L', 'han'],
      textOf: ['coordinator'],
      ask: { kind: 'outcome', tx, options: ['commit', 'abort', 'partly'] },
    },
    { id: 'end', at: { kind: 'end' }, focus: ['CLR', 'WX-L', 'ALI-L'], textOf: ['coordinator'] },
  ],
};
