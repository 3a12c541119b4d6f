/**
 * The chart of the ensemble: rows E1–E8 and R6. One node stands for the whole replicated service. Of its election it keeps who is
 * first in line, since when (the epoch), and whether the other candidate stands behind; of the transaction, the decision znode.
 */
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
  playing,
  rulesOf,
} from '../common/chart';
import type { Variant } from './variant';

interface Ensemble {
  readonly coordinator: NodeId;
  readonly standby: NodeId;
  /** Whose election znode is the first, and its sequence number. */
  readonly leader: NodeId;
  readonly epoch: number;
  /** The other candidate has a znode behind it. */
  readonly isFollowed: boolean;
  readonly decision: 'commit' | 'abort' | null;
}

interface At {
  readonly context: Ensemble;
  readonly event: ChartEvent;
}

interface Creating {
  readonly epoch: number;
  readonly value: string;
}

const rule = rulesOf('ZK');
const asked = (event: ChartEvent): Creating => event.body as unknown as Creating;
const otherThan = ({ coordinator, standby }: Ensemble, node: NodeId): NodeId =>
  node === coordinator ? standby : coordinator;
const isFirst = ({ context, event }: At): boolean =>
  context.leader === event.from && context.epoch === asked(event).epoch;

const building = setup({
  types: { context: {} as Ensemble, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    writeCommit: assign({ decision: 'commit' }),
    writeAbort: assign({ decision: 'abort' }),
    // The session of the first is over: its znode is gone, and the next one is first.
    expire: assign(({ context }) => ({
      leader: otherThan(context, context.leader),
      epoch: context.epoch + 1,
      isFollowed: false,
    })),
    // Who comes back stands at the end of the line.
    goToTheEnd: assign(({ context }) => ({
      leader: otherThan(context, context.leader),
      epoch: context.epoch + 1,
      isFollowed: true,
    })),
    follow: assign({ isFollowed: true }),
    rememberLeader: assign(({ event, context }) => {
      const last = event.records.findLast(({ type }) => type === 'LEADER');
      const known = last ? (last.body as unknown as Pick<Ensemble, 'leader' | 'epoch'>) : context;
      return { leader: known.leader, epoch: known.epoch, isFollowed: true };
    }),
  },
  guards: {
    ...chartGuards,
    isFollowed: ({ context }) => context.isFollowed,
    isFirst,
    isFirstToCommit: (at: At) => isFirst(at) && asked(at.event).value === 'commit',
    isFirstFollowed: ({ context, event }) => context.leader === event.from && context.isFollowed,
    isFirstAlone: ({ context, event }) => context.leader === event.from,
    isCommit: ({ context }) => context.decision === 'commit',
  },
  delays: { session: 1 },
});

const tellLeader = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'NODE-DELETED', to: [context.leader], body: context.epoch }),
} as const;
const writeLeader = {
  type: 'persist',
  params: ({ context: { leader, epoch } }: At) => ({
    record: 'LEADER',
    forced: true,
    body: { leader, epoch },
  }),
} as const;
const reply = (type: string) =>
  ({
    type: 'send',
    params: ({ context, event }: At) => ({ type, to: [event.from], body: context.decision }),
  }) as const;
const refuse = {
  type: 'send',
  params: ({ event }: At) => ({ type: 'NO-NODE', to: [event.from] }),
} as const;
const read = (type: string) =>
  ({
    type: 'send',
    params: ({ event }: At) => ({ type, to: [event.from] }),
  }) as const;

/** While nobody stands behind the first, it makes no difference whether its session ends: it would only come back. So it goes on. */
const expired = (state: 'open' | 'decided') =>
  [
    {
      target: state,
      reenter: true,
      guard: 'isFollowed',
      actions: [rule('E6'), 'expire', writeLeader, moment('expired'), tellLeader],
    },
    { target: state, reenter: true, actions: [rule('E9')] },
  ] as const;

const enrolling = [
  {
    guard: 'isFirstFollowed',
    target: 'open',
    reenter: true,
    actions: [rule('E7'), 'goToTheEnd', writeLeader, tellLeader],
  },
  { guard: 'isFirstAlone', actions: [rule('E7'), tellLeader] },
  { actions: [rule('E7'), 'follow'] },
] as const;

const written = {
  CREATE: { actions: [rule('E2'), reply('EXISTS')] },
  READ: [
    { guard: 'isCommit', actions: [rule('E4'), read('COMMIT')] },
    { actions: [rule('E4'), read('ABORT')] },
  ],
  ENROL: [
    { guard: 'isCommit', actions: [rule('E4'), read('COMMIT')] },
    { actions: [rule('E4'), read('ABORT')] },
  ],
} as const;

const writing = {
  CREATE: [
    {
      guard: 'isFirstToCommit',
      target: 'decided',
      actions: [rule('E1'), 'writeCommit', forced('COMMIT'), moment('decided'), reply('CREATED')],
    },
    {
      guard: 'isFirst',
      target: 'decided',
      actions: [rule('E1'), 'writeAbort', forced('ABORT'), moment('decided'), reply('CREATED')],
    },
    { actions: [rule('E3'), refuse] },
  ],
  READ: { actions: [rule('E5')] },
} as const;

export function ensembleChart({ keptBy }: Variant) {
  const isKept = keptBy === 'ensemble';
  const settle = { target: 'settled', actions: [rule('E8')] } as const;
  return building.createMachine({
    id: 'ensemble',
    initial: 'open',
    context: ({ input: { self, members } }) => ({
      coordinator: playing('coordinator', members)[0] ?? self,
      standby: playing('standby', members)[0] ?? self,
      leader: playing('coordinator', members)[0] ?? self,
      epoch: 1,
      isFollowed: true,
      decision: null,
    }),
    states: {
      open: {
        on: { ...(isKept ? writing : { DONE: settle }), ENROL: enrolling },
        after: { session: expired('open') },
      },
      ...(isKept
        ? { decided: { on: { ...written, DONE: settle }, after: { session: expired('decided') } } as const }
        : {}),
      settled: { on: isKept ? written : {} },
      recovering: {
        on: {
          RESTART: [
            ...(isKept
              ? [
                  {
                    guard: logHas('COMMIT'),
                    target: 'decided',
                    actions: [rule('R6'), 'rememberLeader', 'writeCommit'],
                  } as const,
                  {
                    guard: logHas('ABORT'),
                    target: 'decided',
                    actions: [rule('R6'), 'rememberLeader', 'writeAbort'],
                  } as const,
                ]
              : []),
            { target: 'open', actions: [rule('R6'), 'rememberLeader'] },
          ],
        },
      },
    },
  });
}
