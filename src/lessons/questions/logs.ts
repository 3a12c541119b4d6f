/** What the logs of all members say of a transaction. */
import { inDoubt } from '../../sim/blocked';
import { owesOutcome } from '../../sim/handover';
import { legsAt } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import type { NodeId, TxId, World } from '../../sim/types';
import { nodeOf, recordsOf, roleOf, transactionOf } from '../../sim/world';

export type Outcome = 'commit' | 'abort' | 'partly' | 'open';

/** What the logs of all members prove together. */
export function outcomeOf(setting: Setting, world: World, tx: TxId): Outcome {
  const members = transactionOf(setting, tx)?.members ?? [];
  const deciding = members.filter(
    ({ node, role }) => setting.model.roles[role]?.decides !== false && owesOutcome(setting, world, tx, node),
  );
  const decisions = deciding.map(
    ({ node }) => roleOf(setting, tx, node)?.decision(recordsOf(nodeOf(world, node), tx)) ?? null,
  );
  const commits = decisions.filter((decision) => decision === 'commit').length;
  const aborts = decisions.filter((decision) => decision === 'abort').length;
  if (commits > 0 && aborts > 0) return 'partly';
  if (commits > 0) return commits === decisions.length ? 'commit' : 'open';
  return 'abort';
}

/** A participant in doubt that keeps money of this transaction. */
export function keeperInDoubt(setting: Setting, world: World, tx: TxId): NodeId | null {
  const waiting = inDoubt(setting, world).filter(
    (one) => one.tx === tx && legsAt(setting.cast, tx, one.node).length > 0,
  );
  return waiting[0]?.node ?? null;
}
