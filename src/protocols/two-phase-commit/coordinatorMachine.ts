/** The coordinator's chart: rows C1–C14 and the recovery rows R1–R4 of presumed-nothing two-phase commit. */
import { assign, setup } from 'xstate';
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
  rulesOf,
  toAll,
  toOthers,
  toSender,
  without,
} from '../common/chart';

interface Context {
  readonly participants: readonly NodeId[];
  /** Who has voted YES. */
  readonly yes: readonly NodeId[];
  /** Whose NO decided it; of all votes the only one worth remembering after the decision. */
  readonly no: readonly NodeId[];
  /** Whose ACK is still missing. */
  readonly pending: readonly NodeId[];
}

const rule = rulesOf('2PC');
const toPending = (type: string) =>
  ({ type: 'send', params: ({ context }: { context: Context }) => ({ type, to: context.pending }) }) as const;

const commit = [
  forced('COMMIT'),
  moment('decided'),
  toAll('COMMIT'),
  moment('announced'),
  'awaitAll',
] as const;
const abort = [forced('ABORT'), moment('decided'), toAll('ABORT'), moment('announced'), 'awaitAll'] as const;
const end = [lazy('END'), moment('ended'), 'strike'] as const;

export const coordinatorChart = setup({
  types: { context: {} as Context, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    // In the order of the cast: who voted first makes no difference.
    countYes: assign(({ context, event }) => ({
      yes: context.participants.filter((id) => id === event.from || context.yes.includes(id)),
    })),
    awaitAll: assign(({ context }) => ({ yes: [], pending: context.participants })),
    awaitOthers: assign(({ context, event }) => ({
      yes: [],
      no: [event.from],
      pending: without(context.participants, event.from),
    })),
    strike: assign(({ context, event }) => ({ pending: without(context.pending, event.from) })),
  },
  guards: {
    ...chartGuards,
    isLastYes: ({ context, event }) =>
      without(context.participants, event.from).every((id) => context.yes.includes(id)),
    isLastAck: ({ context, event }) => context.pending.length === 1 && context.pending[0] === event.from,
    isOnlyVoter: ({ context, event }) => without(context.participants, event.from).length === 0,
  },
  delays: { votes: 1, acks: 1 },
}).createMachine({
  id: 'coordinator',
  initial: 'initial',
  context: ({ input }) => ({ participants: input.participants, yes: [], no: [], pending: [] }),
  states: {
    initial: {
      on: {
        BEGIN: {
          target: 'waiting',
          actions: [rule('C1'), lazy('BEGIN'), moment('begun'), toAll('PREPARE'), moment('asked')],
        },
        CANCEL: { target: 'aborted', actions: [rule('C2'), ...abort] },
        INQUIRE: { actions: [rule('C13'), toSender('ABORT')] },
        'VOTE-YES': { actions: [rule('C13'), toSender('ABORT')] },
      },
    },
    waiting: {
      on: {
        'VOTE-YES': [
          { guard: 'isLastYes', target: 'committed', actions: [rule('C4'), moment('all-votes'), ...commit] },
          { actions: [rule('C3'), 'countYes'] },
        ],
        'VOTE-NO': [
          {
            guard: 'isOnlyVoter',
            target: 'ended',
            actions: [rule('C5'), forced('ABORT'), moment('decided'), lazy('END'), moment('ended')],
          },
          {
            target: 'aborted',
            actions: [
              rule('C5'),
              forced('ABORT'),
              moment('decided'),
              toOthers('ABORT'),
              moment('announced'),
              'awaitOthers',
            ],
          },
        ],
        INQUIRE: { actions: [rule('C12')] },
      },
      after: { votes: { target: 'aborted', actions: [rule('C6'), ...abort] } },
    },
    committed: {
      on: {
        ACK: [
          { guard: 'isLastAck', target: 'ended', actions: [rule('C7'), ...end] },
          { actions: [rule('C7'), 'strike'] },
        ],
        INQUIRE: { actions: [rule('C11'), toSender('COMMIT')] },
        'VOTE-YES': { actions: [rule('C14'), toSender('COMMIT')] },
        'VOTE-NO': { actions: [rule('C14'), toSender('COMMIT')] },
      },
      after: { acks: { target: 'committed', reenter: true, actions: [rule('C8'), toPending('COMMIT')] } },
    },
    aborted: {
      on: {
        ACK: [
          { guard: 'isLastAck', target: 'ended', actions: [rule('C9'), ...end] },
          { actions: [rule('C9'), 'strike'] },
        ],
        INQUIRE: { actions: [rule('C11'), toSender('ABORT')] },
        'VOTE-YES': { actions: [rule('C14'), toSender('ABORT')] },
        'VOTE-NO': { actions: [rule('C14'), toSender('ABORT')] },
      },
      after: { acks: { target: 'aborted', reenter: true, actions: [rule('C10'), toPending('ABORT')] } },
    },
    ended: { on: { INQUIRE: { actions: [rule('C13'), toSender('ABORT')] } } },
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('END'), target: 'ended', actions: [rule('R5')] },
          {
            guard: logHas('COMMIT'),
            target: 'committed',
            actions: [rule('R3'), toAll('COMMIT'), moment('announced'), 'awaitAll'],
          },
          {
            guard: logHas('ABORT'),
            target: 'aborted',
            actions: [rule('R4'), toAll('ABORT'), moment('announced'), 'awaitAll'],
          },
          { guard: logHas('BEGIN'), target: 'aborted', actions: [rule('R2'), ...abort] },
          { target: 'initial', actions: [rule('R1')] },
        ],
      },
    },
  },
});
