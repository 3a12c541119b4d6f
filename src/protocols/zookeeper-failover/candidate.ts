/** What both coordinators share, since each may come to lead: the rows C7–C9, S1–S3, L3–L5, F4–F6, R1, R2 and R7. */
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
  without,
} from '../common/chart';
import type { Variant } from './variant';

export interface Candidate {
  readonly participants: readonly NodeId[];
  readonly ensemble: NodeId;
  /** The other coordinator. */
  readonly other: NodeId;
  /** Sequence number of its election znode; it goes with everything it says. */
  readonly epoch: number;
  /** What it has asked the ensemble to write. */
  readonly wish: 'commit' | 'abort' | null;
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
  /** Fencing alone: who has told its state since this one leads. */
  readonly told: readonly NodeId[];
}

type Outcome = 'commit' | 'abort';
interface At {
  readonly context: Candidate;
  readonly event: ChartEvent;
}

export const rule = rulesOf('ZK');

/** Everything is said with the epoch of whoever says it. */
export const toParticipants = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: At) => ({ type, to: context.participants, body: context.epoch }),
  }) as const;
/** Whoever took over tells the one that led before, too. */
const toAll = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: At) => ({
      type,
      to: context.epoch > 1 ? [...context.participants, context.other] : context.participants,
      body: context.epoch,
    }),
  }) as const;
const toOtherParticipants = (type: string) =>
  ({
    type: 'send',
    params: ({ context, event }: At) => ({
      type,
      to: without(context.participants, event.from),
      body: context.epoch,
    }),
  }) as const;
const toEnsemble = (type: string) =>
  ({ type: 'send', params: ({ context }: At) => ({ type, to: [context.ensemble] }) }) as const;
const answer = (type: string) =>
  ({
    type: 'send',
    params: ({ context, event }: At) => ({ type, to: [event.from], body: context.epoch }),
  }) as const;
const askOther = {
  type: 'send',
  params: ({ context }: At) => ({ type: 'INQUIRE', to: [context.other] }),
} as const;

/** Asks for the decision znode, on condition that its own election znode is still there. */
const create = {
  type: 'send',
  params: ({ context }: At) => ({
    type: 'CREATE',
    to: [context.ensemble],
    body: { epoch: context.epoch, value: context.wish },
  }),
} as const;

export const building = setup({
  types: { context: {} as Candidate, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    countYes: assign(({ context, event }) => ({
      yes: context.participants.filter((id) => id === event.from || context.yes.includes(id)),
    })),
    wishCommit: assign({ wish: 'commit', yes: [] }),
    wishAbort: assign({ wish: 'abort', yes: [] }),
    rememberNo: assign(({ event }) => ({ no: [event.from] })),
    rest: assign({ wish: null, yes: [], no: [], told: [] }),
    lead: assign(({ event }) => ({ epoch: Number(event.body), yes: [], told: [] })),
    countTold: assign(({ context, event }) => ({
      told: context.participants.filter((id) => id === event.from || context.told.includes(id)),
    })),
  },
  guards: {
    ...chartGuards,
    isLastYes: ({ context, event }) =>
      without(context.participants, event.from).every((id) => context.yes.includes(id)),
    saysCommit: ({ event }) => event.body === 'commit',
    tellsCommitted: ({ event }) => event.body === 'committed',
    tellsAborted: ({ event }) => event.body === 'aborted',
    isLastTold: ({ context, event }) =>
      without(context.participants, event.from).every((id) => context.told.includes(id)),
  },
  delays: { votes: 1, decision: 1, states: 1, outcomes: 1 },
});

export function candidate({ self, participants, members }: ChartInput): Candidate {
  const all = [...playing('coordinator', members), ...playing('standby', members)];
  return {
    participants,
    ensemble: playing('ensemble', members)[0] ?? self,
    other: without(all, self)[0] ?? self,
    epoch: 1,
    wish: null,
    yes: [],
    no: [],
    told: [],
  };
}

const states = { commit: 'committed', abort: 'aborted' } as const;
const messages = { commit: 'COMMIT', abort: 'ABORT' } as const;

/** It tells everyone, notes it for itself (whoever forgets it reads it again), and needs no successor any more. */
const announce = (outcome: Outcome) =>
  [
    toAll(messages[outcome]),
    moment('announced'),
    lazy(messages[outcome]),
    toEnsemble('DONE'),
    'rest',
  ] as const;

/** Where the decision is kept by nobody else, it is on its own disk before anybody hears it. */
export const decideAlone = (outcome: Outcome) =>
  [
    forced(messages[outcome]),
    moment('decided'),
    toParticipants(messages[outcome]),
    moment('announced'),
    toEnsemble('DONE'),
    'rest',
  ] as const;

/** One NO: the one that refused knows already. */
export const refuseAlone = [
  forced('ABORT'),
  moment('decided'),
  toOtherParticipants('ABORT'),
  moment('announced'),
  toEnsemble('DONE'),
  'rest',
] as const;

export const askToCommit = ['wishCommit', create] as const;
export const askToAbort = ['wishAbort', create] as const;

/** Its znode is the first in line: it says so, and acts. */
function elected({ keptBy }: Variant) {
  const announceItself = ['lead', moment('elected')] as const;
  if (keptBy === 'leader')
    return { target: 'aborted', actions: [rule('L3'), ...announceItself, ...decideAlone('abort')] } as const;
  if (keptBy === 'participants') {
    const survey = [...announceItself, toParticipants('NEW-LEADER')] as const;
    return { target: 'surveying', actions: [rule('F4'), ...survey] } as const;
  }
  return { target: 'creating', actions: [rule('S1'), ...announceItself, ...askToAbort] } as const;
}

/** It hears what the other one has found or made. */
const note = (write: typeof lazy | typeof forced, outcome: Outcome) =>
  ({
    target: states[outcome],
    actions: [rule('S2'), write(messages[outcome]), moment('learned'), 'rest'],
  }) as const;

/** It waits for the ensemble: whoever wrote first, that is the decision. */
const creating = {
  on: {
    CREATED: [
      {
        guard: 'saysCommit',
        target: 'committed',
        actions: [rule('C7'), moment('confirmed'), ...announce('commit')],
      },
      { target: 'aborted', actions: [rule('C7'), moment('confirmed'), ...announce('abort')] },
    ],
    EXISTS: [
      {
        guard: 'saysCommit',
        target: 'committed',
        actions: [rule('C8'), moment('adopted'), ...announce('commit')],
      },
      { target: 'aborted', actions: [rule('C8'), moment('adopted'), ...announce('abort')] },
    ],
    'NO-NODE': {
      target: 'deposed',
      actions: [rule('C9'), moment('deposed'), toEnsemble('ENROL'), 'rest'],
    },
    COMMIT: note(lazy, 'commit'),
    ABORT: note(lazy, 'abort'),
  },
} as const;

/** It knows the decision, and would tell it again if it came to lead. */
function knowing({ keptBy }: Variant, outcome: Outcome) {
  const type = messages[outcome];
  const again = [rule('S3'), 'lead', toParticipants(type), toEnsemble('DONE'), 'rest'] as const;
  return {
    on: {
      'NODE-DELETED': { actions: again },
      ...(keptBy === 'ensemble' ? {} : { INQUIRE: { actions: [rule('L4'), answer(type)] } as const }),
    },
  } as const;
}

/** It has asked everybody for their state, and decides by what it sees. */
const surveying = {
  on: {
    STATE: [
      { guard: 'tellsCommitted', target: 'committed', actions: [rule('F5'), ...decideAlone('commit')] },
      { guard: 'tellsAborted', target: 'aborted', actions: [rule('F5'), ...decideAlone('abort')] },
      { guard: 'isLastTold', target: 'aborted', actions: [rule('F5'), ...decideAlone('abort')] },
      { actions: [rule('F5'), 'countTold'] },
    ],
  },
  after: { states: { target: 'aborted', actions: [rule('F6'), ...decideAlone('abort')] } },
} as const;

/** The states of whoever leads, has led or may lead. */
export function candidateStates(variant: Variant) {
  const isKept = variant.keptBy === 'ensemble';
  const restart = (outcome: Outcome) =>
    ({
      guard: logHas(messages[outcome]),
      target: states[outcome],
      actions: isKept ? [rule('R2')] : [rule('R7'), toParticipants(messages[outcome]), toEnsemble('DONE')],
    }) as const;
  return {
    ...(isKept ? { creating } : {}),
    ...(variant.keptBy === 'participants' ? { surveying } : {}),
    committed: knowing(variant, 'commit'),
    aborted: knowing(variant, 'abort'),
    deposed: {
      on: {
        COMMIT: note(isKept ? lazy : forced, 'commit'),
        ABORT: note(isKept ? lazy : forced, 'abort'),
        'NODE-DELETED': elected(variant),
      },
      ...(isKept
        ? {}
        : {
            after: {
              decision: { target: 'deposed', reenter: true, actions: [rule('L5'), askOther] },
            } as const,
          }),
    },
    recovering: {
      on: {
        RESTART: [
          restart('commit'),
          restart('abort'),
          { target: 'deposed', actions: [rule('R1'), toEnsemble('ENROL')] },
        ],
      },
    },
  } as const;
}

/** What a standby does while it only watches the znode before its own. */
export function standingBy(variant: Variant) {
  return { on: { 'NODE-DELETED': elected(variant) } } as const;
}
