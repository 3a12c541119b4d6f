/** The participant's chart: rows P1–P9 and the recovery rows R3–R5. */
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
  playing,
  rulesOf,
  toCoordinator,
} from '../common/chart';
import { heuristicRows, operatorRows } from '../common/participating';

interface Participating {
  readonly coordinator: NodeId;
  /** Whom it may ask when it is in doubt: any of them will do. */
  readonly replicas: readonly NodeId[];
}

const rule = rulesOf('RAFT');
const voteYes = [forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')] as const;
const voteNo = [lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')] as const;
const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const again = { actions: [rule('P8')] } as const;
const ask = {
  type: 'send',
  params: ({ context }: { context: Participating }) => ({ type: 'INQUIRE', to: context.replicas }),
} as const;
const restartWith = (type: string, target: string) =>
  ({ guard: logHas(type), target, actions: [rule('R5')] }) as const;

export const participantChart = setup({
  types: { context: {} as Participating, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: chartGuards,
  delays: { prepare: 1, decision: 1 },
}).createMachine({
  id: 'participant',
  initial: 'initial',
  context: ({ input: { coordinator, members } }) => ({
    coordinator,
    replicas: [...playing('coordinator', members), ...playing('replica', members)],
  }),
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
        COMMIT: { target: 'committed', actions: [rule('P5'), forced('COMMIT'), moment('learned')] },
        ABORT: { target: 'aborted', actions: [rule('P6'), forced('ABORT'), moment('learned')] },
        ...operatorRows(rule, 'P9'),
      },
      after: { decision: { target: 'prepared', reenter: true, actions: [rule('P7'), ask] } },
    },
    committed: { on: { COMMIT: again } },
    aborted: {
      on: { ABORT: again, PREPARE: { actions: [rule('P3'), toCoordinator('VOTE-NO')] } },
    },
    ...heuristicRows(rule, 'P8', 'P9'),
    recovering: {
      on: {
        RESTART: [
          restartWith('HEURISTIC-COMMIT', 'heuristic-committed'),
          restartWith('HEURISTIC-ABORT', 'heuristic-aborted'),
          restartWith('COMMIT', 'committed'),
          restartWith('ABORT', 'aborted'),
          { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R4'), ask] },
          { target: 'aborted', actions: [rule('R3'), ...abortAlone] },
        ],
      },
    },
  },
});
