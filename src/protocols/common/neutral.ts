/** A setting without a story: node names C, P1 … Pn and one transfer from the first participant's account to the last one's. */
import type { Model, Setting } from '../../sim/model';
import { type Account, type Config, type Leg, STANDARD, type Transaction } from '../../sim/types';

/** Defaults that no protocol changes: cross-region round trip, a server disk, 1 ms of work. */
export const defaultConfig: Omit<Config, 'timeouts'> = {
  variant: STANDARD,
  timing: 'asynchronous',
  network: 'multiset',
  rttTicks: 30_000,
  jitterPermille: 100,
  forceTicks: 1_000,
  workTicks: 1_000,
  vetoes: {},
  lazy: [],
};

/** `participants` from 1 to 7; `variant`: the protocol's option that is meant. With one participant payer and payee keep their accounts in the same ledger. */
export function neutralSetting(
  model: Model,
  timeouts: Config['timeouts'],
  participants: number,
  helpers: Transaction['members'] = [],
  variant: string = STANDARD,
): Setting {
  const ids = Array.from({ length: participants }, (_, index) => `P${index + 1}`);
  const payer = ids[0] ?? 'P1';
  const payee = ids.at(-1) ?? 'P1';
  const account = (id: string, node: string): Account => ({
    id,
    node,
    kind: 'wallet',
    owner: { en: id, 'zh-Hans': id },
    available: 10_000,
  });
  const legs: Leg[] = [
    { account: 'payer', amount: -2_500 },
    { account: 'payee', amount: 2_500 },
  ];
  const transfer: Transaction = {
    id: 't1',
    members: [
      { node: 'C', role: 'coordinator' },
      ...ids.map((node) => ({ node, role: 'participant' })),
      ...helpers,
    ],
    legs,
    beginAt: 0,
  };
  return {
    model,
    cast: {
      nodes: transfer.members.map(({ node }) => ({ id: node })),
      accounts: [account('payer', payer), account('payee', payee)],
      transactions: [transfer],
    },
    config: { ...defaultConfig, timeouts, variant },
    seed: 1,
  };
}
