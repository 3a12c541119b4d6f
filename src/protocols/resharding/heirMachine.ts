/** The chart of the shard that joins and takes the account over: rows H4–H6, P1–P9 from then on, and L2. */
import { setup } from 'xstate';
import { handedIn } from '../../sim/handover';
import type { BranchState } from '../../sim/ledger';
import { type ChartEvent, type ChartInput, chartActions, chartGuards, logHas, moment } from '../common/chart';
import {
  abortAlone,
  abortedRows,
  type Branching,
  branching,
  committedRows,
  heuristicAbortedRows,
  heuristicCommittedRows,
  initialAfter,
  initialRows,
  inquire,
  preparedAfter,
  preparedRows,
  restartDecided,
} from './branch';
import { rule } from './moving';
import type { Variant } from './variant';

interface At {
  readonly context: Branching;
  readonly event: ChartEvent;
}

const building = setup({
  types: { context: {} as Branching, events: {} as ChartEvent, input: {} as ChartInput },
  actions: chartActions,
  guards: {
    ...chartGuards,
    brings: ({ event }, { branch }: { branch: BranchState }) => handedIn(event.body).branch === branch,
    brought: ({ event }, { branch }: { branch: BranchState }) => {
      const record = event.records.find(({ type }) => type === 'TAKEN-OVER');
      return record !== undefined && handedIn(record.body).branch === branch;
    },
  },
  delays: { prepare: 1, decision: 1 },
});

const tellRing = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'TAKEN', to: [context.ring] }),
} as const;

const takeOver = [
  rule('H4'),
  {
    type: 'persist',
    params: ({ event }: At) => ({ record: 'TAKEN-OVER', forced: true, body: event.body }),
  },
  moment('taken-over'),
  tellRing,
] as const;

const arriving = (branch: BranchState, target: string) =>
  ({ guard: { type: 'brings', params: { branch } }, target, actions: takeOver }) as const;

const notYet = { actions: [rule('H6')] } as const;
const taken = { 'HAND-OVER': { actions: [rule('H5'), tellRing] } } as const;

const restartAs = (branch: BranchState, target: string) =>
  ({ guard: { type: 'brought', params: { branch } }, target, actions: [rule('R5')] }) as const;
const restartInDoubt = { target: 'prepared', actions: [rule('R5'), inquire] } as const;

export function heirChart({ carriesBranch }: Variant) {
  return building.createMachine({
    id: 'heir',
    initial: 'awaiting',
    context: ({ input }) => branching(input),
    states: {
      awaiting: {
        on: {
          'HAND-OVER': [
            arriving('reserved', 'prepared'),
            arriving('applied', 'committed'),
            arriving('released', 'aborted'),
            { target: 'initial', actions: takeOver },
          ],
          PREPARE: notYet,
          COMMIT: notYet,
          ABORT: notYet,
        },
      },
      initial: {
        on: { ...initialRows, ...taken, ...(carriesBranch ? {} : { COMMIT: { actions: [rule('L2')] } }) },
        after: initialAfter,
      },
      prepared: { on: { ...preparedRows, ...taken }, after: preparedAfter },
      committed: { on: { ...committedRows, ...taken } },
      aborted: { on: { ...abortedRows, ...taken } },
      'heuristic-committed': { on: { ...heuristicCommittedRows, ...taken } },
      'heuristic-aborted': { on: { ...heuristicAbortedRows, ...taken } },
      recovering: {
        on: {
          RESTART: [
            ...restartDecided,
            { guard: logHas('PREPARED'), ...restartInDoubt },
            { guard: { type: 'brought', params: { branch: 'reserved' } }, ...restartInDoubt },
            restartAs('applied', 'committed'),
            restartAs('released', 'aborted'),
            { guard: logHas('TAKEN-OVER'), target: 'aborted', actions: [rule('R3'), ...abortAlone] },
            { target: 'awaiting', actions: [rule('R5')] },
          ],
        },
      },
    },
  });
}
