/** Balances as rows and bars, and the step at which money went missing. */
import { couponState } from '../../../payments/cast';
import { conservation } from '../../../sim/conservation';
import { balances } from '../../../sim/ledger';
import type { Setting } from '../../../sim/model';
import type { Account, Fen, Position, Trace, World } from '../../../sim/types';

export interface MoneyRow {
  readonly account: Account;
  readonly available: Fen;
  readonly frozen: Fen;
  /** Of a coupon: what its balances mean. */
  readonly coupon: 'UNUSED' | 'LOCKED' | 'USED' | null;
}

export function moneyRows(setting: Setting, world: World): readonly MoneyRow[] {
  const now = balances(setting.cast, world);
  return setting.cast.accounts.map((account) => {
    const balance = now[account.id] ?? { available: 0, frozen: 0 };
    return { account, ...balance, coupon: account.kind === 'coupon' ? couponState(balance) : null };
  });
}

/** One scale for the bars of a whole run, so that stepping does not rescale them. Debts reach below nothing. */
export function barDomain(setting: Setting, trace: Trace): readonly [Fen, Fen] {
  const initial = setting.cast.accounts.map((account) => account.available);
  const credits = setting.cast.transactions.flatMap(({ legs }) =>
    legs.map(({ account, amount }) => {
      const before = setting.cast.accounts.find((candidate) => candidate.id === account)?.available ?? 0;
      return before + amount;
    }),
  );
  const last = trace.entries.at(-1)?.world ?? trace.initial;
  const ends = Object.values(balances(setting.cast, last)).flatMap(({ available, frozen }) => [
    available,
    available + frozen,
  ]);
  return [Math.min(0, ...ends), Math.max(1, ...initial, ...credits, ...ends)];
}

/** The step that broke conservation and left it broken until the play-head; `null` while it holds. Steps count from 1. */
export function brokenAt(setting: Setting, trace: Trace, position: Position, world: World): number | null {
  if (conservation(setting, world).ok) return null;
  let step = position.effects > 0 ? position.step + 1 : position.step;
  while (step > 1) {
    const before = trace.entries[step - 2]?.world;
    if (!before || conservation(setting, before).ok) break;
    step--;
  }
  return step;
}
