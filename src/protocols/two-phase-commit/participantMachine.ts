/** The participant's chart: rows P1–P11 and the recovery rows R6–R8; PRA-…, PRC-…, COOP-… and RO-… where a variant does otherwise. */
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
  toSender,
  without,
} from '../common/chart';
import { damageOf, operatorRows } from '../common/participating';
import type { Presumption, Variant } from './variant';

interface Participating {
  readonly coordinator: NodeId;
  /** Whom it may ask besides the coordinator; nobody where it never does. */
  readonly peers: readonly NodeId[];
  /** It restarted with an empty log, so it does not know whether it was ever asked. */
  readonly forgot: boolean;
}

const rule = rulesOf('2PC');
const coopRule = rulesOf('COOP');
const readRule = rulesOf('RO');
const voteYes = [forced('PREPARED'), moment('prepared'), toCoordinator('VOTE-YES'), moment('voted')] as const;
const voteNo = [lazy('ABORT'), moment('learned'), toCoordinator('VOTE-NO'), moment('voted')] as const;
const abortAlone = [lazy('ABORT'), moment('learned')] as const;
const toPeers = {
  type: 'send',
  params: ({ context }: { context: Participating }) => ({ type: 'DECISION-REQ', to: context.peers }),
} as const;

const building = setup({
  types: { context: {} as Participating, events: {} as ChartEvent, input: {} as ChartInput },
  actions: { ...chartActions, rememberForgetting: assign({ forgot: true }) },
  guards: {
    ...chartGuards,
    canOnlyRead: ({ event }) => !event.view.writes && chartGuards.canPrepare({ event }),
    keepsNothing: ({ event }) => !event.view.writes,
    forgot: ({ context }) => context.forgot,
  },
  delays: { prepare: 1, decision: 1 },
});

/** A decision that agrees with the presumption is noted lazily and not acknowledged: without a record the answer would be the same. */
const obeyed = {
  nothing: {
    commit: [rule('P5'), forced('COMMIT'), moment('learned'), toCoordinator('ACK')],
    abort: [rule('P6'), forced('ABORT'), moment('learned'), toCoordinator('ACK')],
  },
  abort: {
    commit: [rule('P5'), forced('COMMIT'), moment('learned'), toCoordinator('ACK')],
    abort: [rulesOf('PRA')('P6'), lazy('ABORT'), moment('learned')],
  },
  commit: {
    commit: [rulesOf('PRC')('P5'), lazy('COMMIT'), moment('learned')],
    abort: [rule('P6'), forced('ABORT'), moment('learned'), toCoordinator('ACK')],
  },
} as const;

/** Hearing a decision again; and hearing one of a transaction that it has forgotten. */
function heardAgain(presumes: Presumption, id: 'P8' | 'P10') {
  const acknowledge = { actions: [rule(id), toCoordinator('ACK')] } as const;
  const ignore = { actions: [rulesOf(presumes === 'abort' ? 'PRA' : 'PRC')('P8')] } as const;
  return {
    COMMIT: presumes === 'commit' ? ignore : acknowledge,
    ABORT: presumes === 'abort' ? ignore : acknowledge,
  };
}

/** What it tells another participant that is in doubt. */
function answering(isCooperative: boolean) {
  const answer = (id: string, type: string) =>
    isCooperative ? { 'DECISION-REQ': { actions: [coopRule(id), toSender(type)] } } : {};
  return {
    undecided: isCooperative
      ? {
          'DECISION-REQ': {
            target: 'aborted',
            actions: [coopRule('T3'), ...abortAlone, toSender('ABORT')],
          } as const,
        }
      : {},
    uncertain: isCooperative
      ? { ...answer('T4', 'UNCERTAIN'), UNCERTAIN: { actions: [coopRule('T6')] } }
      : {},
    committed: answer('T2', 'COMMIT'),
    aborted: answer('T2', 'ABORT'),
  };
}

/** An operator who was right: the decision is the same, and what comes later is only heard again. */
function heuristic(presumes: Presumption) {
  const again = heardAgain(presumes, 'P8');
  const damaged = [...damageOf(rule, 'P11'), toCoordinator('ACK')] as const;
  return {
    'heuristic-committed': {
      on: { COMMIT: { ...again.COMMIT, target: 'committed' }, ABORT: { actions: damaged } },
    },
    'heuristic-aborted': {
      on: { ABORT: { ...again.ABORT, target: 'aborted' }, COMMIT: { actions: damaged } },
    },
  } as const;
}

const restartWith = (type: string, target: string, id: string) =>
  ({ guard: logHas(type), target, actions: [rule(id)] }) as const;

/** Whoever has only read says so, writes nothing and forgets; and a restart finds nothing to stand by. */
function reading(dropsReaders: boolean) {
  const vote = [readRule('P1'), toCoordinator('VOTE-READ'), moment('voted'), moment('ended')] as const;
  return {
    vote: dropsReaders ? [{ guard: 'canOnlyRead', target: 'ended', actions: vote } as const] : [],
    restart: dropsReaders
      ? [{ guard: 'keepsNothing', target: 'ended', actions: [readRule('R1')] } as const]
      : [],
  };
}

export function participantChart({ presumes, isCooperative, dropsReaders }: Variant) {
  const read = reading(dropsReaders);
  const again = heardAgain(presumes, 'P8');
  const answers = answering(isCooperative);
  const inquire = isCooperative
    ? ([coopRule('T1'), toCoordinator('INQUIRE'), toPeers] as const)
    : ([rule('P7'), toCoordinator('INQUIRE')] as const);
  const resume = isCooperative
    ? ([coopRule('R7'), toCoordinator('INQUIRE'), toPeers] as const)
    : ([rule('R7'), toCoordinator('INQUIRE')] as const);
  return building.createMachine({
    id: 'participant',
    initial: 'initial',
    context: ({ input: { coordinator, participants, self } }) => ({
      coordinator,
      peers: isCooperative ? without(participants, self) : [],
      forgot: false,
    }),
    states: {
      initial: {
        on: {
          PREPARE: [
            ...read.vote,
            { guard: 'canPrepare', target: 'prepared', actions: [rule('P1'), ...voteYes] },
            { target: 'aborted', actions: [rule('P2'), ...voteNo] },
          ],
          VETO: { target: 'aborted', actions: [rule('P3'), ...abortAlone] },
          ABORT: { target: 'aborted', actions: [rule('P4'), ...abortAlone] },
          ...answers.undecided,
        },
        after: { prepare: { target: 'aborted', actions: [rule('P3'), ...abortAlone] } },
      },
      prepared: {
        on: {
          COMMIT: { target: 'committed', actions: obeyed[presumes].commit },
          ABORT: { target: 'aborted', actions: obeyed[presumes].abort },
          ...operatorRows(rule, 'P11'),
          ...answers.uncertain,
        },
        after: { decision: { target: 'prepared', reenter: true, actions: inquire } },
      },
      committed: {
        on: { ...again, ...answers.committed, FORGET: { target: 'ended', actions: [rule('P10')] } },
      },
      aborted: {
        on: {
          ...again,
          ...answers.aborted,
          PREPARE: [
            { guard: 'forgot', actions: [rule('P9'), toCoordinator('VOTE-NO')] },
            { actions: [rule('P3'), toCoordinator('VOTE-NO')] },
          ],
          FORGET: { target: 'ended', actions: [rule('P10')] },
        },
      },
      ...heuristic(presumes),
      ended: {
        on: { PREPARE: { actions: [rule('P9'), toCoordinator('VOTE-NO')] }, ...heardAgain(presumes, 'P10') },
      },
      recovering: {
        on: {
          RESTART: [
            restartWith('HEURISTIC-COMMIT', 'heuristic-committed', 'R8'),
            restartWith('HEURISTIC-ABORT', 'heuristic-aborted', 'R8'),
            restartWith('COMMIT', 'committed', 'R8'),
            restartWith('ABORT', 'aborted', 'R8'),
            { guard: logHas('PREPARED'), target: 'prepared', actions: resume },
            ...read.restart,
            { target: 'aborted', actions: [rule('R6'), 'rememberForgetting', ...abortAlone] },
          ],
        },
      },
    },
  });
}
