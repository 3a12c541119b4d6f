/** The coordinator's chart: rows C1–C14 and the recovery rows R1–R5; what a presumption changes is in `coordinatorRows.ts`. */
import { assign, setup } from 'xstate';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  lazy,
  logHas,
  moment,
  rulesOf,
  toAll,
  toSender,
  without,
} from '../common/chart';
import { type Coordinating, readRows, rowsOf } from './coordinatorRows';
import type { Variant } from './variant';

const rule = rulesOf('2PC');
const toPending = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: { context: Coordinating }) => ({ type, to: context.pending }),
  }) as const;
const end = [lazy('END'), moment('ended'), 'strike'] as const;

const building = setup({
  types: { context: {} as Coordinating, events: {} as ChartEvent, input: {} as ChartInput },
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
    drop: assign(({ context, event }) => ({ participants: without(context.participants, event.from) })),
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
});

/** Once it has decided: it collects ACKs, asks again for those that are missing, and tells whoever asks. */
const deciding = (state: 'committed' | 'aborted', type: string, strike: string, again: string) => {
  const tell = (id: string) => ({ actions: [rule(id), toSender(type)] }) as const;
  return {
    on: {
      ACK: [
        { guard: 'isLastAck', target: 'ended', actions: [rule(strike), ...end] },
        { actions: [rule(strike), 'strike'] },
      ],
      INQUIRE: tell('C11'),
      'VOTE-YES': tell('C14'),
      'VOTE-NO': tell('C14'),
    },
    after: { acks: { target: state, reenter: true, actions: [rule(again), toPending(type)] } },
  } as const;
};

export function coordinatorChart(variant: Variant) {
  const { presumes } = variant;
  const rows = rowsOf(variant);
  const unknown = { actions: rows.unknown };
  return building.createMachine({
    id: 'coordinator',
    initial: 'initial',
    context: ({ input }) => ({ participants: input.participants, yes: [], no: [], pending: [] }),
    states: {
      initial: {
        on: {
          BEGIN: { target: 'waiting', actions: rows.begin },
          CANCEL: rows.cancel,
          INQUIRE: unknown,
          'VOTE-YES': unknown,
        },
      },
      waiting: {
        on: {
          'VOTE-YES': [{ guard: 'isLastYes', ...rows.lastYes }, { actions: [rule('C3'), 'countYes'] }],
          'VOTE-NO': [{ guard: 'isOnlyVoter', ...rows.onlyNo }, rows.no],
          INQUIRE: { actions: [rule('C12')] },
          ...readRows(variant.dropsReaders),
        },
        after: { votes: rows.timeout },
      },
      ...(presumes === 'commit' ? {} : { committed: deciding('committed', 'COMMIT', 'C7', 'C8') }),
      ...(presumes === 'abort' ? {} : { aborted: deciding('aborted', 'ABORT', 'C9', 'C10') }),
      // Where a presumption lets it forget at once, votes and answers may still be on their way.
      ended: {
        on: presumes === 'nothing' ? { INQUIRE: unknown } : { INQUIRE: unknown, 'VOTE-YES': unknown },
      },
      recovering: {
        on: {
          RESTART: [
            { guard: logHas('END'), target: 'ended', actions: [rule('R5')] },
            { guard: logHas('COMMIT'), ...rows.restartCommitted },
            ...(presumes === 'abort'
              ? []
              : [
                  {
                    guard: logHas('ABORT'),
                    target: 'aborted',
                    actions: [rule('R4'), toAll('ABORT'), moment('announced'), 'awaitAll'],
                  } as const,
                ]),
            ...rows.restart,
            { target: 'initial', actions: [rule('R1')] },
          ],
        },
      },
    },
  });
}
