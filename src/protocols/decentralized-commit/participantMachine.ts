/** A participant's chart: it votes to everybody, counts everybody's votes and decides by itself. Rows P1–P15 and R4–R6. */
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
  RECOVERING,
  rulesOf,
  toSender,
  without,
} from '../common/chart';
import { damageOf, operatorRows } from '../common/participating';
import { type Counting, counting } from './votes';

interface Voting extends Counting {
  /** The coordinator and all other participants. */
  readonly everybody: readonly NodeId[];
}

const rule = rulesOf('DEC');
const toEverybody = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: { context: Voting }) => ({ type, to: context.everybody }),
  }) as const;

const askOthers = {
  type: 'send',
  params: ({ context }: { context: Voting }) => ({ type: 'INQUIRE', to: context.voters }),
} as const;

const voteYes = [forced('PREPARED'), moment('prepared'), toEverybody('VOTE-YES'), moment('voted')] as const;
const voteNo = [toEverybody('VOTE-NO'), moment('voted')] as const;
const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const decide = [moment('all-votes'), forced('COMMIT'), moment('decided')] as const;

const early = { target: 'aborted', actions: [rule('P6'), ...abortAlone] } as const;
const obeyAbort = {
  target: 'aborted',
  actions: [rule('P8'), forced('ABORT'), moment('learned')],
} as const;
const repeat = { actions: [rule('P11'), toSender('VOTE-YES')] } as const;

/** Once it has an outcome: it tells whoever asks, and nothing changes its mind. */
const knowing = (type: 'COMMIT' | 'ABORT') => {
  const nothing = { actions: [rule('P14')] } as const;
  return {
    INQUIRE: { actions: [rule('P13'), toSender(type)] },
    'VOTE-YES': nothing,
    'VOTE-NO': nothing,
    COMMIT: nothing,
    ABORT: nothing,
  } as const;
};

/** The operator may have been right or wrong; the votes say which. To others it repeats its own. */
const rightly = (target: 'committed' | 'aborted') => ({ target, actions: [rule('P15')] }) as const;
const damaged = { actions: damageOf(rule, 'P15') } as const;
const count = { actions: [rule('P5'), 'countYes'] } as const;

export const participantChart = setup({
  types: { context: {} as Voting, events: {} as ChartEvent, input: {} as ChartInput },
  actions: { ...chartActions, countYes: assign((at) => counting.countYes(at)) },
  guards: {
    ...chartGuards,
    ...counting.guards,
    canDecide: ({ context, event }) =>
      chartGuards.canPrepare({ event }) && counting.guards.hasAllOthers({ context, event }),
  },
  delays: { prepare: 1, decision: 1 },
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input: { self, coordinator, participants } }) => {
    const others = without(participants, self);
    return { participants, voters: others, everybody: [coordinator, ...others], yes: [] };
  },
  states: {
    initial: {
      on: {
        PREPARE: [
          { guard: 'canDecide', target: 'committed', actions: [rule('P2'), ...voteYes, ...decide] },
          { guard: 'canPrepare', target: 'prepared', actions: [rule('P1'), ...voteYes] },
          { target: 'aborted', actions: [rule('P3'), ...abortAlone, ...voteNo] },
        ],
        'VOTE-YES': count,
        'VOTE-NO': early,
        ABORT: early,
        VETO: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
        INQUIRE: { target: 'aborted', actions: [rule('P12'), ...abortAlone, toSender('ABORT')] },
      },
      after: { prepare: { target: 'aborted', actions: [rule('P4'), ...abortAlone] } },
    },
    prepared: {
      on: {
        'VOTE-YES': [{ guard: 'isLastYes', target: 'committed', actions: [rule('P7'), ...decide] }, count],
        'VOTE-NO': obeyAbort,
        ABORT: obeyAbort,
        COMMIT: {
          target: 'committed',
          actions: [rule('P9'), forced('COMMIT'), moment('learned')],
        },
        INQUIRE: repeat,
        ...operatorRows(rule, 'P15'),
      },
      after: {
        decision: { target: 'prepared', reenter: true, actions: [rule('P10'), askOthers] },
      },
    },
    committed: { on: knowing('COMMIT') },
    aborted: { on: { ...knowing('ABORT'), PREPARE: { actions: [rule('P4'), ...voteNo] } } },
    'heuristic-committed': {
      on: {
        'VOTE-YES': [{ guard: 'isLastYes', ...rightly('committed') }, count],
        COMMIT: rightly('committed'),
        'VOTE-NO': damaged,
        ABORT: damaged,
        INQUIRE: repeat,
      },
    },
    'heuristic-aborted': {
      on: {
        'VOTE-YES': [{ guard: 'isLastYes', ...damaged }, count],
        COMMIT: damaged,
        'VOTE-NO': rightly('aborted'),
        ABORT: rightly('aborted'),
        INQUIRE: repeat,
      },
    },
    [RECOVERING]: {
      on: {
        RESTART: [
          { guard: logHas('HEURISTIC-COMMIT'), target: 'heuristic-committed', actions: [rule('R6')] },
          { guard: logHas('HEURISTIC-ABORT'), target: 'heuristic-aborted', actions: [rule('R6')] },
          { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R6')] },
          { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R6')] },
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R5'), askOthers] },
          { target: 'aborted', actions: [rule('R4'), ...abortAlone] },
        ],
      },
    },
  },
});
