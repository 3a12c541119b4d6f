/** Charts of the message-level two-phase commit: states as in the module, with `down` for its `x`; each rule is one of its actions. */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import { type ChartInput, chartActions, rulesOf, toCoordinator } from '../common/chart';
import type { SpecifiedEvent } from './specified';

type Log = 'none' | 'yes' | 'commit' | 'abort';

/** A message that is yet to be sent. */
interface Outgoing {
  readonly type: string;
  readonly to: NodeId;
}

interface Coordinating {
  readonly participants: readonly NodeId[];
  /** Durable; the rest is lost in a crash. */
  readonly log: Log;
  /** Whose YES it holds. */
  readonly votes: readonly NodeId[];
  readonly out: readonly Outgoing[];
}

interface Participating {
  readonly coordinator: NodeId;
  readonly log: Log;
}

interface Happened {
  readonly event: SpecifiedEvent;
}

const rule = rulesOf('TwoPC');
const write = (log: Log) => ({ type: 'write', params: { log } }) as const;
const fill = (message: string) => ({ type: 'fill', params: { message } }) as const;
const isLogged = (log: Log) => ({ type: 'isLogged', params: { log } }) as const;
const answer = (type: string) =>
  ({ type: 'send', params: ({ event }: Happened) => ({ type, to: [event.peer] }) }) as const;

const send = {
  guard: 'isBuffered',
  actions: [
    rule('CSend'),
    'unbuffer',
    { type: 'send', params: ({ event }: Happened) => ({ type: event.message, to: [event.peer] }) },
  ],
} as const;
/** What the coordinator does in every state but `down`. A vote that nobody waits for any more is taken and forgotten. */
const whileUp = {
  CSend: send,
  CYes: { actions: rule('CYes') },
  Crash: { target: 'down', actions: [rule('Crash'), 'forget'] },
} as const;

export const coordinatorChart = setup({
  types: { context: {} as Coordinating, events: {} as SpecifiedEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    write: assign((_, { log }: { readonly log: Log }) => ({ log })),
    // In the order of the cast: who voted first makes no difference.
    count: assign(({ context: { participants, votes }, event }) => ({
      votes: participants.filter((id) => id === event.peer || votes.includes(id)),
    })),
    fill: assign(({ context }, { message }: { readonly message: string }) => ({
      out: context.participants.map((to) => ({ type: message, to })),
    })),
    unbuffer: assign(({ context, event }) => ({
      out: context.out.filter(({ type, to }) => type !== event.message || to !== event.peer),
    })),
    forget: assign({ votes: [], out: [] }),
  },
  guards: {
    isBuffered: ({ context, event }) =>
      context.out.some(({ type, to }) => type === event.message && to === event.peer),
    isUnanimous: ({ context }) => context.votes.length === context.participants.length,
    isLogged: ({ context }, { log }: { readonly log: Log }) => context.log === log,
  },
}).createMachine({
  id: 'coordinator',
  initial: 'q',
  context: ({ input }) => ({ participants: input.participants, log: 'none', votes: [], out: [] }),
  states: {
    q: { on: { ...whileUp, CStart: { target: 'w', actions: [rule('CStart'), fill('PREPARE')] } } },
    w: {
      on: {
        ...whileUp,
        CYes: { actions: [rule('CYes'), 'count'] },
        CDecideCommit: {
          guard: 'isUnanimous',
          target: 'c',
          actions: [rule('CDecideCommit'), write('commit'), fill('COMMIT')],
        },
        CDecideAbort: { target: 'a', actions: [rule('CDecideAbort'), write('abort'), fill('ABORT')] },
      },
    },
    c: { on: { ...whileUp, CAnswer: { actions: [rule('CAnswer'), answer('COMMIT')] } } },
    a: { on: { ...whileUp, CAnswer: { actions: [rule('CAnswer'), answer('ABORT')] } } },
    down: {
      on: {
        Recover: [
          { guard: isLogged('commit'), target: 'c', actions: [rule('Recover'), fill('COMMIT')] },
          // Presumed abort: without a decision in the log, the decision is abort.
          { target: 'a', actions: [rule('Recover'), write('abort'), fill('ABORT')] },
        ],
      },
    },
  },
});

const crash = { target: 'down', actions: rule('Crash') } as const;
const decide = [
  { guard: 'isCommit', target: 'c', actions: [rule('PDecide'), write('commit')] },
  { target: 'a', actions: [rule('PDecide'), write('abort')] },
] as const;
/** A decision or a PREPARE that comes too late is taken and dropped; and whoever has decided can say so. */
const decided = {
  Crash: crash,
  PDecide: { actions: rule('PDecide') },
  PDropPrepare: { actions: rule('PDropPrepare') },
  PCoopAsked: { actions: rule('PCoop') },
} as const;

export const participantChart = setup({
  types: { context: {} as Participating, events: {} as SpecifiedEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    write: assign((_, { log }: { readonly log: Log }) => ({ log })),
  },
  guards: {
    isCommit: ({ event }) => event.message === 'COMMIT',
    isLogged: ({ context }, { log }: { readonly log: Log }) => context.log === log,
  },
}).createMachine({
  id: 'participant',
  initial: 'q',
  context: ({ input }) => ({ coordinator: input.coordinator, log: 'none' }),
  states: {
    q: {
      on: {
        Crash: crash,
        PVoteYes: { target: 'w', actions: [rule('PVoteYes'), write('yes'), toCoordinator('YES')] },
        PVoteNo: { target: 'a', actions: [rule('PVoteNo'), write('abort'), toCoordinator('NO')] },
        PTimeoutQ: { target: 'a', actions: [rule('PTimeoutQ'), write('abort')] },
        PDecide: decide,
        PCoopAsked: { target: 'a', actions: [rule('PCoop'), write('abort')] },
      },
    },
    w: {
      on: {
        Crash: crash,
        PDecide: decide,
        PDropPrepare: { actions: rule('PDropPrepare') },
        PInquire: { actions: [rule('PInquire'), toCoordinator('REQ')] },
        PCoop: [
          { guard: 'isCommit', target: 'c', actions: [rule('PCoop'), write('commit')] },
          { target: 'a', actions: [rule('PCoop'), write('abort')] },
        ],
      },
    },
    c: { on: decided },
    a: { on: decided },
    down: {
      on: {
        Recover: [
          { guard: isLogged('commit'), target: 'c', actions: rule('Recover') },
          { guard: isLogged('yes'), target: 'w', actions: rule('Recover') },
          { target: 'a', actions: [rule('Recover'), write('abort')] },
        ],
      },
    },
  },
});
