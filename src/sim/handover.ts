/**
 * An account that moves to another node. The cast has it twice: `han`, where it is kept at first, and `han@LED-Z`, what LED-Z
 * will keep once it owns the account. Two records carry it over, of the operations `hand-over` and `take-over`; both bear what goes
 * (`Handed`), so the money follows from the logs like any other.
 */
import { must } from '../base/assert';
import type { Json } from '../base/canonical';
import { type BranchState, branchState, legsAt } from './ledger';
import type { LedgerOperation, Model, RoleModel, Setting } from './model';
import type { AccountId, Cast, Fen, Leg, LockChange, LogRecord, NodeId, Posting, TxId, World } from './types';
import { nodeOf, recordsOf, roleOf, transactionOf } from './world';

/** What goes from the old owner to the new one, for the accounts of one transaction. */
export interface Handed {
  /** How far the transaction has come with them. */
  readonly branch: BranchState;
  /** Available and frozen fen of each account, in the order of the legs. */
  readonly holdings: readonly (readonly [Fen, Fen])[];
}

/** What the record of a hand-over bears. */
export function handedIn(body: Json): Handed {
  return body as unknown as Handed;
}

/** What a hand-over or a take-over changes in the ledger of the node that writes it: exactly what it bears. */
export function handoverEntries(
  legs: readonly Leg[],
  state: BranchState,
  operation: 'hand-over' | 'take-over',
  body: Json,
): { postings: Posting[]; locks: LockChange[] } {
  const { branch, holdings } = handedIn(body);
  const isArriving = operation === 'take-over';
  const sign = isArriving ? 1 : -1;
  const accounts = [...new Set(legs.map(({ account }) => account))];
  const isLocked = (isArriving ? branch : state) === 'reserved';
  return {
    postings: accounts.flatMap((account, index) => {
      const [available, frozen] = holdings[index] ?? [0, 0];
      return available === 0 && frozen === 0
        ? []
        : [{ account, available: sign * available, frozen: sign * frozen }];
    }),
    locks: isLocked
      ? accounts.map((account) => ({ account, change: isArriving ? 'taken' : 'released' }))
      : [],
  };
}

/** The first record of this operation, if the log has one. */
export function recordThat(
  operation: LedgerOperation,
  role: RoleModel,
  records: readonly LogRecord[],
): LogRecord | null {
  return records.find(({ type }) => role.ledger[type] === operation) ?? null;
}

const moving = new WeakMap<Model, boolean>();

/** Whether any role of a model moves accounts. Most do not, and are asked of millions of worlds. */
function movesAccounts(model: Model): boolean {
  const known = moving.get(model);
  if (known !== undefined) return known;
  const operations = Object.values(model.roles).flatMap(({ ledger }) => Object.values(ledger));
  const moves = operations.some((operation) => operation === 'hand-over' || operation === 'take-over');
  moving.set(model, moves);
  return moves;
}

/** Whether a branch of a transaction was its node's business, is it now, or will be it perhaps. */
export type Tenure = 'owner' | 'former' | 'future';

/** Whose the branch is, as this node's own log tells. A role without hand-overs owns its branch from beginning to end. */
export function tenureOf(role: RoleModel, records: readonly LogRecord[]): Tenure {
  if (recordThat('hand-over', role, records)) return 'former';
  const isHeir = Object.values(role.ledger).includes('take-over');
  return isHeir && !recordThat('take-over', role, records) ? 'future' : 'owner';
}

/** Whether one of two nodes takes over what the other one keeps of this transaction. */
export function isSameBranch({ accounts, transactions }: Cast, tx: TxId, one: NodeId, two: NodeId): boolean {
  const legs = transactions.find(({ id }) => id === tx)?.legs ?? [];
  const keeps = (id: AccountId, at: NodeId): boolean =>
    accounts.some((account) => account.id === id && account.node === at);
  return legs.some(
    ({ account }) =>
      (keeps(account, one) && keeps(`${account}@${two}`, two)) ||
      (keeps(account, two) && keeps(`${account}@${one}`, one)),
  );
}

/** Whether an outcome of this transaction is asked of a node: not once it has handed its branch over, nor before the other one has. */
export function owesOutcome(setting: Setting, world: World, tx: TxId, id: NodeId): boolean {
  if (!movesAccounts(setting.model)) return true;
  const tenure = tenureIn(setting, world, tx, id);
  if (tenure !== 'future') return tenure === 'owner';
  const members = transactionOf(setting, tx)?.members ?? [];
  return members.some(
    ({ node }) => isSameBranch(setting.cast, tx, id, node) && tenureIn(setting, world, tx, node) === 'former',
  );
}

function tenureIn(setting: Setting, world: World, tx: TxId, id: NodeId): Tenure | null {
  const role = roleOf(setting, tx, id);
  return role && tenureOf(role, recordsOf(nodeOf(world, id), tx));
}

/** One member's part in a transaction, for adding up what is still to come. */
export interface Branch {
  readonly legs: readonly Leg[];
  readonly state: BranchState;
}

/**
 * The branch of every member of a transaction that keeps legs of it. A branch that moves is counted once: where it was applied,
 * else at its new owner as soon as the old one has handed it over.
 */
export function branches(setting: Setting, world: World, tx: TxId): Branch[] {
  const members = transactionOf(setting, tx)?.members ?? [];
  const plain = members.map(({ node }) => ({
    legs: legsAt(setting.cast, tx, node),
    state: branchState(must(roleOf(setting, tx, node)), recordsOf(nodeOf(world, node), tx)),
  }));
  if (!movesAccounts(setting.model)) return plain;
  const isLeft = plain.some(
    ({ state }, index) =>
      state !== 'applied' && tenureIn(setting, world, tx, must(members[index]).node) === 'former',
  );
  return plain.map(({ legs, state }, index) => {
    const { node } = must(members[index]);
    const tenure = tenureIn(setting, world, tx, node);
    const role = must(roleOf(setting, tx, node));
    const taken = recordThat('take-over', role, recordsOf(nodeOf(world, node), tx));
    const isElsewhere =
      (tenure === 'former' && state !== 'applied') ||
      (tenure === 'future' && !isLeft) ||
      (taken !== null && handedIn(taken.body).branch === 'applied');
    return { legs: isElsewhere ? [] : legs, state };
  });
}

/** Money that one owner of an account has handed over and the next one has not taken over yet, by the account that it is meant for. */
export function betweenOwners(setting: Setting, world: World): ReadonlyMap<AccountId, Fen> {
  const { accounts } = setting.cast;
  const between = new Map<AccountId, Fen>();
  if (!movesAccounts(setting.model)) return between;
  for (const { id, node } of accounts)
    for (const heir of accounts) {
      if (heir.node === node || heir.id !== `${id}@${heir.node}`) continue;
      const left = -carried(setting, world, node, id, 'hand-over');
      const fen = left - carried(setting, world, heir.node, heir.id, 'take-over');
      if (fen > 0) between.set(heir.id, fen);
    }
  return between;
}

function carried(
  setting: Setting,
  world: World,
  node: NodeId,
  account: AccountId,
  operation: LedgerOperation,
): Fen {
  let sum = 0;
  for (const { tx, type, postings } of nodeOf(world, node).log) {
    if (roleOf(setting, tx, node)?.ledger[type] !== operation) continue;
    for (const posting of postings)
      if (posting.account === account) sum += posting.available + posting.frozen;
  }
  return sum;
}
