/** Conservation of money, checked from the logs at every step and never balanced with "the rest". */
import { betweenOwners, branches } from './handover';
import { balances } from './ledger';
import type { Setting } from './model';
import type { Fen, TxId, World } from './types';

export interface Conservation {
  /** What all accounts held before the run. */
  readonly expected: Fen;
  /** Σ (available + frozen) over all accounts. */
  readonly held: Fen;
  /**
   * Debits of committed branches whose counterpart is still undecided, and what is between two owners of an account. Negative while
   * a credit is ahead of its debit. When the counterpart has aborted the money is not in transit but missing.
   */
  readonly inTransit: Fen;
  readonly ok: boolean;
  /** expected − held − inTransit: positive when money is lost, negative when it was created. */
  readonly missing: Fen;
}

export function conservation(setting: Setting, world: World): Conservation {
  let expected = 0;
  let held = 0;
  const now = balances(setting.cast, world);
  for (const account of setting.cast.accounts) {
    const balance = now[account.id];
    expected += account.available;
    held += balance ? balance.available + balance.frozen : 0;
  }
  let inTransit = 0;
  for (const { id } of setting.cast.transactions) inTransit += inTransitOf(setting, world, id);
  for (const fen of betweenOwners(setting, world).values()) inTransit += fen;
  const missing = expected - held - inTransit;
  return { expected, held, inTransit, ok: missing === 0, missing };
}

/** Money that one transaction has taken from one account and not yet given to another. */
export function inTransitOf(setting: Setting, world: World, tx: TxId): Fen {
  let applied = 0;
  let openCredit = 0;
  let openDebit = 0;
  for (const branch of branches(setting, world, tx))
    for (const { amount } of branch.legs) {
      if (branch.state === 'applied') applied += amount;
      else if (branch.state !== 'released') {
        if (amount > 0) openCredit += amount;
        else openDebit -= amount;
      }
    }
  return applied < 0 ? Math.min(-applied, openCredit) : -Math.min(applied, openDebit);
}
