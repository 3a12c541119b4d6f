/** The coordinator's chart: it asks everybody and then only listens. Rows C1–C6 and R1–R3. */
import { assign, setup } from 'xstate';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  lazy,
  logHas,
  moment,
  RECOVERING,
  rulesOf,
  toAll,
} from '../common/chart';
import { type Counting, counting } from './votes';

const rule = rulesOf('DEC');
const commit = [lazy('COMMIT'), moment('learned')] as const;
const abort = { target: 'aborted', actions: [rule('C4'), lazy('ABORT'), moment('learned')] } as const;

/** Once it knows, nothing changes its mind. Nobody asks it: it knows no more than the others. */
const nothing = { actions: [rule('C6')] } as const;
const knowing = { 'VOTE-YES': nothing, 'VOTE-NO': nothing, COMMIT: nothing, ABORT: nothing } as const;

export const coordinatorChart = setup({
  types: { context: {} as Counting, events: {} as ChartEvent, input: {} as ChartInput },
  actions: { ...chartActions, countYes: assign(counting.countYes) },
  guards: { ...chartGuards, ...counting.guards },
  delays: { decision: 1 },
}).createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => ({ participants: input.participants, voters: input.participants, yes: [] }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), lazy('BEGIN'), moment('begun'), toAll('PREPARE'), moment('asked')],
        },
      },
    },
    waiting: {
      on: {
        'VOTE-YES': [
          { guard: 'isLastYes', target: 'committed', actions: [rule('C3'), moment('all-votes'), ...commit] },
          { actions: [rule('C2'), 'countYes'] },
        ],
        'VOTE-NO': abort,
        ABORT: abort,
        COMMIT: { target: 'committed', actions: [rule('C3'), ...commit] },
      },
      after: { decision: { target: 'waiting', reenter: true, actions: [rule('C5'), toAll('INQUIRE')] } },
    },
    committed: { on: knowing },
    aborted: { on: knowing },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R1')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R1')] },
          { guard: logHas('BEGIN'), target: 'waiting', actions: [rule('R2'), toAll('INQUIRE')] },
          { target: 'initial', actions: [rule('R3')] },
        ],
      },
    },
  },
});
