/** The chart of the coordinator, a client of the placement: rows C1–C9, R1 and R2. It goes to the owners of the epoch that it knows. */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  logHas,
  moment,
  toSender,
  without,
} from '../common/chart';
import { heirAmong, originAmong, rule } from './moving';

interface Coordinating {
  readonly participants: readonly NodeId[];
  /** Whose account moves, and to whom; a vote of the second counts for the first. */
  readonly origin: NodeId;
  readonly heir: NodeId;
  /** The newest epoch that it has heard of. */
  readonly epoch: number;
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
}

interface At {
  readonly context: Coordinating;
  readonly event: ChartEvent;
}

const seatOf = ({ context, event }: At): NodeId =>
  event.from === context.heir ? context.origin : event.from;

const building = setup({
  types: { context: {} as Coordinating, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    countYes: assign((at) => ({
      yes: at.context.participants.filter((id) => id === seatOf(at) || at.context.yes.includes(id)),
    })),
    rememberNo: assign((at) => ({ no: [seatOf(at)], yes: [] })),
    rest: assign({ yes: [] }),
    raise: assign(({ context, event }) => ({ epoch: Math.max(context.epoch, Number(event.body)) })),
  },
  guards: {
    ...chartGuards,
    isLastYes: (at) =>
      without(at.context.participants, seatOf(at)).every((id) => at.context.yes.includes(id)),
  },
  delays: { votes: 1 },
});

/** To the owners, by the epoch that it knows. */
const toOwners = (type: string) =>
  ({
    type: 'send',
    params: ({ context: { participants, origin, heir, epoch } }: At) => ({
      type,
      to: epoch === 1 ? participants : participants.map((id) => (id === origin ? heir : id)),
      body: epoch,
    }),
  }) as const;

/** The same once more, to the one who owns the account now. */
const toHeir = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: At) => ({ type, to: [context.heir], body: context.epoch }),
  }) as const;

const redirected = (type: string) =>
  ({ actions: [rule('C5'), 'raise', moment('redirected'), toHeir(type)] }) as const;
const newEpoch = { EPOCH: { actions: [rule('C6'), 'raise', moment('refreshed')] } } as const;
const announce = (type: string) => [toOwners(type), moment('announced')] as const;
const abort = [rule('C4'), forced('ABORT'), moment('decided'), ...announce('ABORT')] as const;

const decided = (type: string) =>
  ({
    on: {
      BEGIN: { actions: [rule('C9')] },
      MOVED: redirected(type),
      INQUIRE: { actions: [rule('C7'), toSender(type)] },
      ...newEpoch,
    },
  }) as const;

export const coordinatorChart = building.createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input: { participants, members } }) => ({
    participants,
    origin: originAmong(members),
    heir: heirAmong(members),
    epoch: 1,
    yes: [],
    no: [],
  }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), moment('begun'), toOwners('PREPARE'), moment('asked')],
        },
        CANCEL: { target: 'aborted', actions: abort },
        ...newEpoch,
      },
    },
    waiting: {
      on: {
        'VOTE-YES': [
          {
            guard: 'isLastYes',
            target: 'committed',
            actions: [
              rule('C3'),
              moment('all-votes'),
              forced('COMMIT'),
              moment('decided'),
              ...announce('COMMIT'),
              'rest',
            ],
          },
          { actions: [rule('C2'), 'countYes'] },
        ],
        'VOTE-NO': { target: 'aborted', actions: [...abort, 'rememberNo'] },
        MOVED: redirected('PREPARE'),
        INQUIRE: { actions: [rule('C8')] },
        ...newEpoch,
      },
      after: { votes: { target: 'aborted', actions: [...abort, 'rest'] } },
    },
    committed: decided('COMMIT'),
    aborted: decided('ABORT'),
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R1'), ...announce('COMMIT')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R1'), ...announce('ABORT')] },
          {
            target: 'aborted',
            actions: [rule('R2'), forced('ABORT'), moment('decided'), ...announce('ABORT')],
          },
        ],
      },
    },
  },
});
