/** What each node of the quorum remembers, the coordinator too, and what a surrogate makes of what it has heard. */
import type { Json } from '../../base/canonical';
import type { NodeId } from '../../sim/types';
import { type ChartEvent, type ChartInput, playing, type SeenRecord } from '../common/chart';
import { abortQuorum, commitQuorum } from './variant';

/** Where a node in doubt stands, all of it durable: it voted YES (w), it is prepared to commit (pc) or to abort (pa). */
export type Standing = 'w' | 'pc' | 'pa';

export interface Member {
  readonly self: NodeId;
  readonly coordinator: NodeId;
  readonly participants: readonly NodeId[];
  /** Only of the coordinator: who has voted YES, and whose NO decided it. */
  readonly yes: readonly NodeId[];
  readonly no: readonly NodeId[];
  readonly own: Standing;
  /** Whom it leaves the decision to; itself while it is the surrogate. */
  readonly leader: NodeId;
  /** The latest round that it takes part in (Last_Elected). The original one is 1; each round has a leader, see {@link leaderOf}. */
  readonly le: number;
  /** As the surrogate: who takes part in this round, and who of them is known to be pc or pa. */
  readonly joined: readonly NodeId[];
  readonly pc: readonly NodeId[];
  readonly pa: readonly NodeId[];
  /** Of E3PC: the round that its pc or pa is from (Last_Attempt). */
  readonly la: number;
  /** As the surrogate of E3PC: the latest attempt that it has heard of, and what it was. */
  readonly heardLa: number;
  readonly heard: Standing;
}

export function memberOf({ self, members }: ChartInput): Member {
  const coordinator = playing('coordinator', members)[0] ?? self;
  return {
    self,
    coordinator,
    participants: playing('participant', members),
    yes: [],
    no: [],
    own: 'w',
    leader: coordinator,
    le: 1,
    ...nothingHeard,
    la: 0,
  };
}

/** What a surrogate forgets when its round is over. */
export const nothingHeard = { joined: [], pc: [], pa: [], heardLa: 0, heard: 'w' } as const;

/** In the order of their ranks: the coordinator is first. */
export function everyone({ coordinator, participants }: Member): NodeId[] {
  return [coordinator, ...participants];
}

export function others(member: Member): NodeId[] {
  return everyone(member).filter((node) => node !== member.self);
}

/** One node more, in the order of the ranks. */
export function plus(member: Member, nodes: readonly NodeId[], node: NodeId): NodeId[] {
  return everyone(member).filter((id) => id === node || nodes.includes(id));
}

/** The next one that may lead when the leader is silent: the lowest rank that is not suspected. After itself it comes again. */
export function nextLeader(member: Member): NodeId {
  const all = everyone(member);
  const rank = all.indexOf(member.leader);
  return rank < all.indexOf(member.self) ? (all[rank + 1] ?? member.self) : member.self;
}

/** Rounds are dealt out by rank: 1 is the coordinator's, 2 the first participant's, and so on, again and again. */
export function leaderOf(member: Member, round: number): NodeId {
  const all = everyone(member);
  return all[(round - 1) % all.length] ?? member.self;
}

/** Its next round after this one. */
export function nextRound(member: Member, after: number): number {
  let round = after + 1;
  while (leaderOf(member, round) !== member.self) round++;
  return round;
}

/* --------------------------------------------------- what messages say */

function field(body: Json, key: string): Json {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? ((body as Readonly<Record<string, Json>>)[key] ?? null)
    : null;
}

export function roundOf(body: Json): number {
  return Number(field(body, 'le') ?? 0);
}

export function standingOf(body: Json): Standing {
  const said = field(body, 'state');
  return said === 'pc' || said === 'pa' ? said : 'w';
}

/** What a surrogate knows once it has heard this STATE; a timer tells it nothing. */
export function hear(member: Member, { type, from, body }: ChartEvent): Member {
  if (type !== 'STATE') return member;
  const state = standingOf(body);
  const la = Number(field(body, 'la') ?? 0);
  const isLater = la > member.heardLa;
  return {
    ...member,
    joined: plus(member, member.joined, from),
    pc: state === 'pc' ? plus(member, member.pc, from) : member.pc,
    pa: state === 'pa' ? plus(member, member.pa, from) : member.pa,
    heardLa: isLater ? la : member.heardLa,
    heard: isLater ? state : member.heard,
  };
}

/* ------------------------------------------------- what a surrogate does */

/** `…-now`: the quorum is complete as soon as the surrogate itself has moved. */
export type Verdict = 'wait' | 'commit' | 'commit-now' | 'abort' | 'abort-now' | 'block';

function hasAll(member: Member): boolean {
  return member.joined.length === member.participants.length + 1;
}

/** Skeen's recovery rule; `isOver`: nobody else will answer. Nodes that decided do not come up here: their answer is the decision. */
export function skeenVerdict(member: Member, isOver: boolean): Verdict {
  if (!isOver && !hasAll(member)) return 'wait';
  const { joined, pc, pa, own } = member;
  const votes = member.participants.length + 1;
  const waiting = joined.length - pc.length - pa.length;
  const mine = own === 'w' ? 1 : 0;
  const [toCommit, toAbort] = [commitQuorum(votes), abortQuorum(votes)];
  if (pc.length > 0 && pc.length + waiting >= toCommit)
    return pc.length + mine >= toCommit ? 'commit-now' : 'commit';
  if (pa.length + waiting >= toAbort) return pa.length + mine >= toAbort ? 'abort-now' : 'abort';
  return 'block';
}

/** The rule of Keidar & Dolev: the latest attempt counts, and only where a majority takes part. */
export function enhancedVerdict(member: Member, isOver: boolean): Verdict {
  if (!isOver && !hasAll(member)) return 'wait';
  if (member.joined.length < commitQuorum(member.participants.length + 1)) return 'block';
  return member.heard === 'pc' ? 'commit' : 'abort';
}

/** Whether this ACK completes the quorum. */
export function completes(member: Member, from: NodeId, kind: 'pc' | 'pa', isEnhanced: boolean): boolean {
  const votes = member.participants.length + 1;
  const quorum = kind === 'pc' || isEnhanced ? commitQuorum(votes) : abortQuorum(votes);
  return plus(member, member[kind], from).length >= quorum;
}

/* -------------------------------------------------------- after a restart */

/** What the log says of a node in doubt. */
export function standingIn(records: readonly SeenRecord[]): Pick<Member, 'own' | 'le' | 'la'> {
  let own: Standing = 'w';
  let le = 1;
  let la = 0;
  for (const { type, body } of records) {
    const round = roundOf(body);
    if (round > le) le = round;
    if (type !== 'PRECOMMIT' && type !== 'PREABORT') continue;
    own = type === 'PRECOMMIT' ? 'pc' : 'pa';
    la = round;
  }
  return { own, le, la };
}
