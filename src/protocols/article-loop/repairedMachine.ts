/**
 * The two loops that the code should have been: everybody prepares before anybody commits, the decision is on disk in between, and
 * both loops and every crash have an answer. Rows C5–C16, P7–P15, R4–R11.
 */
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
  toSender,
  without,
} from '../common/chart';
import { damageOf, operatorRows } from '../common/participating';
import { type Looping, looping, toHead } from './loop';

const rule = rulesOf('LOOP');
const unknown = { actions: [rule('C16'), toSender('ABORT')] } as const;

/** The second loop begins: from the first participant on. */
const announce = (type: 'COMMIT' | 'ABORT') => [toHead(type), moment('announced')] as const;
const abort = [forced('ABORT'), moment('decided'), 'startOver', ...announce('ABORT')] as const;

/** The second loop: it calls until each has acknowledged, and tells whoever asks. */
const telling = (state: 'committed' | 'aborted', type: 'COMMIT' | 'ABORT') => {
  const tell = { actions: [rule('C14'), toSender(type)] } as const;
  return {
    on: {
      ACK: [
        { guard: 'isLast', target: 'ended', actions: [rule('C12'), lazy('END'), 'goOn', moment('ended')] },
        { guard: 'isHead', actions: [rule('C11'), 'goOn', toHead(type)] },
        { actions: [rule('C11'), 'goOn'] },
      ],
      INQUIRE: tell,
      'VOTE-YES': tell,
      'VOTE-NO': tell,
    },
    after: { acks: { target: state, reenter: true, actions: [rule('C13'), toHead(type)] } },
  } as const;
};

export const repairedCoordinatorChart = setup({
  types: { context: {} as Looping, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    goOn: assign(looping.goOn),
    startOver: assign(({ context }) => ({ left: context.participants })),
    startOverWithoutNo: assign(({ context, event }) => ({
      left: without(context.participants, event.from),
      no: [event.from],
    })),
  },
  guards: { ...chartGuards, ...looping.guards },
  delays: { votes: 1, acks: 1 },
}).createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => ({ participants: input.participants, left: input.participants, no: [] }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'preparing',
          actions: [rule('C5'), lazy('BEGIN'), moment('begun'), toHead('PREPARE'), moment('asked')],
        },
        CANCEL: { target: 'aborted', actions: [rule('C6'), ...abort] },
        INQUIRE: unknown,
        'VOTE-YES': unknown,
      },
    },
    preparing: {
      on: {
        'VOTE-YES': [
          {
            guard: 'isLast',
            target: 'committed',
            actions: [
              rule('C8'),
              moment('all-votes'),
              forced('COMMIT'),
              moment('decided'),
              'startOver',
              ...announce('COMMIT'),
            ],
          },
          {
            guard: 'isHead',
            target: 'preparing',
            reenter: true,
            actions: [rule('C7'), 'goOn', toHead('PREPARE')],
          },
        ],
        'VOTE-NO': [
          {
            guard: 'isOnlyOne',
            target: 'ended',
            actions: [rule('C9'), forced('ABORT'), moment('decided'), lazy('END'), moment('ended')],
          },
          {
            target: 'aborted',
            actions: [
              rule('C9'),
              forced('ABORT'),
              moment('decided'),
              'startOverWithoutNo',
              ...announce('ABORT'),
            ],
          },
        ],
        INQUIRE: { actions: [rule('C15')] },
      },
      after: { votes: { target: 'aborted', actions: [rule('C10'), ...abort] } },
    },
    committed: telling('committed', 'COMMIT'),
    aborted: telling('aborted', 'ABORT'),
    ended: { on: { INQUIRE: unknown } },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('END'), target: 'ended', actions: [rule('R8')] },
          {
            guard: logHas('COMMIT'),
            target: 'committed',
            actions: [rule('R6'), 'startOver', ...announce('COMMIT')],
          },
          {
            guard: logHas('ABORT'),
            target: 'aborted',
            actions: [rule('R7'), 'startOver', ...announce('ABORT')],
          },
          { guard: logHas('BEGIN'), target: 'aborted', actions: [rule('R5'), ...abort] },
          { target: 'initial', actions: [rule('R4')] },
        ],
      },
    },
  },
});

interface Called {
  readonly coordinator: string;
}

const voteNo = [toCoordinator('VOTE-NO'), moment('voted')] as const;
const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const acknowledge = { actions: [rule('P14'), toCoordinator('ACK')] } as const;
const again = { COMMIT: acknowledge, ABORT: acknowledge } as const;
const damaged = { actions: [...damageOf(rule, 'P6'), toCoordinator('ACK')] } as const;

export const repairedParticipantChart = setup({
  types: { context: {} as Called, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
  delays: { prepare: 1, decision: 1 },
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
              rule('P7'),
              forced('PREPARED'),
              moment('prepared'),
              toCoordinator('VOTE-YES'),
              moment('voted'),
            ],
          },
          { target: 'aborted', actions: [rule('P8'), ...abortAlone, ...voteNo] },
        ],
        VETO: { target: 'aborted', actions: [rule('P9'), ...abortAlone] },
        ABORT: { target: 'aborted', actions: [rule('P10'), ...abortAlone, toCoordinator('ACK')] },
      },
      after: { prepare: { target: 'aborted', actions: [rule('P9'), ...abortAlone] } },
    },
    prepared: {
      on: {
        COMMIT: {
          target: 'committed',
          actions: [rule('P11'), forced('COMMIT'), moment('learned'), moment('paid'), toCoordinator('ACK')],
        },
        ABORT: {
          target: 'aborted',
          actions: [rule('P12'), forced('ABORT'), moment('learned'), moment('undone'), toCoordinator('ACK')],
        },
        ...operatorRows(rule, 'P6'),
      },
      after: {
        decision: { target: 'prepared', reenter: true, actions: [rule('P13'), toCoordinator('INQUIRE')] },
      },
    },
    committed: { on: again },
    aborted: { on: { ...again, PREPARE: { actions: [rule('P15'), ...voteNo] } } },
    'heuristic-committed': { on: { COMMIT: { ...acknowledge, target: 'committed' }, ABORT: damaged } },
    'heuristic-aborted': { on: { ABORT: { ...acknowledge, target: 'aborted' }, COMMIT: damaged } },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('HEURISTIC-COMMIT'), target: 'heuristic-committed', actions: [rule('R11')] },
          { guard: logHas('HEURISTIC-ABORT'), target: 'heuristic-aborted', actions: [rule('R11')] },
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R11')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R11')] },
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R10'), toCoordinator('INQUIRE')] },
          { target: 'aborted', actions: [rule('R9'), ...abortAlone] },
        ],
      },
    },
  },
});
