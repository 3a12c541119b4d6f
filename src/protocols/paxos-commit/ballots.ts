/**
 * Ballots and values. Every participant has a Paxos instance of its own, which chooses `prepared` or `aborted`. Only the participant
 * proposes in ballot 0 of its instance; higher ballots belong to leaders, who always speak of all instances at once. So an
 * acceptor needs one promise for all of them, and what it has accepted is of one ballot.
 */
import type { Json } from '../../base/canonical';
import type { NodeId } from '../../sim/types';
import type { SeenRecord } from '../common/chart';

/** What was accepted or proposed in a ballot: the instances by their value, each list in the order of the cast. */
export interface Values {
  readonly [key: string]: Json;
  /** {@link NOTHING} while nothing was accepted. */
  readonly ballot: number;
  readonly prepared: readonly NodeId[];
  readonly aborted: readonly NodeId[];
}

const NOTHING = -1;

/** The ballot in which only the participants themselves propose. */
export const FIRST = 0;

export const nothing: Values = { ballot: NOTHING, prepared: [], aborted: [] };

/** A majority of acceptors: F+1 of 2F+1. */
export function isMajority(some: readonly NodeId[], all: readonly NodeId[]): boolean {
  return some.length * 2 > all.length;
}

/** Ballots are dealt out to the leaders in turn, so that no two ever use the same. The next one of its own above `ballot`. */
export function nextBallot(ballot: number, self: NodeId, leaders: readonly NodeId[]): number {
  let next = ballot + 1;
  while (next % leaders.length !== leaders.indexOf(self)) next++;
  return next;
}

/** The nodes that are in either list, in the order of `all`. */
export function union(all: readonly NodeId[], some: readonly NodeId[], more: readonly NodeId[]): NodeId[] {
  return all.filter((node) => some.includes(node) || more.includes(node));
}

/** Of two reports, instance by instance, the value of the higher ballot. Only in ballot 0 can two differ and both count. */
export function latest(all: readonly NodeId[], one: Values, other: Values): Values {
  if (one.ballot !== other.ballot) return one.ballot > other.ballot ? one : other;
  return {
    ballot: one.ballot,
    prepared: union(all, one.prepared, other.prepared),
    aborted: union(all, one.aborted, other.aborted),
  };
}

/** What a leader proposes, given the latest that a majority has accepted: that value, and `aborted` where there is none. */
export function proposal(all: readonly NodeId[], ballot: number, reported: Values): Values {
  const isPrepared = (node: NodeId): boolean => reported.prepared.includes(node);
  return { ballot, prepared: all.filter(isPrepared), aborted: all.filter((node) => !isPrepared(node)) };
}

function list(value: Json | undefined): NodeId[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A member of the body of a message or record. */
function member(body: Json, key: string): Json | undefined {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Readonly<Record<string, Json>>)[key]
    : undefined;
}

export function numberIn(body: Json, key: string): number {
  return Number(member(body, key));
}

export function valuesIn(body: Json): Values {
  return {
    ballot: numberIn(body, 'ballot'),
    prepared: list(member(body, 'prepared')),
    aborted: list(member(body, 'aborted')),
  };
}

/** The highest ballot that any of these records speaks of, or {@link FIRST}. */
export function highestIn(records: readonly SeenRecord[]): number {
  return Math.max(FIRST, ...records.map(({ body }) => numberIn(body, 'ballot')).filter(Number.isFinite));
}

/** What an acceptor has accepted, read from its log. */
export function acceptedIn(all: readonly NodeId[], records: readonly SeenRecord[]): Values {
  return records
    .filter(({ type }) => type === 'ACCEPT')
    .reduce((accepted, { body }) => latest(all, accepted, valuesIn(body)), nothing);
}

/** Writes a record with a body. What a chart writes can still be read from its definition, which is what `toJSON` is for. */
export function write<Seen>(record: string, forced: boolean, body: (seen: Seen) => Json) {
  const params = (seen: Seen) => ({ record, forced, body: body(seen) });
  return { type: 'persist', params: Object.assign(params, { toJSON: () => ({ record, forced }) }) } as const;
}
