/** What every replica does, whether it coordinates or not: the rows L1–L3, F1–F9, E1 and R1, R2. */
import { assign, setup } from 'xstate';
import type { Json } from '../../base/canonical';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  lazy,
  logHas,
  moment,
  playing,
  rulesOf,
  without,
} from '../common/chart';
import {
  decisionIn,
  type HardState,
  isUpToDate,
  type LastEntry,
  type Log,
  lastEntry,
  nextTerm,
  type Value,
} from './log';

export interface Replica {
  readonly self: NodeId;
  readonly participants: readonly NodeId[];
  /** The whole group, in the order of the cast. */
  readonly group: readonly NodeId[];
  readonly term: number;
  readonly log: Log;
  /** Whom it takes for the leader of its term. */
  readonly leader: NodeId | null;
  /** Of the coordinator alone: who has voted YES, and whose NO it was. */
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
}

interface At {
  readonly context: Replica;
  readonly event: ChartEvent;
}

export const rule = rulesOf('RAFT');

const asked = ({ event }: At): HardState & LastEntry => event.body as unknown as HardState & LastEntry;
const isNewer = (at: At): boolean => asked(at).term > at.context.term;
const isOlder = (at: At): boolean => asked(at).term < at.context.term;

/** One entry more, of its own term. */
const appended = ({ log, term, self }: Replica, value: Value) => ({
  log: [...log, { term, value }],
  leader: self,
  yes: [],
});

export const building = setup({
  types: { context: {} as Replica, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    countYes: assign(({ context, event }) => ({
      yes: context.participants.filter((id) => id === event.from || context.yes.includes(id)),
    })),
    rememberNo: assign(({ event }) => ({ no: [event.from] })),
    appendCommit: assign(({ context }) => appended(context, 'commit')),
    appendAbort: assign(({ context }) => appended(context, 'abort')),
    appendNext: assign(({ context }) =>
      appended(context, decisionIn(context.log) === null ? 'abort' : 'no-op'),
    ),
    follow: assign((at: At) => ({
      term: asked(at).term,
      log: asked(at).log,
      leader: at.event.from,
      yes: [],
      no: [],
    })),
    support: assign((at: At) => ({ term: asked(at).term, leader: at.event.from, yes: [], no: [] })),
    stepDown: assign((at: At) => ({ term: asked(at).term, leader: null, yes: [], no: [] })),
    stand: assign(({ context: { group, self, term } }) => ({
      term: nextTerm(group.indexOf(self), group.length, term),
      leader: self,
    })),
    // What is decided stays so; terms and logs no longer matter.
    rest: assign({ term: 0, log: [], leader: null, yes: [], no: [] }),
    remember: assign(({ context, event }) => {
      const last = event.records.findLast(({ type }) => type === 'HARD-STATE');
      const { term, log } = last ? (last.body as unknown as HardState) : context;
      return { term, log, leader: null };
    }),
  },
  guards: {
    ...chartGuards,
    isLastYes: ({ context, event }) =>
      without(context.participants, event.from).every((id) => context.yes.includes(id)),
    isNewer,
    isOlder,
    isElectable: (at: At) => isNewer(at) && isUpToDate(asked(at), at.context.log),
    isOfThisTerm: (at: At) => asked(at).term === at.context.term,
    isOfThisTermToCommit: (at: At) =>
      asked(at).term === at.context.term && decisionIn(at.context.log) === 'commit',
  },
  delays: { votes: 1, election: 1 },
});

export function replica({ self, participants, members }: ChartInput): Replica {
  const group = [...playing('coordinator', members), ...playing('replica', members)];
  return { self, participants, group, term: 1, log: [], leader: group[0] ?? null, yes: [], no: [] };
}

/** What it writes and what it sends are the same: its term with its whole log. */
const logOf = ({ term, log }: Replica): Json => ({ term, log }) as unknown as Json;

/** Term and log are on disk before anybody hears of them. */
const writeHardState = {
  type: 'persist',
  params: ({ context }: At) => ({ record: 'HARD-STATE', forced: true, body: logOf(context) }),
} as const;

const toReplicas = (type: string, body: (context: Replica) => Json) =>
  ({
    type: 'send',
    params: ({ context }: At) => ({
      type,
      to: without(context.group, context.self),
      body: body(context),
    }),
  }) as const;
const tellTerm = (type: string) =>
  ({
    type: 'send',
    params: ({ context, event }: At) => ({ type, to: [event.from], body: { term: context.term } }),
  }) as const;
const tell = (type: string) =>
  ({ type: 'send', params: ({ event }: At) => ({ type, to: [event.from] }) }) as const;
/** Everybody who votes, and the replica whose answer was the last that was needed; the other one hears when it has answered, too. */
const toVotersAndSender = (type: string) =>
  ({
    type: 'send',
    params: ({ context: { participants }, event }: At) => ({ type, to: [...participants, event.from] }),
  }) as const;
const sendLog = toReplicas('APPEND', logOf);

/** A vote that was not needed any more: whoever gave it follows, too. */
const sendLogBack = {
  type: 'send',
  params: ({ context, event }: At) => ({ type: 'APPEND', to: [event.from], body: logOf(context) }),
} as const;

/** It writes what it has appended and sends its log. */
export const replicate = [writeHardState, moment('appended'), sendLog] as const;

const askForVotes = [
  'stand',
  writeHardState,
  toReplicas('REQUEST-VOTE', ({ term, log }) => ({ term, ...lastEntry(log) })),
] as const;

/** An entry of its own term is on a majority, itself included: it and all before it are committed. */
const committed = (type: 'COMMIT' | 'ABORT') =>
  [rule('L1'), moment('decided'), toVotersAndSender(type), moment('announced'), lazy(type), 'rest'] as const;

const note = (type: 'COMMIT' | 'ABORT') => [rule('F7'), lazy(type), moment('learned'), 'rest'] as const;

/** Who speaks of an older term is told the newer one. */
const refuse = { actions: [rule('F2'), tellTerm('STALE')] } as const;

/** Somebody else's term is newer: whoever led, leads no more. */
const deposed = (leads: boolean) => (leads ? ([moment('deposed')] as const) : ([] as const));

/** What it does about the others in every state in which it knows no decision. */
export function hearing(leads: boolean) {
  return {
    APPEND: [
      { guard: 'isOlder', ...refuse },
      {
        target: 'following',
        reenter: true,
        actions: [rule('F1'), 'follow', writeHardState, tellTerm('APPENDED'), ...deposed(leads)],
      },
    ],
    'REQUEST-VOTE': [
      {
        guard: 'isElectable',
        target: 'following',
        reenter: true,
        actions: [rule('F3'), 'support', writeHardState, tellTerm('GRANT'), ...deposed(leads)],
      },
      {
        guard: 'isNewer',
        target: 'following',
        reenter: true,
        actions: [rule('F4'), 'stepDown', ...deposed(leads)],
      },
      { actions: [rule('F5')] },
    ],
    GRANT: { guard: 'isOlder', ...refuse },
    STALE: {
      guard: 'isNewer',
      target: 'following',
      reenter: true,
      actions: [rule('L2'), 'stepDown', ...deposed(leads)],
    },
    COMMIT: { target: 'committed', actions: note('COMMIT') },
    ABORT: { target: 'aborted', actions: note('ABORT') },
    INQUIRE: { actions: [rule('F8')] },
  } as const;
}

const told = (type: string) => ({ actions: [rule('F9'), tell(type)] }) as const;

/** Once it knows the decision it answers everything with it. */
const knowing = (type: string) =>
  ({
    on: {
      APPEND: told(type),
      APPENDED: told(type),
      GRANT: told(type),
      'REQUEST-VOTE': told(type),
      INQUIRE: told(type),
    },
  }) as const;

export const replicaStates = {
  following: {
    on: hearing(false),
    after: {
      election: { target: 'standing', actions: [rule('F6'), moment('stood'), ...askForVotes] },
    },
  },
  standing: {
    on: {
      ...hearing(false),
      GRANT: [
        {
          guard: 'isOfThisTerm',
          target: 'leading',
          actions: [rule('E1'), moment('elected'), 'appendNext', ...replicate],
        },
        { guard: 'isOlder', ...refuse },
      ],
    },
  },
  leading: {
    on: {
      ...hearing(true),
      GRANT: [
        { guard: 'isOfThisTerm', actions: [rule('L3'), sendLogBack] },
        { guard: 'isOlder', ...refuse },
      ],
      APPENDED: [
        { guard: 'isOfThisTermToCommit', target: 'committed', actions: committed('COMMIT') },
        { guard: 'isOfThisTerm', target: 'aborted', actions: committed('ABORT') },
      ],
    },
  },
  committed: knowing('COMMIT'),
  aborted: knowing('ABORT'),
  recovering: {
    on: {
      RESTART: [
        { guard: logHas('COMMIT'), target: 'committed', actions: [rule('R2'), 'rest'] },
        { guard: logHas('ABORT'), target: 'aborted', actions: [rule('R2'), 'rest'] },
        { target: 'following', actions: [rule('R1'), 'remember'] },
      ],
    },
  },
} as const;
