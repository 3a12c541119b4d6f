import { useMemo } from 'react';
import { couponState } from '../../payments/cast';
import { yuan } from '../../payments/money';
import { balances, lockHolder } from '../../sim/ledger';
import type { AccountId } from '../../sim/types';
import { nodeOf } from '../../sim/world';
import { Facts } from './Facts';
import { forcedFlags } from './history';
import { LogRows } from './LogRows';
import { Section } from './Section';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** One account: its balances, and the log rows that made them. */
export function AccountDetails({ id }: { readonly id: AccountId }) {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const account = setting.cast.accounts.find((candidate) => candidate.id === id);
  const keeper = account?.node ?? '';
  const flags = useMemo(
    () => forcedFlags(setting, trace, position, keeper),
    [setting, trace, position, keeper],
  );
  const balance = balances(setting.cast, world)[id];
  if (!account || !balance) return null;
  const node = nodeOf(world, account.node);
  const holder = lockHolder(world, setting.cast, id);
  const rows = node.log
    .map((record, index) => ({ record, forced: flags[index] ?? null, durable: index < node.durable }))
    .filter(({ record }) => [...record.postings, ...record.locks].some((touched) => touched.account === id));
  return (
    <>
      <Section title={texts.account(id)} note={account.node}>
        <Facts
          rows={[
            [texts.own('money.available'), yuan(balance.available)],
            [texts.own('money.frozen'), yuan(balance.frozen)],
            [texts.own('money.coupon'), account.kind === 'coupon' ? couponState(balance) : null],
            [
              texts.own('locks.title'),
              holder === null ? texts.own('locks.free') : texts.own('locks.held', { tx: holder }),
            ],
          ]}
        />
      </Section>
      <Section title={texts.own('money.rows')}>
        <LogRows rows={rows} withTx={setting.cast.transactions.length > 1} />
      </Section>
    </>
  );
}
