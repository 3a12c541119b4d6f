import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { balances } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { twoPhaseCommit } from '../two-phase-commit';

/** A bystander's payment `t2` between two accounts at P1, beside the transfer `t1` that debits the same account. */
function withBystander(amount = 1_000): Setting {
  const setting = twoPhaseCommit.neutral(2);
  const shop = {
    id: 'shop',
    node: 'P1',
    kind: 'merchant',
    owner: { en: 'shop', 'zh-Hans': '商店' },
    available: 0,
  } as const;
  const legs = [
    { account: 'payer', amount: -amount },
    { account: 'shop', amount },
  ];
  const payment = { id: 't2', members: [{ node: 'P1', role: 'local' }], legs, beginAt: null };
  const { accounts, transactions } = setting.cast;
  return {
    ...setting,
    cast: { ...setting.cast, accounts: [...accounts, shop], transactions: [...transactions, payment] },
  };
}

const locked = (amount?: number) =>
  play(withBystander(amount)).begin().deliver('PREPARE', 'C', 'P1').begin('t2');

describe('a local payment', () => {
  it('LOCAL-1 waits in the lock queue of a locked account', () => {
    const run = locked();
    expect([run.last.rule, run.state('P1', 't2'), run.node('P1').lockQueue]).toEqual([
      'LOCAL-1',
      'queued',
      ['t2'],
    ]);
    expect(run.node('P1').timers.map((timer) => timer.name)).toContain('lock-wait');
  });

  it('LOCAL-2 pays at once when the lock is free, or as soon as it is granted', () => {
    const free = play(withBystander()).begin('t2');
    expect([free.last.rule, balances(free.setting.cast, free.world).shop?.available]).toEqual([
      'LOCAL-2',
      1_000,
    ]);
    const granted = locked();
    while (granted.last.act.kind !== 'grant') granted.calm(1);
    expect([granted.last.rule, granted.node('P1').lockQueue, granted.log('P1')]).toEqual([
      'LOCAL-2',
      [],
      ['PREPARED', 'COMMIT', 'PAID'],
    ]);
  });

  it('LOCAL-3 is rejected when the money is short, at once or after the wait', () => {
    expect(play(withBystander(10_001)).begin('t2').last.rule).toBe('LOCAL-3');
    const waited = locked(8_000);
    while (waited.last.act.kind !== 'grant') waited.calm(1);
    expect([waited.last.rule, waited.state('P1', 't2')]).toEqual(['LOCAL-3', 'rejected']);
  });

  it('LOCAL-4 gives up when its lock wait runs out', () => {
    const run = locked().timeout('P1', 'lock-wait');
    expect([run.last.rule, run.state('P1', 't2'), run.node('P1').lockQueue]).toEqual([
      'LOCAL-4',
      'rejected',
      [],
    ]);
    expect(balances(run.setting.cast, run.world).shop?.available).toBe(0);
  });

  it('LOCAL-5 finds in its log how it ended', () => {
    const run = play(withBystander()).begin('t2').crash('P1').recover('P1');
    expect(run.state('P1', 't2')).toBe('paid');
  });

  it('LOCAL-6 is forgotten by a restart when nothing was logged', () => {
    const run = locked().crash('P1').recover('P1');
    expect([run.state('P1', 't2'), run.node('P1').lockQueue]).toEqual(['initial', []]);
  });

  it('LOCAL-7 can be taken back before it begins', () => {
    const run = play(withBystander()).do({ kind: 'cancel', tx: 't2' });
    expect([run.last.rule, run.state('P1', 't2')]).toEqual(['LOCAL-7', 'rejected']);
  });
});
