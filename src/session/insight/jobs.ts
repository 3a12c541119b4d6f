/** From what is on screen to the questions of the worker. */
import { type Bounds, ONE_OF_EACH } from '../../checker/bounds';
import type { Challenge } from '../../lessons/challenges/challenge';
import { leftOf, spentIn } from '../../lessons/challenges/spent';
import { inDoubt } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import type { NodeId, Trace, TxId, World } from '../../sim/types';
import type { ChallengeJob, NeighboursJob, WorldsJob } from '../../workers/insightJob';
import { currentBranch } from '../session';
import type { Session } from '../types';

/** Enough for a second or two. */
const MAX_STATES = 400_000;

/** The world after whole steps: nobody else sees the middle of one. */
export function worldAfter({ initial, entries }: Trace, step: number): World {
  return entries[step - 1]?.world ?? initial;
}

/** What the doubt is about: a transaction that the node is in doubt of, or else the first in which it has others to agree with. */
export function transactionFor(setting: Setting, world: World, node: NodeId): TxId | null {
  const mine = setting.cast.transactions.filter(
    ({ members }) => members.length > 1 && members.some((member) => member.node === node),
  );
  const doubts = inDoubt(setting, world).filter((waiting) => waiting.node === node);
  return mine.find(({ id }) => doubts.some(({ tx }) => tx === id))?.id ?? mine[0]?.id ?? null;
}

/** Every run with no more faults than this one has seen so far. */
export function worldsJob(session: Session, node: NodeId): WorldsJob | null {
  const { setting, position } = session;
  const { run, trace } = currentBranch(session);
  const world = worldAfter(trace, position.step);
  const tx = transactionFor(setting, world, node);
  if (tx === null) return null;
  const { crashes, others } = spentIn(setting, trace.entries.slice(0, position.step));
  const bounds: Bounds = { ...others, crashes, freeVotes: true };
  return { run: { ...run, moves: [] }, world, node, tx, bounds, maxStates: MAX_STATES };
}

/** From the start: what is the shortest way? */
export function parJob({ id }: Challenge): ChallengeJob {
  return { challenge: id, from: null, maxStates: MAX_STATES };
}

/** From the world on screen, with what is left of the budget. */
export function hintJob(session: Session, { id, budget }: Challenge): ChallengeJob {
  const { setting, position } = session;
  const { trace } = currentBranch(session);
  const left = leftOf(budget, spentIn(setting, trace.entries.slice(0, position.step)));
  return { challenge: id, from: { world: worldAfter(trace, position.step), left }, maxStates: MAX_STATES };
}

export function neighboursJob(session: Session): NeighboursJob {
  const { run, trace } = currentBranch(session);
  const world = worldAfter(trace, session.position.step);
  return { run: { ...run, moves: [] }, world, bounds: ONE_OF_EACH };
}
