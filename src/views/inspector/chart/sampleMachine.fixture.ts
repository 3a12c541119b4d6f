/** A small chart in the style of the protocols', for tests of the drawing. */
import { setup } from 'xstate';

const rule = (id: string) => ({ type: 'rule' as const, params: { id } });

export const sampleMachine = setup({
  actions: { rule: (_, _params: { id: string }) => {} },
  guards: { allYes: () => true, logHas: (_, _params: { record: string }) => true },
  delays: { vote: 1 },
}).createMachine({
  id: 'sample',
  initial: 'initial',
  states: {
    initial: { on: { begin: { target: 'waiting', actions: [rule('S-1')] } } },
    waiting: {
      on: {
        YES: [{ guard: 'allYes', target: 'committed', actions: [rule('S-3')] }, { actions: [rule('S-2')] }],
        NO: {
          guard: { type: 'logHas', params: { record: 'BEGIN' } },
          target: 'aborted',
          actions: [rule('S-4')],
        },
      },
      after: { vote: { target: 'aborted', actions: [rule('S-5')] } },
    },
    committed: { on: { ASK: { actions: [rule('S-6')] } } },
    aborted: { type: 'final' },
  },
});
