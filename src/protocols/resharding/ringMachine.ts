/** The chart of the placement service: rows N1–N4. It says in which epoch the ring is, and has the account moved before it says so. */
import { setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import { type ChartEvent, type ChartInput, chartActions, chartGuards, logHas, moment } from '../common/chart';
import { NEXT_EPOCH, originAmong, rule } from './moving';

interface Placing {
  readonly coordinator: NodeId;
  readonly origin: NodeId;
}

interface At {
  readonly context: Placing;
}

const building = setup({
  types: { context: {} as Placing, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
  delays: { rebalance: 1, retry: 1 },
});

const askToMove = {
  target: 'moving',
  reenter: true,
  actions: [
    rule('N1'),
    { type: 'send', params: ({ context }: At) => ({ type: 'MOVE', to: [context.origin], body: NEXT_EPOCH }) },
    moment('asked-to-move'),
  ],
} as const;

const announce = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'EPOCH', to: [context.coordinator], body: NEXT_EPOCH }),
} as const;

export const ringChart = building.createMachine({
  id: 'ring',
  initial: 'first',
  context: ({ input: { coordinator, members } }) => ({ coordinator, origin: originAmong(members) }),
  states: {
    first: { after: { rebalance: askToMove } },
    moving: {
      on: {
        TAKEN: {
          target: 'second',
          actions: [
            rule('N2'),
            { type: 'persist', params: { record: 'EPOCH', forced: true, body: NEXT_EPOCH } },
            moment('switched'),
            announce,
          ],
        },
        STAYS: { target: 'kept', actions: [rule('N4')] },
      },
      after: { retry: askToMove },
    },
    second: { on: { TAKEN: { actions: [rule('N3'), announce] } } },
    kept: {},
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('EPOCH'), target: 'second', actions: [rule('R6')] },
          { target: 'first', actions: [rule('R6')] },
        ],
      },
    },
  },
});
