import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { play } from '../../sim/driver';
import { balances } from '../../sim/ledger';
import { packetClaims } from '.';

const of = (variant: string) => play(must(packetClaims.variants?.[variant]).neutral(2));
const two = () => play(packetClaims.neutral(2));
type Run = ReturnType<typeof play>;
const money = (run: Run) => {
  const now = balances(run.setting.cast, run.world);
  return [now.packet?.available, now.claimed?.available];
};
/** The packet has gone to SET-2 while the first claim of SET-1 is held on its way. */
const moved = (start: Run) => {
  const run = start.until('CLAIM', 'SET-1', 'HB-DB');
  run.do({ kind: 'delay', message: { type: 'CLAIM', from: 'SET-1', to: 'HB-DB' }, by: null });
  run.timeout('GW', 'answer');
  return run.until('LOADED', 'HB-DB', 'SET-2');
};

describe('store', () => {
  it('HB-D1 writes down a newer owner before it shows the table', () => {
    const run = two().until('LOADED', 'HB-DB', 'SET-1');
    expect([run.last.rule, run.node('HB-DB').log.at(-1)?.body, run.node('HB-DB').durable]).toEqual([
      'HB-D1',
      { epoch: 1, owner: 'SET-1' },
      1,
    ]);
  });

  it('HB-D2 shows the table to whoever asks', () => {
    const run = of('unfenced').until('LOADED', 'HB-DB', 'SET-1');
    expect([run.last.rule, run.log('HB-DB')]).toEqual(['HB-D2', []]);
  });

  it('HB-D3 moves the share’s own amount with the row, then confirms', () => {
    const run = two().until('WRITTEN', 'HB-DB', 'SET-1');
    expect([run.last.rule, run.last.effects.map(({ effect }) => effect.kind)]).toEqual([
      'HB-D3',
      ['persist', 'send'],
    ]);
    expect([run.log('HB-DB'), money(run)]).toEqual([
      ['OWNER', 'CLAIM'],
      [1_500, 1_000],
    ]);
    run.deliver('WRITTEN', 'HB-DB', 'SET-1').until('WRITTEN', 'HB-DB', 'SET-1');
    expect(money(run)).toEqual([1_000, 1_500]);
  });

  it('HB-D4 refuses a write and a question of an older epoch', () => {
    const run = moved(two()).deliver('CLAIM', 'SET-1', 'HB-DB');
    expect([run.last.rule, run.log('HB-DB'), run.wire().includes('REFUSED HB-DB>SET-1')]).toEqual([
      'HB-D4',
      ['OWNER', 'OWNER'],
      true,
    ]);
    const late = two().until('LOAD', 'SET-1', 'HB-DB').timeout('GW', 'answer').deliver('GRAB', 'GW', 'SET-2');
    late.deliver('LOAD', 'SET-2', 'HB-DB').deliver('LOAD', 'SET-1', 'HB-DB');
    expect(late.last.rule).toBe('HB-D4');
    expect(late.deliver('REFUSED', 'HB-DB', 'SET-1').last.rule).toBe('HB-S7');
  });

  it('HB-D5 confirms a row again that is there', () => {
    const run = two().until('CLAIM', 'SET-1', 'HB-DB').duplicate('CLAIM', 'SET-1', 'HB-DB');
    run.deliver('CLAIM', 'SET-1', 'HB-DB');
    expect([run.last.rule, run.log('HB-DB'), money(run)]).toEqual([
      'HB-D5',
      ['OWNER', 'CLAIM'],
      [1_500, 1_000],
    ]);
  });

  it('HB-D6 refuses a writer whose counter is out of date', () => {
    const run = moved(of('conditional'))
      .deliver('LOADED', 'HB-DB', 'SET-2')
      .deliver('CLAIM', 'SET-2', 'HB-DB');
    run.deliver('CLAIM', 'SET-1', 'HB-DB');
    expect([run.last.rule, run.log('HB-DB')]).toEqual(['HB-D6', ['CLAIM']]);
  });

  it('HB-D7 opens no packet that is not paid for', () => {
    const setting = packetClaims.neutral(2);
    const accounts = setting.cast.accounts.map((account) => ({ ...account, available: 0 }));
    const run = play({ ...setting, cast: { ...setting.cast, accounts } }).until('LOAD', 'SET-1', 'HB-DB');
    run.deliver('LOAD', 'SET-1', 'HB-DB');
    expect([run.last.rule, run.last.discarded, run.last.effects]).toEqual(['HB-D7', false, []]);
    expect(run.untilQuiet().state('GW')).toBe('gave-up');
  });

  it('HB-R3 has the newest owner and all rows in its log', () => {
    const run = moved(two()).crash('HB-DB').recover('HB-DB');
    expect([run.last.rule, run.node('HB-DB').instances.t1?.context]).toEqual([
      'HB-R3',
      { epoch: 2, rows: [] },
    ]);
    const later = two().until('WON', 'SET-1', 'GW').crash('HB-DB').recover('HB-DB');
    expect(later.node('HB-DB').instances.t1?.context.rows).toEqual([{ share: 1, to: 1 }]);
  });
});
