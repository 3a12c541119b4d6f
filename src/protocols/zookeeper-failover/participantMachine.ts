/** The participant's chart: rows P1–P9, L5, F7–F10 and the recovery rows R3–R5. */
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
  toCoordinator,
} from '../common/chart';
import { heuristicRows, operatorRows } from '../common/participating';
import type { Variant } from './variant';

interface Participating {
  readonly coordinator: NodeId;
  /** Whom it asks when it is in doubt. */
  readonly asks: readonly NodeId[];
  /** The highest epoch that it has heard of; older leaders are fenced off. */
  readonly epoch: number;
}

interface At {
  readonly context: Participating;
  readonly event: ChartEvent;
}

const rule = rulesOf('ZK');
const voteYes = [forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')] as const;
const voteNo = [
  lazy('ABORT'),
  moment('learned'),
  toCoordinator('VOTE-NO'),
  moment('voted'),
  'forgetEpoch',
] as const;
const abortAlone = [lazy('ABORT'), moment('learned'), 'forgetEpoch'] as const;
const again = { actions: [rule('P8')] } as const;

const building = setup({
  types: { context: {} as Participating, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    raise: assign(({ event }) => ({ epoch: Number(event.body) })),
    forgetEpoch: assign({ epoch: 1 }),
    rememberEpoch: assign(({ event }) => {
      const last = event.records.findLast(({ type }) => type === 'EPOCH');
      return { epoch: last ? Number(last.body) : 1 };
    }),
  },
  guards: {
    ...chartGuards,
    isOld: ({ context, event }) => Number(event.body) < context.epoch,
  },
  delays: { prepare: 1, decision: 1 },
});

const writeEpoch = {
  type: 'persist',
  params: ({ event }: At) => ({ record: 'EPOCH', forced: true, body: event.body }),
} as const;
const tellState = (state: string) =>
  ({
    type: 'send',
    params: ({ event }: At) => ({ type: 'STATE', to: [event.from], body: state }),
  }) as const;
const ask = (type: string) =>
  ({ type: 'send', params: ({ context }: At) => ({ type, to: context.asks }) }) as const;
const fencedOff = { guard: 'isOld', actions: [rule('F10')] } as const;

/** Fencing: a new leader introduces itself, and whoever led before it is heeded no more. */
function introduced({ keptBy }: Variant, state: 'initial' | 'prepared') {
  if (keptBy !== 'participants') return {};
  const actions = [rule('F7'), 'raise', writeEpoch, tellState(state)] as const;
  return { 'NEW-LEADER': [fencedOff, { actions }] } as const;
}

/** What it does with decisions and new leaders once it has decided. */
function decided({ keptBy }: Variant, state: 'committed' | 'aborted') {
  if (keptBy !== 'participants') return { COMMIT: again, ABORT: again };
  const tell = { actions: [rule('F9'), tellState(state)] } as const;
  return { COMMIT: tell, ABORT: tell, 'NEW-LEADER': tell };
}

function obeying({ keptBy }: Variant) {
  const heed = (id: string, record: string) =>
    [rule(id), forced(record), moment('learned'), 'forgetEpoch'] as const;
  if (keptBy !== 'participants')
    return {
      COMMIT: { target: 'committed', actions: heed('P5', 'COMMIT') },
      ABORT: { target: 'aborted', actions: heed('P6', 'ABORT') },
    } as const;
  return {
    COMMIT: [fencedOff, { target: 'committed', actions: [...heed('F8', 'COMMIT'), tellState('committed')] }],
    ABORT: [fencedOff, { target: 'aborted', actions: [...heed('F8', 'ABORT'), tellState('aborted')] }],
  } as const;
}

const restartWith = (type: string, target: string) =>
  ({ guard: logHas(type), target, actions: [rule('R5')] }) as const;

export function participantChart(variant: Variant) {
  const isKept = variant.keptBy === 'ensemble';
  const inquire = isKept ? ([rule('P7'), ask('READ')] as const) : ([rule('L5'), ask('INQUIRE')] as const);
  return building.createMachine({
    id: 'participant',
    initial: 'initial',
    context: ({ input: { coordinator, members } }) => ({
      coordinator,
      asks: isKept
        ? playing('ensemble', members)
        : [...playing('coordinator', members), ...playing('standby', members)],
      epoch: 1,
    }),
    states: {
      initial: {
        on: {
          PREPARE: [
            ...(variant.keptBy === 'participants' ? [fencedOff] : []),
            { guard: 'canPrepare', target: 'prepared', actions: [rule('P1'), ...voteYes] },
            { target: 'aborted', actions: [rule('P2'), ...voteNo] },
          ],
          VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
          ABORT: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
          ...introduced(variant, 'initial'),
        },
        after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
      },
      prepared: {
        on: {
          ...obeying(variant),
          ...operatorRows(rule, 'P9'),
          ...introduced(variant, 'prepared'),
        },
        after: { decision: { target: 'prepared', reenter: true, actions: inquire } },
      },
      committed: { on: decided(variant, 'committed') },
      aborted: {
        on: {
          PREPARE: { actions: [rule('P3'), toCoordinator('VOTE-NO')] },
          ...decided(variant, 'aborted'),
        },
      },
      ...heuristicRows(rule, 'P8', 'P9'),
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
              actions: [rule('R4'), 'rememberEpoch', ask(isKept ? 'READ' : 'INQUIRE')],
            },
            { target: 'aborted', actions: [rule('R3'), ...abortAlone] },
          ],
        },
      },
    },
  });
}
