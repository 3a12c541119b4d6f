/**
 * What coordinator and participants have in common: ranks, whom they obey, what they have heard, and what a leader concludes from
 * it (TR1–TR4). The rank of a process is its place in the cast; the coordinator has rank 0.
 */
import { assign, setup } from 'xstate';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  rulesOf,
  without,
} from '../common/chart';
import {
  asked,
  concluded,
  type Logged,
  loggedBy,
  smaller,
  stateIn,
  type Total,
  viewIn,
  withLog,
} from './views';

export const rule = rulesOf('3PC');

/** Where a process stands, as it tells others. */
export type Standing = 'prepared' | 'precommitted' | 'committed' | 'aborted';

export interface Process {
  readonly self: NodeId;
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
  /** In the order of their ranks. */
  readonly everyone: readonly NodeId[];
  /** Whom it obeys. */
  readonly leader: NodeId;
  /** From whom a vote, an ACK, a state or an answer is missing. */
  readonly missing: readonly NodeId[];
  /** Who has told a leader that it is prepared and no more. */
  readonly waiting: readonly NodeId[];
  /** What counts most of all that it has heard. */
  readonly seen: Standing;
  /** Whose NO decided it. */
  readonly no: readonly NodeId[];
  /** It restarted with an empty log, so it does not know whether it was ever asked. */
  readonly forgot: boolean;
  /** Only where less than everybody decides after a total failure: whom it has not seen fail, or the members of its view. */
  readonly up?: readonly NodeId[];
  /** Who led that view. */
  readonly viewOf?: NodeId;
  /** What the logs of those that have restarted say, its own among them. */
  readonly logs?: readonly Logged[];
}

interface Group {
  readonly context: Process;
  readonly event: ChartEvent;
}

/** How a leader hears of somebody: its state, that it is out, or that time is up. */
export type Hearing = 'state' | 'out' | 'timer';

/** TR1–TR4; `TR4-alone`: nobody has to be moved to precommitted first. */
type Conclusion = 'TR1' | 'TR2' | 'TR3' | 'TR4' | 'TR4-alone';

/** A decision outweighs everything; whoever is precommitted outweighs those that are prepared. */
const WEIGHT: readonly Standing[] = ['prepared', 'precommitted', 'committed', 'aborted'];

function weightier(a: Standing, b: Standing): Standing {
  return WEIGHT.indexOf(b) > WEIGHT.indexOf(a) ? b : a;
}

function told(event: ChartEvent): Standing {
  const { is } = stateIn(event);
  return WEIGHT.find((standing) => standing === is) ?? 'prepared';
}

const NOTHING = { missing: [], waiting: [], seen: 'prepared', no: [] } as const;

function rank({ everyone }: Process, node: NodeId): number {
  return everyone.indexOf(node);
}

/** Who leads when this one is silent; nobody after the last. */
function nextAfter(context: Process, node: NodeId): NodeId | null {
  return context.everyone[rank(context, node) + 1] ?? null;
}

type Heard = Pick<Process, 'missing' | 'waiting' | 'seen'>;

function heardBy({ context, event }: Group, hearing: Hearing): Heard {
  const { missing, waiting, seen } = context;
  if (hearing === 'timer') return { missing: [], waiting, seen };
  const still = without(missing, event.from);
  if (hearing === 'out') return { missing: still, waiting: without(waiting, event.from), seen };
  const isWaiting = (node: NodeId): boolean =>
    waiting.includes(node) || (node === event.from && told(event) === 'prepared');
  return {
    missing: still,
    waiting: context.everyone.filter(isWaiting),
    seen: weightier(seen, told(event)),
  };
}

function upOf({ up, everyone }: Process): readonly NodeId[] {
  return up ?? everyone;
}

/** From whom a state is missing and will never come. */
function goneBy({ context: { missing }, event }: Group, hearing: Hearing): readonly NodeId[] {
  return hearing === 'timer' ? missing : missing.filter((node) => node === event.from);
}

function conclusionOf({ waiting, seen }: Heard): Conclusion {
  if (seen === 'aborted') return 'TR1';
  if (seen === 'committed') return 'TR2';
  if (seen === 'prepared') return 'TR3';
  return waiting.length > 0 ? 'TR4' : 'TR4-alone';
}

/** A suspicion: the timer ran out, the leader itself says that it has restarted, or somebody else found out. */
export type Suspicion = 'timer' | 'out' | 'elect';

function suspects({ context, event }: Group, by: Suspicion): boolean {
  if (by === 'elect') return rank(context, context.leader) < rank(context, context.self);
  return by === 'timer' || event.from === context.leader;
}

/** Every chart of this folder is made with these. */
export const building = setup({
  types: { context: {} as Process, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    awaitParticipants: assign(({ context }) => ({ missing: context.participants })),
    awaitOthers: assign(({ context }) => ({ missing: without(context.everyone, context.self) })),
    awaitWaiting: assign(({ context }) => ({ missing: context.waiting, waiting: [] })),
    strike: assign(({ context, event }) => ({ missing: without(context.missing, event.from) })),
    rememberNo: assign(({ event }) => ({ no: [event.from] })),
    rememberForgetting: assign({ forgot: true }),
    hear: assign(({ context, event }, { hearing }: { hearing: Hearing }) =>
      heardBy({ context, event }, hearing),
    ),
    obey: assign(({ event }) => ({ ...NOTHING, leader: event.from })),
    turn: assign(({ context }) => ({ leader: nextAfter(context, context.leader) ?? context.leader })),
    lead: assign(({ context }, { own }: { own: Standing }) => ({
      leader: context.self,
      missing: context.everyone.slice(rank(context, context.self) + 1),
      waiting: [],
      seen: own,
    })),
    ask: assign(({ context }) => ({
      ...NOTHING,
      leader: context.coordinator,
      missing: without(context.everyone, context.self),
    })),
    // What it was busy with is over; only the decision matters from now on.
    settle: assign(({ context }) => ({
      leader: context.coordinator,
      missing: [],
      waiting: [],
      seen: 'prepared' as const,
      ...(context.logs ? { logs: [] } : {}),
    })),
    doubt: assign(({ context }, { by }: { by: Suspicion }) => ({
      up:
        by === 'elect'
          ? upOf(context).filter((node) => rank(context, node) >= rank(context, context.self))
          : without(upOf(context), context.leader),
    })),
    doubtMissing: assign((group, { hearing }: { hearing: Hearing }) => ({
      up: smaller(upOf(group.context), goneBy(group, hearing)),
    })),
    formView: assign(({ context }) => {
      const up = upOf(context).filter((node) => rank(context, node) >= rank(context, context.self));
      return { viewOf: context.self, up, missing: without(up, context.self) };
    }),
    shrinkView: assign((group, { hearing, own }: { hearing: Hearing; own: Standing }) => {
      const up = smaller(upOf(group.context), goneBy(group, hearing));
      return { ...NOTHING, up, missing: without(up, group.context.self), seen: own };
    }),
    adoptView: assign(({ event }) => ({ viewOf: event.from, up: asked(event) })),
    enlist: assign(({ context, event }, { own }: { own: Logged['is'] }) => {
      const known = { up: upOf(context), of: context.viewOf ?? context.coordinator };
      const { up, of } = viewIn(event, known);
      return { up, viewOf: of, logs: [{ node: context.self, is: own, up, of }] };
    }),
    noteLog: assign(({ context, event }) => ({
      logs: withLog(context.logs ?? [], loggedBy(event), context),
      missing: without(context.missing, event.from),
    })),
  },
  guards: {
    ...chartGuards,
    forgot: ({ context }) => context.forgot,
    isMissing: ({ context, event }) => context.missing.includes(event.from),
    isLast: ({ context, event }) => without(context.missing, event.from).length === 0,
    isFromCoordinator: ({ context, event }) => event.from === context.coordinator,
    isFromLeader: ({ context, event }) => event.from === context.leader,
    outranks: ({ context, event }) => rank(context, event.from) >= rank(context, context.leader),
    ends: ({ context, event }, { hearing, rule: id }: { hearing: Hearing; rule: Conclusion }) => {
      const heard = heardBy({ context, event }, hearing);
      return heard.missing.length === 0 && conclusionOf(heard) === id;
    },
    leads: ({ context, event }, { by, isLast, total }: { by: Suspicion; isLast: boolean; total: Total }) => {
      const follows = by === 'elect' || nextAfter(context, context.leader) === context.self;
      const others = total === 'view' ? upOf(context) : context.everyone;
      const hasOthers = others.some((node) => rank(context, node) > rank(context, context.self));
      return follows && suspects({ context, event }, by) && hasOthers !== isLast;
    },
    turns: ({ context, event }, { by }: { by: Suspicion }) =>
      suspects({ context, event }, by) && nextAfter(context, context.leader) !== null,
    suspects: ({ context, event }, { by }: { by: Suspicion }) => suspects({ context, event }, by),
    isLower: ({ context, event }) => rank(context, event.from) < rank(context, context.self),
    isStale: ({ context, event }) => stateIn(event).of !== upOf(context).length,
    shrinks: (group, { hearing }: { hearing: Hearing }) => {
      const gone = goneBy(group, hearing);
      return gone.length > 0 && smaller(upOf(group.context), gone).length > 1;
    },
    concludes: (
      { context, event },
      { total, hearing, outcome }: { total: Total; hearing: Hearing; outcome: 'COMMIT' | 'ABORT' },
    ) => {
      const known = context.logs ?? [];
      const isLast = hearing === 'timer' || without(context.missing, event.from).length === 0;
      const logs = hearing === 'timer' ? known : withLog(known, loggedBy(event), context);
      return isLast && concluded(total, logs, context) === outcome;
    },
  },
  delays: { prepare: 1, votes: 1, leader: 1, states: 1, acks: 1, ask: 1, down: 1, decision: 1 },
});

export function processOf({ self, coordinator, participants }: ChartInput, total: Total = 'all'): Process {
  const everyone = [coordinator, ...participants];
  return {
    self,
    coordinator,
    participants,
    everyone,
    leader: coordinator,
    ...NOTHING,
    forgot: false,
    ...(total === 'all' ? {} : { up: everyone, viewOf: coordinator, logs: [] }),
  };
}

/* ------------------------------------------- what the charts send */

type Sending = Pick<Group, 'context'>;

export const toEveryoneElse = (type: string) =>
  ({
    type: 'send',
    params: ({ context }: Sending) => ({ type, to: without(context.everyone, context.self) }),
  }) as const;

export const toLeader = (type: string) =>
  ({ type: 'send', params: ({ context }: Sending) => ({ type, to: [context.leader] }) }) as const;

export const toMissing = (type: string) =>
  ({ type: 'send', params: ({ context }: Sending) => ({ type, to: context.missing }) }) as const;

export const toWaiting = (type: string) =>
  ({ type: 'send', params: ({ context }: Sending) => ({ type, to: context.waiting }) }) as const;

/** Answers whoever is being reacted to with where it stands, and in which view if it was asked with one. */
export const tellSender = (type: string, standing: Standing) =>
  ({
    type: 'send',
    params: ({ event }: Pick<Group, 'event'>) => ({
      type,
      to: [event.from],
      body: Array.isArray(event.body) ? { is: standing, of: event.body.length } : standing,
    }),
  }) as const;
