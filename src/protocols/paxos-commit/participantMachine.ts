/** The participant's chart: rows X1, X2, X10, X21–X24 and the recovery rows R5–R7. */
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
  playing,
  rulesOf,
} from '../common/chart';
import { heuristicRows, operatorRows } from '../common/participating';
import { FIRST } from './ballots';

interface Participating {
  readonly self: NodeId;
  readonly acceptors: readonly NodeId[];
  readonly leaders: readonly NodeId[];
  /** It has proposed `prepared`, so it may never propose anything else. */
  readonly hasProposed: boolean;
}

const rule = rulesOf('PAX');

/** Phase 2a of ballot 0 of its own instance: nobody else proposes there, so no phase 1 is needed. */
const propose = (type: '2A-PREPARED' | '2A-ABORTED') =>
  ({
    type: 'send',
    params: ({ context }: { context: Participating }) => ({
      type,
      to: context.acceptors,
      body: { instance: context.self, ballot: FIRST },
    }),
  }) as const;
const inquire = {
  type: 'send',
  params: ({ context }: { context: Participating }) => ({ type: 'INQUIRE', to: context.leaders }),
} as const;

const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const obey = (type: 'COMMIT' | 'ABORT') => [rule('X10'), forced(type), moment('learned')] as const;
const again = { actions: [rule('X23')] } as const;
const restartWith = (type: string, target: string) =>
  ({ guard: logHas(type), target, actions: [rule('R7'), 'recall'] }) as const;

export const participantChart = setup({
  types: { context: {} as Participating, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    rememberProposal: assign({ hasProposed: true }),
    recall: assign(({ event }) => ({
      hasProposed: event.records.some(({ type }) => type === 'PREPARED'),
    })),
  },
  guards: { ...chartGuards, hasProposed: ({ context }) => context.hasProposed },
  delays: { prepare: 1, decision: 1 },
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input: { self, members } }) => ({
    self,
    acceptors: playing('acceptor', members),
    leaders: [...playing('coordinator', members), ...playing('standby', members)],
    hasProposed: false,
  }),
  states: {
    initial: {
      on: {
        PREPARE: [
          {
            guard: 'canPrepare',
            target: 'prepared',
            actions: [
              rule('X1'),
              forced('PREPARED'),
              moment('prepared'),
              propose('2A-PREPARED'),
              moment('voted'),
              'rememberProposal',
            ],
          },
          {
            target: 'aborted',
            actions: [rule('X2'), ...abortAlone, propose('2A-ABORTED'), moment('voted')],
          },
        ],
        VETO: { target: 'aborted', actions: [rule('X21'), ...abortAlone] },
        ABORT: { target: 'aborted', actions: [rule('X10'), ...abortAlone] },
      },
      after: { prepare: { target: 'aborted', actions: [rule('X21'), ...abortAlone] } },
    },
    prepared: {
      on: {
        COMMIT: { target: 'committed', actions: obey('COMMIT') },
        ABORT: { target: 'aborted', actions: obey('ABORT') },
        ...operatorRows(rule, 'X24'),
      },
      after: { decision: { target: 'prepared', reenter: true, actions: [rule('X22'), inquire] } },
    },
    committed: { on: { COMMIT: again } },
    aborted: {
      on: {
        ABORT: again,
        PREPARE: [
          { guard: 'hasProposed', ...again },
          { actions: [rule('X21'), propose('2A-ABORTED'), moment('voted')] },
        ],
      },
    },
    ...heuristicRows(rule, 'X23', 'X24'),
    recovering: {
      on: {
        RESTART: [
          restartWith('HEURISTIC-COMMIT', 'heuristic-committed'),
          restartWith('HEURISTIC-ABORT', 'heuristic-aborted'),
          restartWith('COMMIT', 'committed'),
          restartWith('ABORT', 'aborted'),
          {
            guard: logHas('PREPARED'),
            target: 'prepared',
            actions: [rule('R6'), 'recall', inquire],
          },
          { target: 'aborted', actions: [rule('R5'), ...abortAlone] },
        ],
      },
    },
  },
});
