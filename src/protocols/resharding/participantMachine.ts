/** The chart of a shard that is there from the start: rows P1–P9, and H1–H3 and H7, U1 and L1 where its account moves. */
import { assign, setup } from 'xstate';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  logHas,
  toSender,
} from '../common/chart';
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
import { handing, handingAvailable, handOver, handOverAgain, recallHanded, redirect, rule } from './moving';
import type { Variant } from './variant';

const building = setup({
  types: { context: {} as Branching, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    handOpen: assign(handing('open')),
    handReserved: assign(handing('reserved')),
    handApplied: assign(handing('applied')),
    handReleased: assign(handing('released')),
    handAvailable: assign(handingAvailable),
    recallHanded: assign(recallHanded),
  },
  guards: {
    ...chartGuards,
    hasHanded: ({ context }) => context.handed !== null,
    canMove: ({ event }) => event.view.holdings !== undefined,
  },
  delays: { prepare: 1, decision: 1 },
});

type Hand = 'handOpen' | 'handReserved' | 'handApplied' | 'handReleased';

/** It is told to give its account away. */
function moving({ isFenced, carriesBranch }: Variant, hand: Hand) {
  const stays = { actions: [rule('H7'), toSender('STAYS')] } as const;
  if (!isFenced)
    return [
      { guard: 'hasHanded', actions: handOverAgain },
      { guard: 'canMove', actions: [rule('U1'), hand, ...handOver] },
      stays,
    ] as const;
  const actions =
    carriesBranch || hand !== 'handReserved'
      ? ([rule('H1'), hand, ...handOver] as const)
      : ([rule('L1'), 'handAvailable', ...handOver] as const);
  return [{ guard: 'canMove', target: 'handed-over', actions }, stays] as const;
}

const handedOver = {
  on: {
    MOVE: { actions: handOverAgain },
    PREPARE: { actions: redirect },
    COMMIT: { actions: redirect },
    ABORT: { actions: redirect },
  },
} as const;

const stillHandedOver = {
  guard: logHas('HANDED-OVER'),
  target: 'handed-over',
  actions: [rule('R4'), 'recallHanded'],
} as const;

export function participantChart(variant: Variant) {
  return building.createMachine({
    id: 'participant',
    initial: 'initial',
    context: ({ input }) => branching(input),
    states: {
      initial: { on: { ...initialRows, MOVE: moving(variant, 'handOpen') }, after: initialAfter },
      prepared: { on: { ...preparedRows, MOVE: moving(variant, 'handReserved') }, after: preparedAfter },
      committed: { on: { ...committedRows, MOVE: moving(variant, 'handApplied') } },
      aborted: { on: { ...abortedRows, MOVE: moving(variant, 'handReleased') } },
      'heuristic-committed': { on: { ...heuristicCommittedRows, MOVE: moving(variant, 'handApplied') } },
      'heuristic-aborted': { on: { ...heuristicAbortedRows, MOVE: moving(variant, 'handReleased') } },
      ...(variant.isFenced ? { 'handed-over': handedOver } : {}),
      recovering: {
        on: {
          RESTART: [
            ...(variant.isFenced ? [stillHandedOver] : []),
            ...restartDecided.map((row) => ({ ...row, actions: [...row.actions, 'recallHanded'] as const })),
            { guard: logHas('PREPARED'), target: 'prepared', actions: [rule('R3'), 'recallHanded', inquire] },
            { target: 'aborted', actions: [rule('R3'), 'recallHanded', ...abortAlone] },
          ],
        },
      },
    },
  });
}
