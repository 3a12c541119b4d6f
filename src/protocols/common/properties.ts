/** Properties that every commit protocol shares; each cites its rule in `common/RULES.md`. */

import { conservation } from '../../sim/conservation';
import { isSameBranch, owesOutcome } from '../../sim/handover';
import { balances, legsAt } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import type { NodeId, Trace, Transaction, TxId, World } from '../../sim/types';
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

type Member = Transaction['members'][number];

/**
 * A member that may vote READ since its node keeps no leg of the transaction. Its yes leaves no trace, and no decision changes
 * anything there: so all that can be asked of its log is that it never refused.
 */
function isReader(setting: Setting, tx: TxId, { node, role }: Member): boolean {
  return setting.model.roles[role]?.mayOnlyRead === true && legsAt(setting.cast, tx, node).length === 0;
}

/** A vote that lets the transaction commit, as far as the log can prove it. */
function hasAgreed(setting: Setting, world: World, tx: TxId, member: Member): boolean {
  if (isReader(setting, tx, member)) return decisionOf(setting, world, tx, member.node) !== 'abort';
  const records = recordsOf(nodeOf(world, member.node), tx);
  return setting.model.roles[member.role]?.promised(records) ?? false;
}

/** It has to come to an outcome of its own. */
function mustDecide(setting: Setting, world: World, tx: TxId, member: Member): boolean {
  return (
    setting.model.roles[member.role]?.decides !== false &&
    !isReader(setting, tx, member) &&
    owesOutcome(setting, world, tx, member.node)
  );
}

/** Its yes is on disk somewhere: with it, or with another owner of its branch, which has moved. */
function isAgreed(setting: Setting, world: World, tx: TxId, member: Member): boolean {
  if (hasAgreed(setting, world, tx, member)) return true;
  const members = transactionOf(setting, tx)?.members ?? [];
  return members.some(
    (other) =>
      isSameBranch(setting.cast, tx, member.node, other.node) && hasAgreed(setting, world, tx, other),
  );
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

/** AC3: commit is possible only when every participant has durably voted yes, or, if it only read, has not refused. */
export const commitValidity: Property = {
  id: 'AC3',
  kind: 'always',
  check: (world, setting) =>
    firstOf(setting, (tx) => {
      const committed = decided(setting, world, tx, 'commit')[0];
      if (committed === undefined) return null;
      const members = transactionOf(setting, tx)?.members ?? [];
      const missing = members.find(
        (member) => isVoter(setting.model.roles[member.role]) && !isAgreed(setting, world, tx, member),
      );
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
      const allYes = voters.every((member) => isAgreed(setting, world, tx, member));
      // Where everybody has only read, there is nothing to decide.
      const isMoot = voters.every((member) => isReader(setting, tx, member));
      if (!world.begun.includes(tx) || isMoot || !allYes) return null;
      const aborted = members.find(
        (member) =>
          mustDecide(setting, world, tx, member) && decisionOf(setting, world, tx, member.node) !== 'commit',
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
      const deciding = all.filter((member) => mustDecide(setting, world, tx, member));
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

/**
 * OWNER-1: an account that moves has one owner at a time: nothing is written to it where it was handed over. Only of protocols that
 * move accounts.
 */
export const oneOwner: Property = {
  id: 'OWNER-1',
  kind: 'always',
  check: (world, setting) =>
    firstOf(setting, (tx) => {
      const members = transactionOf(setting, tx)?.members ?? [];
      for (const { node, role } of members) {
        const records = recordsOf(nodeOf(world, node), tx);
        const operations = setting.model.roles[role]?.ledger ?? {};
        const left = records.findIndex(({ type }) => operations[type] === 'hand-over');
        const late = records
          .slice(left + 1)
          .find(({ postings, locks }) => postings.length + locks.length > 0);
        if (left < 0 || !late) continue;
        const heir = members.find((other) => isSameBranch(setting.cast, tx, node, other.node));
        return { nodes: heir ? [node, heir.node] : [node], tx, values: { node, record: late.type } };
      }
      return null;
    }),
};
