/** A link of the chain: rows P1–P13 and R4–R7. It talks to its left and its right neighbour alone; the last one has no right. */
import { setup } from 'xstate';
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
  RECOVERING,
  rulesOf,
  toSender,
  without,
} from '../common/chart';
import { damageOf, operatorRows } from '../common/participating';

interface Linked {
  /** Whom votes come from and decisions go to. */
  readonly left: NodeId;
  /** Whom votes go to and decisions come from; empty at the end of the chain. */
  readonly right: NodeId | '';
}

interface At {
  readonly context: Linked;
  readonly event: ChartEvent;
}

const rule = rulesOf('LIN');
const neighbours = ({ left, right }: Linked): NodeId[] => (right === '' ? [left] : [left, right]);
const toLeft = (type: string) =>
  ({ type: 'send', params: ({ context }: At) => ({ type, to: [context.left] }) }) as const;
const toRight = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: At) => ({ type, to: without(neighbours(context), context.left) }),
  }) as const;
const abortToBoth = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'ABORT', to: neighbours(context) }),
} as const;
const abortOnwards = {
  type: 'send',
  params: ({ context, event }: At) => ({ type: 'ABORT', to: without(neighbours(context), event.from) }),
} as const;

const abortAlone = [lazy('ABORT'), moment('learned')] as const;
/** Nobody to its right can have voted, so nobody can have decided to commit. */
const refusal = (id: string) =>
  ({ target: 'aborted', actions: [rule(id), ...abortAlone, abortToBoth] }) as const;
const decision = [
  moment('all-votes'),
  forced('COMMIT'),
  moment('decided'),
  toLeft('COMMIT'),
  moment('announced'),
] as const;

const asked = [
  {
    guard: 'canDecide',
    target: 'committed',
    actions: [rule('P2'), forced('PREPARED'), moment('prepared'), ...decision],
  },
  {
    guard: 'canPrepare',
    target: 'prepared',
    actions: [rule('P1'), forced('PREPARED'), moment('prepared'), toRight('VOTE-YES'), moment('voted')],
  },
  refusal('P3'),
] as const;

/** Once it knows, it tells its left neighbour whenever that asks or votes again. */
const telling = (type: 'COMMIT' | 'ABORT') => {
  const tell = { actions: [rule('P11'), toSender(type)] } as const;
  const heard = { actions: [rule('P12')] } as const;
  return { INQUIRE: tell, PREPARE: tell, 'VOTE-YES': tell, COMMIT: heard, ABORT: heard } as const;
};

/** What an operator decided is no answer for others: they ask on. */
const heuristic = (right: 'COMMIT' | 'ABORT', target: 'committed' | 'aborted') => {
  const wrong = right === 'COMMIT' ? 'ABORT' : 'COMMIT';
  return {
    on: {
      [right]: { target, actions: [rule('P13'), toLeft(right)] },
      [wrong]: { actions: [...damageOf(rule, 'P13'), toLeft(wrong)] },
      INQUIRE: { actions: [rule('P13'), toRight('INQUIRE')] },
    },
  } as const;
};

export const participantChart = setup({
  types: { context: {} as Linked, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: {
    ...chartGuards,
    canDecide: ({ context, event }) => context.right === '' && chartGuards.canPrepare({ event }),
    hasAllVotes: ({ context, event }) =>
      context.right === '' && event.records.some(({ type }) => type === 'PREPARED'),
  },
  delays: { prepare: 1, decision: 1 },
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input: { self, coordinator, participants } }) => {
    const place = participants.indexOf(self);
    return { left: participants[place - 1] ?? coordinator, right: participants[place + 1] ?? '' };
  },
  states: {
    initial: {
      on: {
        PREPARE: asked,
        'VOTE-YES': asked,
        VETO: refusal('P4'),
        ABORT: { target: 'aborted', actions: [rule('P5'), ...abortAlone, abortOnwards] },
        INQUIRE: refusal('P9'),
      },
      after: { prepare: refusal('P4') },
    },
    prepared: {
      on: {
        COMMIT: {
          target: 'committed',
          actions: [rule('P6'), forced('COMMIT'), moment('learned'), toLeft('COMMIT')],
        },
        ABORT: {
          target: 'aborted',
          actions: [rule('P7'), forced('ABORT'), moment('learned'), toLeft('ABORT')],
        },
        INQUIRE: { actions: [rule('P10')] },
        ...operatorRows(rule, 'P13'),
      },
      after: { decision: { target: 'prepared', reenter: true, actions: [rule('P8'), toRight('INQUIRE')] } },
    },
    committed: { on: telling('COMMIT') },
    aborted: { on: telling('ABORT') },
    'heuristic-committed': heuristic('COMMIT', 'committed'),
    'heuristic-aborted': heuristic('ABORT', 'aborted'),
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('HEURISTIC-COMMIT'), target: 'heuristic-committed', actions: [rule('R7')] },
          { guard: logHas('HEURISTIC-ABORT'), target: 'heuristic-aborted', actions: [rule('R7')] },
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R7')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R7')] },
          { guard: 'hasAllVotes', target: 'committed', actions: [rule('R5'), ...decision] },
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R6'), toRight('INQUIRE')] },
          { target: 'aborted', actions: [rule('R4'), ...abortAlone] },
        ],
      },
    },
  },
});
