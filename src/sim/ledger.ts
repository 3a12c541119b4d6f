/**
 * Ledger, freezes and locks as folds over the log: records carry postings, so a ledger cannot disagree with its log, and
 * recovery is the same fold over what survived.
 */
import { must } from '../base/assert';
import type { LedgerOperation, RoleModel, Setting } from './model';
import type {
  AccountId,
  Cast,
  Fen,
  Leg,
  LocalView,
  LockChange,
  LogRecord,
  NodeId,
  NodeState,
  Posting,
  TxId,
  World,
} from './types';
import { nodeOf } from './world';

export interface Balance {
  readonly available: Fen;
  readonly frozen: Fen;
}

/** How far one branch of a transaction has come, as the log proves it. */
export type BranchState = 'open' | 'reserved' | 'applied' | 'released';

/** Balances of all accounts in the given world, in the order of the cast. */
export function balances(cast: Cast, world: World): Record<AccountId, Balance> {
  const result: Record<AccountId, Balance> = {};
  for (const account of cast.accounts) {
    let available = account.available;
    let frozen = 0;
    for (const record of nodeOf(world, account.node).log)
      for (const posting of record.postings)
        if (posting.account === account.id) {
          available += posting.available;
          frozen += posting.frozen;
        }
    result[account.id] = { available, frozen };
  }
  return result;
}

/** Which transaction holds the lock on an account in this log, or `null` when it is free. */
export function holderIn(log: readonly LogRecord[], account: AccountId): TxId | null {
  let holder: TxId | null = null;
  for (const record of log)
    for (const lock of record.locks)
      if (lock.account === account) holder = lock.change === 'taken' ? record.tx : null;
  return holder;
}

export function lockHolder(world: World, cast: Cast, account: AccountId): TxId | null {
  const keeper = must(
    cast.accounts.find((candidate) => candidate.id === account),
    `no account ${account}`,
  );
  return holderIn(nodeOf(world, keeper.node).log, account);
}

/** The legs of a transaction that one node keeps, or will keep when their account moves there (`han@LED-Z`, see `handover.ts`). */
export function legsAt(cast: Cast, tx: TxId, node: NodeId): Leg[] {
  const legs = cast.transactions.find((transaction) => transaction.id === tx)?.legs ?? [];
  const kept: Leg[] = [];
  for (const leg of legs)
    for (const { id, node: keeper } of cast.accounts) {
      if (keeper !== node) continue;
      if (id === leg.account) kept.push(leg);
      else if (id.length > leg.account.length && id === `${leg.account}@${node}`)
        kept.push({ ...leg, account: id });
    }
  return kept;
}

export function branchState(role: RoleModel, records: readonly LogRecord[]): BranchState {
  let state: BranchState = 'open';
  for (const record of records) {
    const operation = role.ledger[record.type] ?? 'none';
    if (operation === 'take-over') state = (record.body as { readonly branch: BranchState }).branch;
    if (operation === 'reserve' && state === 'open') state = 'reserved';
    if ((operation === 'apply' || operation === 'transfer') && state !== 'released') state = 'applied';
    if (operation === 'release' && state !== 'applied') state = 'released';
  }
  return state;
}

/** What a record of this kind changes in the ledger of the node that writes it. */
export function entriesFor(
  legs: readonly Leg[],
  state: BranchState,
  operation: LedgerOperation,
): { postings: Posting[]; locks: LockChange[] } {
  const none = { postings: [], locks: [] };
  if (state === 'applied' || state === 'released' || operation === 'none') return none;
  const locks = (change: LockChange['change']): LockChange[] =>
    legs.map(({ account }) => ({ account, change }));
  const debits = legs.filter((leg) => leg.amount < 0);
  const move = (available: (leg: Leg) => Fen, frozen: (leg: Leg) => Fen, of: readonly Leg[]): Posting[] =>
    of.map((leg) => ({ account: leg.account, available: available(leg), frozen: frozen(leg) }));
  if (operation === 'reserve')
    return state === 'open'
      ? {
          postings: move(
            (leg) => leg.amount,
            (leg) => -leg.amount,
            debits,
          ),
          locks: locks('taken'),
        }
      : none;
  if (operation === 'release')
    return state === 'reserved'
      ? {
          postings: move(
            (leg) => -leg.amount,
            (leg) => leg.amount,
            debits,
          ),
          locks: locks('released'),
        }
      : none;
  if (state === 'open')
    return {
      postings: move(
        (leg) => leg.amount,
        () => 0,
        legs,
      ),
      locks: [],
    };
  const credited = (leg: Leg): Fen => (leg.amount > 0 ? leg.amount : 0);
  const thawed = (leg: Leg): Fen => (leg.amount < 0 ? leg.amount : 0);
  return { postings: move(credited, thawed, legs), locks: locks('released') };
}

/** What a record does that carries out one share: the n-th debit and the n-th credit, from 1. Nobody else's, and no lock. */
export function entriesForShare(
  legs: readonly Leg[],
  share: number,
): { postings: Posting[]; locks: LockChange[] } {
  const chosen = [legs.filter((leg) => leg.amount < 0), legs.filter((leg) => leg.amount > 0)];
  const postings = chosen.flatMap((all) =>
    all.slice(share - 1, share).map(({ account, amount }) => ({ account, available: amount, frozen: 0 })),
  );
  return { postings, locks: [] };
}

/** The finite summary of its own log that a node's chart may look at. */
export function localView(setting: Setting, node: NodeState, id: NodeId, tx: TxId): LocalView {
  const legs = legsAt(setting.cast, tx, id);
  let lock: LocalView['lock'] = 'free';
  for (const { account } of legs) {
    const holder = holderIn(node.log, account);
    if (holder === tx && lock === 'free') lock = 'mine';
    if (holder !== null && holder !== tx) lock = 'taken';
  }
  const isCovered = (account: AccountId): boolean => {
    const debits = legs.filter((leg) => leg.account === account && leg.amount < 0);
    return debits.reduce((left, leg) => left + leg.amount, availableIn(setting.cast, node.log, account)) >= 0;
  };
  const isShort = legs.some((leg) => leg.amount < 0 && !isCovered(leg.account));
  const holdings = holdingsIn(setting.cast, node, legs);
  return {
    funds: isShort ? 'short' : 'sufficient',
    lock,
    willing: !Object.hasOwn(setting.config.vetoes, id),
    writes: legs.length > 0,
    ...(holdings.length > 0 ? { holdings } : {}),
  };
}

/** What the accounts of these legs hold of which the cast says that another node will keep them: available and frozen. */
function holdingsIn(cast: Cast, { log }: NodeState, legs: readonly Leg[]): [Fen, Fen][] {
  const moving = cast.accounts.filter(
    ({ id, node }) =>
      legs.some((leg) => leg.account === id) &&
      cast.accounts.some((other) => other.node !== node && other.id === `${id}@${other.node}`),
  );
  return moving.map(({ id }) => {
    const frozen = log
      .flatMap(({ postings }) => postings)
      .reduce((sum, posting) => (posting.account === id ? sum + posting.frozen : sum), 0);
    return [availableIn(cast, log, id), frozen];
  });
}

function availableIn(cast: Cast, log: readonly LogRecord[], account: AccountId): Fen {
  let available = cast.accounts.find((candidate) => candidate.id === account)?.available ?? 0;
  for (const record of log)
    for (const posting of record.postings) if (posting.account === account) available += posting.available;
  return available;
}
