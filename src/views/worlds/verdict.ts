/** What follows from the worlds that a node cannot tell apart. */
import type { WorldsAnswer } from '../../session/insight/insightStore';
import type { Setting } from '../../sim/model';
import type { NodeId, TxId, World } from '../../sim/types';
import { nodeOf, recordsOf, roleOf } from '../../sim/world';

export type Verdict = 'both' | 'onlyCommit' | 'onlyAbort' | 'free' | 'promised' | 'alone' | 'unmet' | 'limit';

/** `answer`: `null` when the node has nobody to agree with. */
export function verdictOf(answer: WorldsAnswer | null, hasPromised: boolean): Verdict {
  if (!answer) return 'alone';
  const { commit, abort } = answer;
  if (commit.kind === 'decided' && abort.kind === 'decided') return 'both';
  if (commit.kind === 'unknown' || abort.kind === 'unknown') return 'limit';
  if (!answer.isMet || (commit.kind === 'none' && abort.kind === 'none')) return 'unmet';
  if (abort.kind === 'none') return 'onlyCommit';
  if (commit.kind === 'none') return 'onlyAbort';
  if (commit.kind === 'decided') return 'both';
  return hasPromised ? 'promised' : 'free';
}

export function hasPromised(setting: Setting, world: World, node: NodeId, tx: TxId): boolean {
  return roleOf(setting, tx, node)?.promised(recordsOf(nodeOf(world, node), tx)) ?? false;
}
