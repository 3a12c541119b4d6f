/**
 * The chart of the gateway: rows G1–G6 and R1. It stands for the people in the group and for the ring's configuration: it sends
 * one request after the other to the server that owns the packet, and moves the packet when nothing comes back.
 */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  logHas,
  moment,
  playing,
  rulesOf,
} from '../common/chart';
import { type Claim, said } from './messages';
import { ownerIn } from './placement';

/** People who want a share, for each share that there is. */
const GRABBERS_PER_SHARE = 5;

export interface Gateway {
  /** All servers, in the order of the cast. */
  readonly sets: readonly NodeId[];
  readonly owner: NodeId;
  readonly epoch: number;
  readonly grabbers: number;
  /** The next one who has not asked yet. */
  readonly next: number;
  /** Whose request is on its way, and whether it asked before. */
  readonly asking: number;
  readonly isRetry: boolean;
  /** Who got no answer; they ask again at the end. */
  readonly again: readonly number[];
  /** Who knows of a share. */
  readonly told: readonly number[];
  /** How many have heard that they are too late. */
  readonly late: number;
  /** Servers in a row that gave no answer. */
  readonly misses: number;
}

interface At {
  readonly context: Gateway;
  readonly event: ChartEvent;
}

const rule = rulesOf('HB');
const without = (list: readonly number[], one: number): number[] => list.filter((other) => other !== one);
const isAnswer = ({ context, event }: At): boolean => said<Claim>(event).to === context.asking;
const isWaitedFor = ({ context, event }: At): boolean => context.again.includes(said<Claim>(event).to);

/** The next one in line: those who have not asked, then those who got no answer. */
function nextAsk({ next, grabbers, again }: Gateway): Partial<Gateway> {
  if (next <= grabbers) return { asking: next, isRetry: false, next: next + 1 };
  return { asking: again[0] ?? 0, isRetry: true, again: again.slice(1) };
}

const told = ({ told: before }: Gateway, to: number): readonly number[] =>
  before.includes(to) ? before : [...before, to];

const building = setup({
  types: { context: {} as Gateway, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    open: assign(({ context }) => ({ ...nextAsk(context), epoch: 1, owner: ownerIn(1, context.sets) })),
    askNext: assign(({ context }) => ({ ...nextAsk(context), misses: 0 })),
    noteWon: assign(({ context, event }) => {
      const { to } = said<Claim>(event);
      return { told: told(context, to), again: without(context.again, to), misses: 0 };
    }),
    // Nothing is left: whoever has not asked yet need not.
    turnAway: assign(({ context: { late, grabbers, next } }) => ({
      late: late + 1 + grabbers - (next - 1),
      next: grabbers + 1,
    })),
    move: assign(({ context }) => {
      const epoch = context.epoch + 1;
      const waiting = { ...context, again: [...context.again, context.asking] };
      const { again } = waiting;
      return {
        again,
        ...nextAsk(waiting),
        epoch,
        owner: ownerIn(epoch, context.sets),
        misses: context.misses + 1,
      };
    }),
    giveUp: assign(({ context: { again, asking } }) => ({ again: [...again, asking] })),
    // People whose phones show nothing ask again, from the first.
    remember: assign(({ context, event }) => {
      const epoch = said<{ epoch: number }>(
        event.records.findLast(({ type }) => type === 'EPOCH') ?? { body: { epoch: 1 } },
      ).epoch;
      const knows = event.records
        .filter(({ type }) => type === 'TOLD')
        .map((record) => said<Claim>(record).to);
      return { ...nextAsk(context), epoch, owner: ownerIn(epoch, context.sets), told: knows };
    }),
  },
  guards: {
    ...chartGuards,
    isAnswer,
    isAnswerToRetry: (at: At) => isAnswer(at) && at.context.isRetry,
    isLastAnswer: (at: At) => isAnswer(at) && isLast(at.context),
    isLastAnswerToRetry: (at: At) => isAnswer(at) && at.context.isRetry && isLast(at.context),
    isLastAnswerLate: (at: At) => isAnswer(at) && at.context.again.length === 0,
    isWaitedFor,
    hasAskedAll: ({ context: { misses, sets } }) => misses + 1 >= sets.length,
  },
  delays: { answer: 1 },
});

function isLast({ next, grabbers, again }: Gateway): boolean {
  return next > grabbers && again.length === 0;
}

/** Who serves the packet from now on, before anybody is sent there. */
const writeEpoch = {
  type: 'persist',
  params: ({ context: { epoch, owner } }: At) => ({ record: 'EPOCH', forced: true, body: { epoch, owner } }),
} as const;
/** What a phone shows stays there. */
const writeTold = {
  type: 'persist',
  params: ({ event }: At) => ({ record: 'TOLD', forced: true, body: event.body }),
} as const;
const grab = {
  type: 'send',
  params: ({ context: { owner, epoch, asking } }: At) => ({
    type: 'GRAB',
    to: [owner],
    body: { epoch, to: asking },
  }),
} as const;

const tell = [rule('G2'), 'noteWon', writeTold] as const;
const wonAfterAll = moment('won-after-all');
const closed = moment('closed');

/** An answer that nobody waits for any more; what it says is true all the same. */
const lateWin = [
  { guard: 'isWaitedFor', actions: [rule('G5'), 'noteWon', writeTold, wonAfterAll] },
  { actions: [rule('G5'), 'noteWon', writeTold] },
] as const;

export const gatewayChart = building.createMachine({
  id: 'gateway',
  initial: 'initial',
  context: ({ input: { self, members, shares } }) => {
    const sets = playing('set', members);
    const grabbers = GRABBERS_PER_SHARE * shares;
    const nobody = { next: 1, asking: 0, isRetry: false, again: [], told: [], late: 0, misses: 0 };
    return { sets, owner: self, epoch: 0, grabbers, ...nobody };
  },
  states: {
    initial: {
      on: { BEGIN: { target: 'asking', actions: [rule('G1'), 'open', writeEpoch, moment('begun'), grab] } },
    },
    asking: {
      on: {
        WON: [
          { guard: 'isLastAnswerToRetry', target: 'closed', actions: [...tell, wonAfterAll, closed] },
          { guard: 'isLastAnswer', target: 'closed', actions: [...tell, closed] },
          {
            guard: 'isAnswerToRetry',
            target: 'asking',
            reenter: true,
            actions: [...tell, wonAfterAll, 'askNext', grab],
          },
          { guard: 'isAnswer', target: 'asking', reenter: true, actions: [...tell, 'askNext', grab] },
          ...lateWin,
        ],
        'TOO-LATE': [
          { guard: 'isLastAnswerLate', target: 'closed', actions: [rule('G3'), 'turnAway', closed] },
          {
            guard: 'isAnswer',
            target: 'asking',
            reenter: true,
            actions: [rule('G3'), 'turnAway', moment('turned-away'), 'askNext', grab],
          },
          { actions: [rule('G5')] },
        ],
      },
      after: {
        answer: [
          { guard: 'hasAskedAll', target: 'gave-up', actions: [rule('G6'), 'giveUp', moment('gave-up')] },
          {
            target: 'asking',
            reenter: true,
            actions: [rule('G4'), 'move', writeEpoch, moment('moved'), grab],
          },
        ],
      },
    },
    closed: { on: { WON: lateWin, 'TOO-LATE': { actions: [rule('G5')] } } },
    'gave-up': { on: { WON: lateWin, 'TOO-LATE': { actions: [rule('G5')] } } },
    recovering: {
      on: {
        RESTART: [
          { guard: logHas('EPOCH'), target: 'asking', actions: [rule('R1'), 'remember', grab] },
          { target: 'initial', actions: [rule('R1')] },
        ],
      },
    },
  },
});
