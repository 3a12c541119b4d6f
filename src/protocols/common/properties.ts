/** Properties that every commit protocol shares; each cites its rule in `common/RULES.md`. */

import { conservation } from '../../sim/conservation';
import { balances } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import type { NodeId, Trace, TxId, World } from '../../sim/types';
import { decisionOf, isVoter, nodeOf, recordsOf, roleOf, transactionOf } from '../../sim/world';
import type { Property, Violation } from '../protocol';

function decided(setting: Setting, world: World, tx: TxId, outcome: 'commit' | 'abort'): NodeId[] {
  const members = transactionOf(setting, tx)?.members ?? [];
  return members
    .map((member) => member.node)
    .filter((node) => decisionOf(setting, world, tx, node) === outcome);
}

function firstOf(setting: Setting, find: (tx: TxId) => Violation | null): Violation | null {
  for (const { id } of setting.cast.transactions) {
    const violation = find(id);
    if (violation) return violation;
  }
  return null;
}

/** AC1: no two nodes decide differently. */
export const agreement: Property = {
  id: 'AC1',
  kind: 'always',
  check: (world, setting) =>
    firstOf(setting, (tx) => {
      const commit = decided(setting, world, tx, 'commit')[0];
      const abort = decided(setting, world, tx, 'abort')[0];
      if (commit === undefined || abort === undefined) return null;
      return { nodes: [commit, abort], tx, values: { committed: commit, aborted: abort } };
    }),
};

/**
 * AC2: a decision is never reversed. One that a crash took from a lazy log is not, where the node can only come to the same again:
 * an ABORT, and a COMMIT that is presumed.
 */
export const stability: Property = {
  id: 'AC2',
  kind: 'always',
  check: null,
  checkStep: (before, after, setting) =>
    firstOf(setting, (tx) => {
      for (const { id: node } of setting.cast.nodes) {
        const old = decisionOf(setting, before, tx, node);
        const now = decisionOf(setting, after, tx, node);
        const isRelearnt = now === null && roleOf(setting, tx, node)?.relearns === old;
        const isReversed = (old === 'commit' && now !== 'commit') || (old === 'abort' && now === 'commit');
        if (isReversed && !isRelearnt) return { nodes: [node], tx, values: { node } };
      }
      return null;
    }),
};

/** AC3: commit is possible only when every participant has durably voted yes. */
export const commitValidity: Property = {
  id: 'AC3',
  kind: 'always',
  check: (world, setting) =>
    firstOf(setting, (tx) => {
      const committed = decided(setting, world, tx, 'commit')[0];
      if (committed === undefined) return null;
      const members = transactionOf(setting, tx)?.members ?? [];
      const missing = members.find(({ node, role }) => {
        const model = setting.model.roles[role];
        return isVoter(model) && !model?.promised(recordsOf(nodeOf(world, node), tx));
      });
      if (!missing) return null;
      return { nodes: [committed, missing.node], tx, values: { committed, node: missing.node } };
    }),
};

/** AC4: without failures, and with every vote yes, the decision is commit. Judged at the end of a run. */
export const nonTriviality: Property = {
  id: 'AC4',
  kind: 'always',
  check: null,
  checkEnd: (trace, setting) => {
    if (trace.end !== 'quiet' || !isUndisturbed(trace)) return null;
    const world = trace.entries.at(-1)?.world ?? trace.initial;
    return firstOf(setting, (tx) => {
      const members = transactionOf(setting, tx)?.members ?? [];
      const voters = members.filter(({ role }) => isVoter(setting.model.roles[role]));
      const allYes = voters.every(({ node, role }) =>
        setting.model.roles[role]?.promised(recordsOf(nodeOf(world, node), tx)),
      );
      if (!world.begun.includes(tx) || voters.length === 0 || !allYes) return null;
      const aborted = members.find(
        ({ node, role }) =>
          setting.model.roles[role]?.decides !== false && decisionOf(setting, world, tx, node) !== 'commit',
      );
      return aborted ? { nodes: [aborted.node], tx, values: { node: aborted.node } } : null;
    });
  },
};

function isUndisturbed(trace: Trace): boolean {
  return trace.entries.every((entry) => entry.move === null && entry.act.kind !== 'timeout');
}

/** MONEY-1: available, frozen and in transit add up to what there was. */
export const moneyConserved: Property = {
  id: 'MONEY-1',
  kind: 'always',
  check: (world, setting) => {
    const { ok, missing } = conservation(setting, world);
    if (ok) return null;
    const disagreement = agreement.check?.(world, setting);
    return {
      nodes: disagreement?.nodes ?? [],
      tx: disagreement?.tx ?? null,
      values: { fen: String(missing) },
    };
  },
};

/** MONEY-2: nothing is paid that is not there. */
export const noNegativeBalance: Property = {
  id: 'MONEY-2',
  kind: 'always',
  check: (world, setting) => {
    const now = balances(setting.cast, world);
    const account = setting.cast.accounts.find(({ id }) => {
      const balance = now[id];
      return balance !== undefined && (balance.available < 0 || balance.frozen < 0);
    });
    return account ? { nodes: [account.node], tx: null, values: { account: account.id } } : null;
  },
};

/** LIVE-1: an invariant over a protocol that can never commit is worthless. */
export const sometimesCommits: Property = {
  id: 'LIVE-1',
  kind: 'sometimes',
  check: (world, setting) =>
    firstOf(setting, (tx) => {
      const all = transactionOf(setting, tx)?.members ?? [];
      const deciding = all.filter(({ role }) => setting.model.roles[role]?.decides !== false);
      const nodes = decided(setting, world, tx, 'commit');
      const isEverybody = deciding.every(({ node }) => nodes.includes(node));
      return deciding.length > 1 && isEverybody ? { nodes, tx, values: {} } : null;
    }),
};

/** LIVE-2 and LIVE-3 speak of all futures of a state; the checker decides them. */
export const nonBlocking: Property = { id: 'LIVE-2', kind: 'non-blocking', check: null };
export const canFinish: Property = { id: 'LIVE-3', kind: 'can-finish', check: null };

/** All shared properties, in the order in which they are shown. */
export const commonProperties: readonly Property[] = [
  agreement,
  stability,
  commitValidity,
  nonTriviality,
  moneyConserved,
  noNegativeBalance,
  sometimesCommits,
  nonBlocking,
  canFinish,
];
