/** The leader's chart: rows X3, X6–X9, X13–X20 and the recovery rows R1–R3. The coordinator begins; a standby only ever takes over. */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  lazy,
  logHas,
  moment,
  playing,
  rulesOf,
  toAll,
  toSender,
  without,
} from '../common/chart';
import {
  FIRST,
  highestIn,
  isMajority,
  latest,
  nextBallot,
  nothing,
  numberIn,
  proposal,
  union,
  type Values,
  valuesIn,
  write,
} from './ballots';

interface Leading {
  readonly self: NodeId;
  readonly participants: readonly NodeId[];
  readonly acceptors: readonly NodeId[];
  /** Who may lead, this node among them. */
  readonly leaders: readonly NodeId[];
  /** The ballot that it leads or follows, the highest it has used. */
  readonly ballot: number;
  /** The highest ballot that an acceptor named when it refused. */
  readonly overtakenBy: number;
  /** Who has answered in this phase of this ballot, and who has refused to. */
  readonly heard: readonly NodeId[];
  readonly refused: readonly NodeId[];
  /** While it asks: the latest values that it was told. While it proposes: its proposal. */
  readonly values: Values;
}

interface Seen {
  readonly context: Leading;
  readonly event: ChartEvent;
}

const rule = rulesOf('PAX');

const noteBallot = write('BALLOT', true, ({ context }: Seen) => ({ ballot: context.ballot }));
const toAcceptors = (type: string, isAgain: boolean) =>
  ({
    type: 'send',
    params: ({ context }: Seen) => ({
      type,
      to: isAgain ? context.acceptors.filter((node) => !context.heard.includes(node)) : context.acceptors,
      body: type === '2A' ? context.values : { ballot: context.ballot },
    }),
  }) as const;
/** Whoever proposed `aborted` itself in ballot 0 knows it already. */
const tellAbort = {
  type: 'send',
  params: ({ context, event }: Seen) => ({
    type: 'ABORT',
    to: context.participants.filter((node) => !valuesIn(event.body).aborted.includes(node)),
  }),
} as const;

const lead = [rule('X6'), 'takeBallot', noteBallot, toAcceptors('1A', false), moment('took-ballot')] as const;
/** The other leaders: whoever does not lead this ballot may be waiting for its outcome. */
const toOtherLeaders = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: Seen) => ({ type, to: without(context.leaders, context.self) }),
  }) as const;
const decide = (id: 'X8' | 'X9', type: 'COMMIT' | 'ABORT') =>
  [rule(id), ...(id === 'X8' ? [moment('all-votes')] : []), lazy(type), moment('decided')] as const;
const tellEverybody = (type: string) =>
  [toAll(type), toOtherLeaders(type), moment('announced'), 'forget'] as const;
/** In ballot 0, which the coordinator follows, nobody else leads. */
const commitVoted = {
  target: 'committed',
  actions: [...decide('X8', 'COMMIT'), toAll('COMMIT'), moment('announced'), 'forget'],
} as const;
const abortVoted = {
  target: 'aborted',
  actions: [...decide('X9', 'ABORT'), tellAbort, moment('announced'), 'forget'],
} as const;
const commit = {
  target: 'committed',
  actions: [...decide('X8', 'COMMIT'), ...tellEverybody('COMMIT')],
} as const;
const abort = { target: 'aborted', actions: [...decide('X9', 'ABORT'), ...tellEverybody('ABORT')] } as const;
/** Another leader has decided. */
const heard = {
  COMMIT: { target: 'committed', actions: [rule('X19'), lazy('COMMIT'), moment('learned'), 'forget'] },
  ABORT: { target: 'aborted', actions: [rule('X19'), lazy('ABORT'), moment('learned'), 'forget'] },
} as const;

const answered = ({ context, event }: Seen): NodeId[] =>
  union(context.acceptors, context.heard, [event.from]);
const isMine = ({ context, event }: Seen): boolean => numberIn(event.body, 'ballot') === context.ballot;
const isLast = (seen: Seen): boolean => isMine(seen) && isMajority(answered(seen), seen.context.acceptors);
const reported = ({ context, event }: Seen): Values => {
  const body = event.body as { readonly accepted?: Values };
  return latest(context.participants, context.values, body.accepted ?? nothing);
};

const building = setup({
  types: { context: {} as Leading, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    takeBallot: assign(({ context }) => ({
      ballot: nextBallot(Math.max(context.ballot, context.overtakenBy), context.self, context.leaders),
      overtakenBy: FIRST,
      heard: [],
      refused: [],
      values: nothing,
    })),
    count: assign((seen) => ({ heard: answered(seen) })),
    countPromise: assign((seen) => ({ heard: answered(seen), values: reported(seen) })),
    propose: assign((seen) => ({
      heard: [],
      refused: [],
      values: proposal(seen.context.participants, seen.context.ballot, reported(seen)),
    })),
    noteRefusal: assign(({ context, event }) => ({
      refused: union(context.acceptors, context.refused, [event.from]),
      overtakenBy: Math.max(context.overtakenBy, numberIn(event.body, 'promised')),
    })),
    forget: assign({ heard: [], refused: [], values: nothing, overtakenBy: FIRST }),
    recallBallot: assign(({ event }) => ({ ballot: highestIn(event.records) })),
  },
  guards: {
    ...chartGuards,
    isMine,
    isLast,
    /** Only the participant itself proposes in ballot 0: where it said `aborted`, nothing else can ever be chosen. */
    isVotedDown: (seen) => isMine(seen) && valuesIn(seen.event.body).aborted.length > 0,
    isLastCommit: (seen) => isLast(seen) && seen.context.values.aborted.length === 0,
    /** Somebody leads a higher ballot, and a majority is there to lead a still higher one. */
    isOvertaken: ({ context }) =>
      context.refused.length > 0 &&
      isMajority(union(context.acceptors, context.heard, context.refused), context.acceptors),
  },
  delays: { reports: 1, standby: 1, answers: 1 },
});

/** Asking for promises, or for acceptance: who is silent is asked again, and after a refusal it tries a higher ballot. */
const insisting = (state: 'asking' | 'proposing', type: '1A' | '2A') =>
  ({
    after: {
      answers: [
        { guard: 'isOvertaken', target: 'asking', reenter: true, actions: lead },
        { target: state, reenter: true, actions: [rule('X15'), toAcceptors(type, true)] },
      ],
    },
  }) as const;
const refused = { guard: 'isMine', actions: [rule('X14'), 'noteRefusal'] } as const;
const busy = { actions: [rule('X17')] } as const;
const tell = (type: string) => ({ on: { INQUIRE: { actions: [rule('X16'), toSender(type)] } } }) as const;
const takeOver = { target: 'asking', actions: lead } as const;
/** Whose ballot goes nowhere asks the next one to lead. */
const handOver = { target: 'calling', actions: [rule('X18'), toOtherLeaders('INQUIRE')] } as const;

export function leaderChart(id: 'coordinator' | 'standby') {
  return building.createMachine({
    id,
    initial: 'initial',
    context: ({ input: { self, members, participants } }) => ({
      self,
      participants,
      acceptors: playing('acceptor', members),
      leaders: [...playing('coordinator', members), ...playing('standby', members)],
      ballot: FIRST,
      overtakenBy: FIRST,
      heard: [],
      refused: [],
      values: nothing,
    }),
    states: {
      initial: {
        on:
          id === 'coordinator'
            ? { ...beginning, ...heard, INQUIRE: handOver, '2B': forgotten }
            : { ...heard, INQUIRE: takeOver },
      },
      ...(id === 'coordinator' ? { waiting, calling } : {}),
      asking: {
        on: {
          '1B': [
            {
              guard: 'isLast',
              target: 'proposing',
              actions: [rule('X7'), 'propose', toAcceptors('2A', false), moment('proposed')],
            },
            { guard: 'isMine', actions: [rule('X13'), 'countPromise'] },
          ],
          REFUSED: refused,
          INQUIRE: busy,
          ...heard,
        },
        ...insisting('asking', '1A'),
      },
      proposing: {
        on: {
          '2B': [
            { guard: 'isLastCommit', ...commit },
            { guard: 'isLast', ...abort },
            { guard: 'isMine', actions: [rule('X13'), 'count'] },
          ],
          REFUSED: refused,
          INQUIRE: busy,
          ...heard,
        },
        ...insisting('proposing', '2A'),
      },
      committed: tell('COMMIT'),
      aborted: tell('ABORT'),
      recovering: {
        on: {
          RESTART: [
            {
              guard: logHas('COMMIT'),
              target: 'committed',
              actions: [rule('R3'), toAll('COMMIT'), moment('announced')],
            },
            {
              guard: logHas('ABORT'),
              target: 'aborted',
              actions: [rule('R3'), toAll('ABORT'), moment('announced')],
            },
            {
              guard: logHas('BALLOT'),
              target: 'asking',
              actions: [
                rule('R2'),
                'recallBallot',
                'takeBallot',
                noteBallot,
                toAcceptors('1A', false),
                moment('took-ballot'),
              ],
            },
            {
              target: 'initial',
              actions: id === 'coordinator' ? [rule('R1'), toOtherLeaders('INQUIRE')] : [rule('R1')],
            },
          ],
        },
      },
    },
  });
}

const beginning = {
  BEGIN: {
    target: 'waiting',
    actions: [rule('X3'), moment('begun'), toAll('PREPARE'), moment('asked')],
  },
  CANCEL: {
    target: 'aborted',
    actions: [rule('X20'), lazy('ABORT'), moment('decided'), toAll('ABORT'), moment('announced')],
  },
} as const;

/** Ballot 0: the participants propose, the acceptors report to the coordinator. */
const decided = [
  { guard: 'isVotedDown', ...abortVoted },
  { guard: 'isLast', ...commitVoted },
] as const;

/** A report of a transaction that it has forgotten: it must have begun it before it crashed. */
const forgotten = [
  ...decided,
  { guard: 'isMine', target: 'waiting', actions: [rule('X13'), 'count'] },
] as const;

const following = {
  '2B': [...decided, { guard: 'isMine', actions: [rule('X13'), 'count'] }],
  INQUIRE: busy,
  ...heard,
} as const;

const waiting = { on: following, after: { reports: handOver } } as const;

/** It has asked the standby to lead; should that be silent as well, it leads itself. */
const calling = { on: following, after: { standby: takeOver } } as const;
