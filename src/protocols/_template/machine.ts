/**
 * TEMPLATE: one chart per role. States carry the literature's names; every transition cites its rule first, then says what is
 * persisted and sent, in order. This one is one-phase commit: the coordinator decides and tells; nobody may refuse.
 */
import { setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  logHas,
  moment,
  rulesOf,
  toAll,
} from '../common/chart';

const rule = rulesOf('1PC');

interface Context {
  readonly participants: readonly NodeId[];
}

export const tellerChart = setup({
  types: { context: {} as Context, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
}).createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => ({ participants: input.participants }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'committed',
          actions: [rule('C1'), forced('COMMIT'), moment('decided'), toAll('COMMIT'), moment('announced')],
        },
      },
    },
    committed: {},
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R1')] },
          { target: 'initial', actions: [rule('R1')] },
        ],
      },
    },
  },
});

export const followerChart = setup({
  types: { context: {} as Record<string, never>, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: {},
  states: {
    initial: {
      on: { COMMIT: { target: 'committed', actions: [rule('P1'), forced('COMMIT'), moment('learned')] } },
    },
    committed: {},
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R2')] },
          { target: 'initial', actions: [rule('R2')] },
        ],
      },
    },
  },
});
