/** The coordinator's chart: it sets the chain going and hears the outcome last. Rows C1–C6 and R1–R3. */
import { setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  lazy,
  logHas,
  moment,
  RECOVERING,
  rulesOf,
} from '../common/chart';

interface Starting {
  /** The first of the chain. */
  readonly next: NodeId;
}

const rule = rulesOf('LIN');
const toNext = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: { context: Starting }) => ({ type, to: [context.next] }),
  }) as const;
/** A coordinator that has forgotten that it began still believes what the chain tells it. */
const told = {
  COMMIT: { target: 'committed', actions: [rule('C2'), forced('COMMIT'), moment('learned')] },
  ABORT: { target: 'aborted', actions: [rule('C3'), forced('ABORT'), moment('learned')] },
} as const;
const again = { COMMIT: { actions: [rule('C5')] }, ABORT: { actions: [rule('C5')] } } as const;

export const coordinatorChart = setup({
  types: { context: {} as Starting, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
  delays: { decision: 1 },
}).createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => ({ next: input.participants[0] ?? input.self }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), lazy('BEGIN'), moment('begun'), toNext('PREPARE'), moment('asked')],
        },
        ...told,
      },
    },
    waiting: {
      on: told,
      after: { decision: { target: 'waiting', reenter: true, actions: [rule('C4'), toNext('INQUIRE')] } },
    },
    committed: { on: again },
    aborted: { on: { ...again, BEGIN: { actions: [rule('C6'), moment('begun')] } } },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R1')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R1')] },
          { guard: logHas('BEGIN'), target: 'waiting', actions: [rule('R2'), toNext('INQUIRE')] },
          { target: 'initial', actions: [rule('R3')] },
        ],
      },
    },
  },
});
