import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { play } from '../../sim/driver';
import { betweenOwners } from '../../sim/handover';
import { balances, lockHolder } from '../../sim/ledger';
import { resharding } from '.';

const begun = () => play(resharding.neutral(2)).begin();
const prepared = () => begun().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
type Run = ReturnType<typeof begun>;
const asks = (run: Run) => run.timeout('RING', 'rebalance');
const hands = (run: Run) => asks(run).deliver('MOVE', 'RING', 'P2');
const takes = (run: Run) => hands(run).deliver('HAND-OVER', 'P2', 'NEW');
const switches = (run: Run) => takes(run).deliver('TAKEN', 'NEW', 'RING');
const held = (run: Run) => {
  const { payee, 'payee@NEW': moved } = balances(run.setting.cast, run.world);
  return [payee?.available, moved?.available];
};

describe('old owner', () => {
  it('RS-H1 forces what leaves, the branch included, before it sends it', () => {
    const run = hands(prepared());
    expect([run.last.rule, run.state('P2'), run.log('P2'), run.node('P2').durable]).toEqual([
      'RS-H1',
      'handed-over',
      ['PREPARED', 'HANDED-OVER'],
      2,
    ]);
    expect(must(run.world.network.at(-1)).body).toEqual({ branch: 'reserved', holdings: [[10_000, 0]] });
    expect([held(run), lockHolder(run.world, run.setting.cast, 'payee')]).toEqual([[0, 0], null]);
    expect([...betweenOwners(run.setting, run.world)]).toEqual([['payee@NEW', 10_000]]);
    expect(conservation(run.setting, run.world)).toMatchObject({ ok: true, inTransit: 10_000 });
  });

  it('RS-H1 carries every state of a branch over, and the new owner goes on from it', () => {
    const states = [
      [begun(), 'open', 'initial'],
      [prepared(), 'reserved', 'prepared'],
      [
        prepared().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C').deliver('COMMIT', 'C', 'P2'),
        'applied',
        'committed',
      ],
      [prepared().timeout('C', 'votes').deliver('ABORT', 'C', 'P2'), 'released', 'aborted'],
    ] as const;
    for (const [run, branch, state] of states) {
      takes(run);
      expect([run.node('NEW').log[0]?.body, run.state('NEW')]).toEqual([
        { branch, holdings: [[branch === 'applied' ? 12_500 : 10_000, 0]] },
        state,
      ]);
      expect(conservation(run.setting, run.world).ok).toBe(true);
      const back = run.crash('NEW').recover('NEW');
      expect(back.state('NEW')).toBe(state === 'initial' ? 'aborted' : state);
    }
  });

  it('RS-H2 refuses whoever comes with an old ring, and says which epoch it is', () => {
    const run = hands(begun()).deliver('PREPARE', 'C', 'P2');
    expect([run.last.rule, run.wire().includes('MOVED P2>C'), run.log('P2')]).toEqual([
      'RS-H2',
      true,
      ['HANDED-OVER'],
    ]);
    expect(run.world.network.find(({ type }) => type === 'MOVED')?.body).toBe(2);
  });

  it('RS-H3 sends the same again when it is told again', () => {
    const run = hands(prepared()).drop('HAND-OVER', 'P2', 'NEW');
    run.timeout('RING', 'retry').deliver('MOVE', 'RING', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['RS-H3', ['PREPARED', 'HANDED-OVER']]);
    expect(must(run.world.network.at(-1)).body).toEqual({ branch: 'reserved', holdings: [[10_000, 0]] });
  });

  it('RS-H7 keeps what has no place on the new shard', () => {
    const setting = resharding.neutral(2);
    const accounts = setting.cast.accounts.slice(0, 2);
    const run = asks(play({ ...setting, cast: { ...setting.cast, accounts } }).begin());
    run.deliver('MOVE', 'RING', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['RS-H7', []]);
    expect(conservation(run.setting, run.untilQuiet().world).ok).toBe(true);
    expect(balances(run.setting.cast, run.world).payee?.available).toBe(12_500);
  });

  it('RS-R4 owns the account no more after a restart', () => {
    const run = hands(prepared()).crash('P2').recover('P2');
    expect([run.last.rule, run.state('P2')]).toEqual(['RS-R4', 'handed-over']);
    run.timeout('RING', 'retry').deliver('MOVE', 'RING', 'P2');
    expect(run.last.rule).toBe('RS-H3');
  });
});

describe('new owner', () => {
  it('RS-H4 forces what arrives: the money, the lock and the promise', () => {
    const run = takes(prepared());
    expect([run.last.rule, run.state('NEW'), run.log('NEW'), run.node('NEW').durable]).toEqual([
      'RS-H4',
      'prepared',
      ['TAKEN-OVER'],
      1,
    ]);
    expect([held(run), lockHolder(run.world, run.setting.cast, 'payee@NEW')]).toEqual([[0, 10_000], 't1']);
    expect(run.wire()).toContain('TAKEN NEW>RING');
  });

  it('RS-H4 takes frozen money over as frozen money', () => {
    const run = play(resharding.neutral(1)).begin().deliver('PREPARE', 'C', 'P1');
    asks(run).deliver('MOVE', 'RING', 'P1').deliver('HAND-OVER', 'P1', 'NEW');
    const { payer, 'payer@NEW': moved } = balances(run.setting.cast, run.world);
    expect([payer, moved]).toEqual([
      { available: 0, frozen: 0 },
      { available: 7_500, frozen: 2_500 },
    ]);
    expect(balances(run.setting.cast, run.untilQuiet().world)).toMatchObject({
      'payer@NEW': { available: 7_500, frozen: 0 },
      'payee@NEW': { available: 12_500, frozen: 0 },
    });
  });

  it('RS-H5 takes over once, however often it is sent', () => {
    const run = hands(prepared()).duplicate('HAND-OVER', 'P2', 'NEW').deliver('HAND-OVER', 'P2', 'NEW');
    expect([run.last.rule, run.log('NEW'), held(run)]).toEqual(['RS-H5', ['TAKEN-OVER'], [0, 10_000]]);
  });

  it('RS-H6 answers nobody before it owns the account', () => {
    const run = hands(prepared())
      .timeout('C', 'votes')
      .deliver('ABORT', 'C', 'P2')
      .deliver('MOVED', 'P2', 'C');
    run.deliver('ABORT', 'C', 'NEW');
    expect([run.last.rule, run.last.effects, run.log('NEW')]).toEqual(['RS-H6', [], []]);
    expect(run.untilQuiet().log('NEW')).toEqual(['TAKEN-OVER', 'ABORT']);
  });

  it('RS-R5 stands by what it has taken over, or waits', () => {
    const waiting = hands(prepared()).crash('NEW').recover('NEW');
    expect([waiting.last.rule, waiting.state('NEW')]).toEqual(['RS-R5', 'awaiting']);
    const run = takes(prepared()).crash('NEW').recover('NEW');
    expect([run.last.rule, run.state('NEW'), run.wire().includes('INQUIRE NEW>C')]).toEqual([
      'RS-R5',
      'prepared',
      true,
    ]);
  });
});

describe('placement', () => {
  it('RS-N1 has the account moved, and says so again while nobody has taken it', () => {
    const run = asks(prepared());
    expect([run.last.rule, run.state('RING'), run.wire().includes('MOVE RING>P2')]).toEqual([
      'RS-N1',
      'moving',
      true,
    ]);
    run.drop('MOVE', 'RING', 'P2').timeout('RING', 'retry');
    expect([run.last.rule, run.wire().includes('MOVE RING>P2')]).toEqual(['RS-N1', true]);
  });

  it('RS-N2 switches once the account is taken, on disk before anybody hears it', () => {
    const run = switches(prepared());
    expect([run.last.rule, run.state('RING'), run.log('RING'), run.node('RING').durable]).toEqual([
      'RS-N2',
      'second',
      ['EPOCH'],
      1,
    ]);
    expect(run.wire()).toContain('EPOCH RING>C');
  });

  it('RS-N3 tells the coordinator again', () => {
    const run = takes(prepared()).duplicate('TAKEN', 'NEW', 'RING');
    run.drop('EPOCH', 'RING', 'C').deliver('TAKEN', 'NEW', 'RING');
    expect([run.last.rule, run.wire().includes('EPOCH RING>C'), run.log('RING')]).toEqual([
      'RS-N3',
      true,
      ['EPOCH'],
    ]);
  });

  it('RS-N4 keeps its epoch where nothing moves', () => {
    const setting = resharding.neutral(2);
    const accounts = setting.cast.accounts.slice(0, 2);
    const run = asks(play({ ...setting, cast: { ...setting.cast, accounts } }).begin());
    run.deliver('MOVE', 'RING', 'P2').deliver('STAYS', 'P2', 'RING');
    expect([run.last.rule, run.state('RING'), run.log('RING')]).toEqual(['RS-N4', 'kept', []]);
  });

  it('RS-R6 finds its epoch in its log', () => {
    expect(switches(prepared()).crash('RING').recover('RING').state('RING')).toBe('second');
    const run = takes(prepared()).crash('RING').recover('RING');
    expect([run.last.rule, run.state('RING')]).toEqual(['RS-R6', 'first']);
  });
});
