/** The article's own code: the coordinator's loop (rows C1–C4, R1; S1, S2 where it looks at the answer) and its participants (rows P1–P6, R2, R3). */
import { assign, setup } from 'xstate';
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
  toCoordinator,
} from '../common/chart';
import { damageOf, operatorRows } from '../common/participating';
import { type Looping, looping, toHead } from './loop';

const rule = rulesOf('LOOP');

const building = setup({
  types: { context: {} as Looping, events: {} as ChartEvent, input: {} as ChartInput },
  actions: { ...chartActions, goOn: assign(looping.goOn) },
  guards: { ...chartGuards, ...looping.guards },
});

/** What prepare() has returned makes no difference: that is the first fault. */
const heedless = {
  'VOTE-YES': { guard: 'isHead', target: 'committing', actions: [rule('C2'), toHead('COMMIT')] },
  'VOTE-NO': { guard: 'isHead', target: 'committing', actions: [rule('C2'), toHead('COMMIT')] },
} as const;

/** Without it the second remains: nobody undoes what the first ones have executed. */
const stopping = {
  'VOTE-YES': { guard: 'isHead', target: 'committing', actions: [rule('S1'), toHead('COMMIT')] },
  'VOTE-NO': { guard: 'isHead', target: 'ended', actions: [rule('S2'), moment('ended')] },
} as const;

export function articleCoordinatorChart(isStopping: boolean) {
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => ({ participants: input.participants, left: input.participants, no: [] }),
    states: {
      initial: {
        on: {
          BEGIN: {
            target: 'preparing',
            actions: [rule('C1'), moment('begun'), toHead('PREPARE'), moment('asked')],
          },
        },
      },
      preparing: { on: isStopping ? stopping : heedless },
      committing: {
        on: {
          ACK: [
            { guard: 'isLast', target: 'ended', actions: [rule('C4'), 'goOn', moment('ended')] },
            { guard: 'isHead', target: 'preparing', actions: [rule('C3'), 'goOn', toHead('PREPARE')] },
          ],
        },
      },
      ended: {},
      [RECOVERING]: { on: { RESTART: { target: 'initial', actions: [rule('R1')] } } },
    },
  });
}

interface Called {
  readonly coordinator: string;
}

const doNothing = { actions: [rule('P5'), toCoordinator('ACK')] } as const;
const refuse = { actions: [rule('P3'), toCoordinator('VOTE-NO'), moment('voted')] } as const;

export const articleParticipantChart = setup({
  types: { context: {} as Called, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input }) => ({ coordinator: input.coordinator }),
  states: {
    initial: {
      on: {
        PREPARE: [
          {
            guard: 'canPrepare',
            target: 'prepared',
            actions: [
              rule('P1'),
              lazy('PREPARED'),
              moment('prepared'),
              toCoordinator('VOTE-YES'),
              moment('voted'),
            ],
          },
          {
            target: 'aborted',
            actions: [
              rule('P2'),
              lazy('ABORT'),
              moment('learned'),
              toCoordinator('VOTE-NO'),
              moment('voted'),
            ],
          },
        ],
        VETO: { target: 'aborted', actions: [rule('P3'), lazy('ABORT'), moment('learned')] },
        COMMIT: doNothing,
      },
    },
    prepared: {
      on: {
        COMMIT: {
          target: 'committed',
          actions: [rule('P4'), forced('COMMIT'), moment('learned'), moment('paid'), toCoordinator('ACK')],
        },
        ...operatorRows(rule, 'P6'),
      },
    },
    committed: { on: { COMMIT: doNothing } },
    aborted: { on: { PREPARE: refuse, COMMIT: doNothing } },
    'heuristic-committed': { on: { COMMIT: { ...doNothing, target: 'committed' } } },
    'heuristic-aborted': { on: { COMMIT: { actions: [...damageOf(rule, 'P6'), toCoordinator('ACK')] } } },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('HEURISTIC-COMMIT'), target: 'heuristic-committed', actions: [rule('R2')] },
          { guard: logHas('HEURISTIC-ABORT'), target: 'heuristic-aborted', actions: [rule('R2')] },
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R2')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R2')] },
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R2')] },
          { target: 'initial', actions: [rule('R3')] },
        ],
      },
    },
  },
});
