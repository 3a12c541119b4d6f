/** The participant's chart: rows P1–P11 and the recovery rows R6–R8 of two-phase commit. */
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
  toCoordinator,
} from '../common/chart';

interface Context {
  readonly coordinator: NodeId;
  /** It restarted with an empty log, so it does not know whether it was ever asked. */
  readonly forgot: boolean;
}

const rule = rulesOf('2PC');
const voteYes = [forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')] as const;
const voteNo = [lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')] as const;
const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const restartWith = (type: string, target: string, id: string) =>
  ({ guard: logHas(type), target, actions: [rule(id)] }) as const;
const again = { actions: [rule('P8'), toCoordinator('ACK')] } as const;

export const participantChart = setup({
  types: { context: {} as Context, events: {} as ChartEvent, input: {} as ChartInput },
  actions: { ...chartActions, rememberForgetting: assign({ forgot: true }) },
  guards: { ...chartGuards, forgot: ({ context }) => context.forgot },
  delays: { prepare: 1, decision: 1 },
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input }) => ({ coordinator: input.coordinator, forgot: false }),
  states: {
    initial: {
      on: {
        PREPARE: [
          { guard: 'canPrepare', target: 'prepared', actions: [rule('P1'), ...voteYes] },
          { target: 'aborted', actions: [rule('P2'), ...voteNo] },
        ],
        VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
        ABORT: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
      },
      after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
    },
    prepared: {
      on: {
        COMMIT: {
          target: 'committed',
          actions: [rule('P5'), forced('COMMIT'), moment('learned'), toCoordinator('ACK')],
        },
        ABORT: {
          target: 'aborted',
          actions: [rule('P6'), forced('ABORT'), moment('learned'), toCoordinator('ACK')],
        },
        'HEURISTIC-COMMIT': {
          target: 'heuristic-committed',
          actions: [rule('P11'), forced('HEURISTIC-COMMIT'), moment('heuristic')],
        },
        'HEURISTIC-ABORT': {
          target: 'heuristic-aborted',
          actions: [rule('P11'), forced('HEURISTIC-ABORT'), moment('heuristic')],
        },
      },
      after: {
        decision: { target: 'prepared', reenter: true, actions: [rule('P7'), toCoordinator('INQUIRE')] },
      },
    },
    committed: { on: { COMMIT: again, ABORT: again, FORGET: { target: 'ended', actions: [rule('P10')] } } },
    aborted: {
      on: {
        COMMIT: again,
        ABORT: again,
        PREPARE: [
          { guard: 'forgot', actions: [rule('P9'), toCoordinator('VOTE-NO')] },
          { actions: [rule('P3'), toCoordinator('VOTE-NO')] },
        ],
        FORGET: { target: 'ended', actions: [rule('P10')] },
      },
    },
    // An operator who was right: the decision is the same, and what comes later is only heard again.
    'heuristic-committed': {
      on: {
        COMMIT: { ...again, target: 'committed' },
        ABORT: { actions: [rule('P11'), forced('DAMAGE'), moment('damaged'), toCoordinator('ACK')] },
      },
    },
    'heuristic-aborted': {
      on: {
        ABORT: { ...again, target: 'aborted' },
        COMMIT: { actions: [rule('P11'), forced('DAMAGE'), moment('damaged'), toCoordinator('ACK')] },
      },
    },
    ended: {
      on: {
        PREPARE: { actions: [rule('P9'), toCoordinator('VOTE-NO')] },
        COMMIT: { actions: [rule('P10'), toCoordinator('ACK')] },
        ABORT: { actions: [rule('P10'), toCoordinator('ACK')] },
      },
    },
    recovering: {
      on: {
        RESTART: [
          restartWith('HEURISTIC-COMMIT', 'heuristic-committed', 'R8'),
          restartWith('HEURISTIC-ABORT', 'heuristic-aborted', 'R8'),
          restartWith('COMMIT', 'committed', 'R8'),
          restartWith('ABORT', 'aborted', 'R8'),
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R7'), toCoordinator('INQUIRE')] },
          { target: 'aborted', actions: [rule('R6'), 'rememberForgetting', ...abortAlone] },
        ],
      },
    },
  },
});
