/** What the charts of both variants and both roles are built from. */
import { assign, setup } from 'xstate';
import type { Json } from '../../base/canonical';
import type { NodeId } from '../../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  chartActions,
  chartGuards,
  forced,
  moment,
  rulesOf,
  without,
} from '../common/chart';
import {
  completes,
  enhancedVerdict,
  everyone,
  hear,
  leaderOf,
  type Member,
  nextLeader,
  nextRound,
  nothingHeard,
  others,
  plus,
  roundOf,
  type Standing,
  skeenVerdict,
  standingIn,
  standingOf,
  type Verdict,
} from './member';

export const rule = rulesOf('Q3PC');

export type Kind = 'pc' | 'pa';

interface Seen {
  readonly context: Member;
  readonly event: ChartEvent;
}

interface Called {
  readonly verdict: Verdict;
  readonly own?: Standing;
  readonly isEnhanced: boolean;
}

/** Said in the round that it leads: what comes from earlier ones counts no more. */
function isSaid({ le }: Member, { body }: ChartEvent, state: Standing): boolean {
  return roundOf(body) === le && standingOf(body) === state;
}

export const building = setup({
  types: { context: {} as Member, events: {} as ChartEvent, input: {} as ChartInput },
  actions: {
    ...chartActions,
    countYes: assign(({ context, event }) => ({ yes: plus(context, context.yes, event.from) })),
    noteNo: assign(({ event }) => ({ yes: [], no: [event.from] })),
    /** Its part is over, for whatever reason. */
    settle: assign({ ...nothingHeard, yes: [] }),
    /** The coordinator is the first to be pc; everybody who voted takes part. */
    beginRound: assign(({ context }, { isEnhanced }: { isEnhanced: boolean }) => ({
      yes: [],
      own: 'pc' as const,
      la: isEnhanced ? 1 : 0,
      joined: everyone(context),
      pc: [context.self],
    })),
    moveOn: assign(({ context }) => ({ leader: nextLeader(context) })),
    /** Its own round: later than that it takes part in, and than the one that it was refused for. */
    raise: assign(({ context, event }) => ({
      le: nextRound(context, Math.max(context.le, roundOf(event.body))),
    })),
    /** It begins to ask; what it knows of itself counts as heard. */
    lead: assign(({ context: { self, own, la } }) => ({
      leader: self,
      joined: [self],
      pc: own === 'pc' ? [self] : [],
      pa: own === 'pa' ? [self] : [],
      heardLa: la,
      heard: own,
    })),
    join: assign(({ event }) => ({ ...nothingHeard, leader: event.from, le: roundOf(event.body) })),
    keepUp: assign(({ event }) => ({ le: roundOf(event.body) })),
    hear: assign(({ context, event }) => hear(context, event)),
    count: assign(({ context, event }, { kind }: { kind: Kind }) => ({
      [kind]: plus(context, context[kind], event.from),
    })),
    /** The surrogate moves first. In E3PC the attempt begins with it alone; in Q3PC whoever was there before counts. */
    attempt: assign(({ context }, { kind, isEnhanced }: { kind: Kind; isEnhanced: boolean }) => {
      const others = isEnhanced ? [] : context[kind];
      return {
        ...(isEnhanced ? { pc: [], pa: [], la: context.le } : {}),
        own: kind,
        [kind]: plus(context, others, context.self),
      };
    }),
    /** Another's attempt. */
    obey: assign(({ event }, { kind, isEnhanced }: { kind: Kind; isEnhanced: boolean }) => {
      const le = roundOf(event.body);
      return { ...nothingHeard, leader: event.from, own: kind, le, ...(isEnhanced ? { la: le } : {}) };
    }),
    restore: assign(({ context, event }) => {
      const found = standingIn(event.records);
      return { ...found, leader: leaderOf(context, found.le) };
    }),
  },
  guards: {
    ...chartGuards,
    isLastYes: ({ context, event }) =>
      without(context.participants, event.from).every((id) => context.yes.includes(id)),
    isMyTurn: ({ context }) => nextLeader(context) === context.self,
    isMyRound: ({ context }) => leaderOf(context, context.le) === context.self,
    is: ({ context }, { own }: { own: Standing }) => context.own === own,
    /** It may still move, and whoever tells it to is the leader of its round or of a later one. */
    obeys: ({ context, event }, { own }: { own?: Standing }) =>
      (own === undefined || context.own === own) && roundOf(event.body) >= context.le,
    joins: ({ context, event }, { own }: { own: Standing }) =>
      context.own === own && roundOf(event.body) > context.le,
    isAskedAgain: ({ context, event }) => roundOf(event.body) === context.le,
    /** It is where this attempt wants it already; in E3PC because of this very attempt. */
    hasMoved: ({ context, event }, { kind, isEnhanced }: { kind: Kind; isEnhanced: boolean }) =>
      context.own === kind &&
      roundOf(event.body) >= context.le &&
      (!isEnhanced || roundOf(event.body) === context.la),
    /** What the rule of recovery says once this has been heard. A timer hears nothing more. */
    calls: ({ context, event }, { verdict, own, isEnhanced }: Called) => {
      if (own !== undefined && context.own !== own) return false;
      const judged = isEnhanced ? enhancedVerdict : skeenVerdict;
      return judged(hear(context, event), event.type !== 'STATE') === verdict;
    },
    /** An ACK of this round, and the last one that was missing. */
    completes: ({ context, event }, { kind, isEnhanced }: { kind: Kind; isEnhanced: boolean }) =>
      isSaid(context, event, kind) && completes(context, event.from, kind, isEnhanced),
    isOfAnotherRound: ({ context, event }) => roundOf(event.body) !== context.le,
    isRefused: ({ context, event }) => roundOf(event.body) > context.le,
    says: ({ context, event }, { state }: { state: Standing }) => isSaid(context, event, state),
    isEmpty: ({ event }) => event.records.length === 0,
    hasNoPrecommit: ({ event }) => event.records.every(({ type }) => type !== 'PRECOMMIT'),
    /** The round that its log speaks of is its own. */
    leads: ({ context, event }) => leaderOf(context, standingIn(event.records).le) === context.self,
    /** Its log holds a YES, and this is what came of it. */
    standsAt: ({ event: { records } }, { own }: { own: Standing }) =>
      records.some(({ type }) => type === 'PREPARED') && standingIn(records).own === own,
  },
  delays: { prepare: 1, votes: 1, decision: 1, states: 1, acks: 1 },
});

/** States of a chart as they may be put together from parts. */
export type States = NonNullable<Parameters<typeof building.createMachine>[0]['states']>;
export type State = States[string];

/* ---------------------------------------------------- what is sent and written */

/** Writes a record that says of which round it is; its type can still be read from the chart's definition. */
export function forcedInRound(record: string) {
  const params = ({ context: { le } }: { context: Member }) => ({ record, forced: true, body: { le } });
  return {
    type: 'persist',
    params: Object.assign(params, { toJSON: () => ({ record, forced: true }) }),
  } as const;
}

const toNodes = (type: string, whom: (member: Member) => readonly NodeId[], body: (member: Member) => Json) =>
  ({
    type: 'send',
    params: ({ context }: { context: Member }) => ({ type, to: whom(context), body: body(context) }),
  }) as const;

const ofRound = ({ le }: Member): Json => ({ le });

/** To all other nodes. */
export const toOtherNodes = (type: string) => toNodes(type, others, () => null);
export const toOtherNodesInRound = (type: string) => toNodes(type, others, ofRound);

/** To those who take part in the round and have not moved yet. */
export const toWaiting = (type: string) =>
  toNodes(
    type,
    ({ joined, pc, pa }) => joined.filter((node) => !pc.includes(node) && !pa.includes(node)),
    ofRound,
  );

const answer = (type: string, body: (seen: Seen) => Json) =>
  ({
    type: 'send',
    params: (seen: Seen) => ({ type, to: [seen.event.from], body: body(seen) }),
  }) as const;

/** Where it stands in this round; as a STATE of E3PC also what round that is from. */
export const tellAs = (type: 'STATE' | 'ACK', withLa: boolean) =>
  answer(
    type,
    ({ context: { le, la, own } }): Json => (withLa ? { le, la, state: own } : { le, state: own }),
  );
/** It takes part in a later round, namely this. */
export const refuse = answer('REFUSE', ({ context: { le } }) => ({ le }));
/** After a restart: the leader of its round may know more. */
export const inquire = toNodes(
  'INQUIRE',
  ({ leader, self }) => (leader === self ? [] : [leader]),
  () => null,
);

/* ------------------------------------------------------------ having decided */

export const commit = [
  forced('COMMIT'),
  moment('decided'),
  toOtherNodes('COMMIT'),
  moment('announced'),
  'settle',
] as const;
export const abort = [
  forced('ABORT'),
  moment('decided'),
  toOtherNodes('ABORT'),
  moment('announced'),
  'settle',
] as const;
