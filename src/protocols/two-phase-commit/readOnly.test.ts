import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { costs } from '../../sim/cost';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { judge } from '../judge';
import { twoPhaseCommit } from '.';

const readOnly = must(twoPhaseCommit.variants?.['read-only']);
/** Three participants: P1 and P3 keep the money, P2 has only checked something. */
const three = (vetoes: Record<string, string> = {}): Setting => {
  const setting = readOnly.neutral(3);
  return { ...setting, config: { ...setting.config, vetoes } };
};
/** Nobody keeps any money of it. */
const readers = (): Setting => {
  const setting = three();
  const transactions = setting.cast.transactions.map((transaction) => ({ ...transaction, legs: [] }));
  return { ...setting, cast: { ...setting.cast, transactions } };
};
const asked = (setting = three()) =>
  play(setting)
    .begin()
    .deliver('PREPARE', 'C', 'P1')
    .deliver('PREPARE', 'C', 'P2')
    .deliver('PREPARE', 'C', 'P3');
const broken = (setting: Setting): string[] =>
  judge(simulate(setting, []), setting, readOnly)
    .filter(({ property, violation }) => property.kind === 'always' && violation)
    .map(({ property }) => property.id);

describe('read-only vote', () => {
  it('RO-C1 begins without a record', () => {
    const run = play(three()).begin();
    expect([run.last.rule, run.log('C'), run.wire().length]).toEqual(['RO-C1', [], 3]);
  });

  it('RO-C2 strikes a reader off, and never tells it anything', () => {
    const run = asked().deliver('VOTE-READ', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['RO-C2', 'waiting', []]);
    expect(run.node('C').instances.t1?.context.participants).toEqual(['P1', 'P3']);
    run.timeout('C', 'votes');
    expect(run.wire().filter((text) => text.startsWith('ABORT'))).toEqual(['ABORT C>P1', 'ABORT C>P3']);
  });

  it('RO-C3 a READ that comes last lets it commit, for those who promised', () => {
    const run = asked().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P3', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-C3', 'waiting']);
    run.deliver('VOTE-READ', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.node('C').durable, run.wire()]).toEqual([
      'RO-C3',
      'committed',
      1,
      ['COMMIT C>P1', 'COMMIT C>P3'],
    ]);
    expect([run.untilQuiet().log('C'), run.log('P2')]).toEqual([['COMMIT', 'END'], []]);
  });

  it('RO-C4 when all have only read, no log has a record', () => {
    const run = play(readers()).untilQuiet();
    expect([run.last.rule, run.state('C'), ...['C', 'P1', 'P2', 'P3'].map((id) => run.log(id))]).toEqual([
      'RO-C4',
      'ended',
      [],
      [],
      [],
      [],
    ]);
    expect(broken(readers())).toEqual([]);
  });

  it('RO-P1 votes READ without a record, and has forgotten when it is asked again', () => {
    const run = play(three()).begin().duplicate('PREPARE', 'C', 'P2');
    expect([run.last.rule, run.state('P2'), run.log('P2'), run.wire().includes('VOTE-READ P2>C')]).toEqual([
      'RO-P1',
      'ended',
      [],
      true,
    ]);
    run.deliver('PREPARE', 'C', 'P2');
    expect([run.last.rule, run.wire().includes('VOTE-NO P2>C')]).toEqual(['2PC-P9', true]);
  });

  it('RO-P1 whoever keeps money votes as ever, and a reader may refuse', () => {
    const run = asked(three({ P2: 'NO' }));
    expect([run.state('P1'), run.state('P2'), run.log('P2')]).toEqual(['prepared', 'aborted', ['ABORT']]);
    expect(run.untilQuiet().log('P1')).toEqual(['PREPARED', 'ABORT']);
  });

  it('RO-P1 looks at the accounts of the setting it runs in', () => {
    const setting = three();
    const accounts = setting.cast.accounts.map((account) => ({ ...account, node: 'P2' }));
    const moved = { ...setting, cast: { ...setting.cast, accounts } };
    expect([asked().state('P2'), asked(moved).state('P2'), asked(moved).state('P1')]).toEqual([
      'ended',
      'prepared',
      'ended',
    ]);
  });

  it('RO-R1 a reader that restarts has nothing to do; asked again, it says no', () => {
    const after = asked().crash('P2').recover('P2');
    expect([after.last.rule, after.state('P2'), after.log('P2')]).toEqual(['RO-R1', 'ended', []]);
    expect(after.untilQuiet().state('P1')).toBe('committed');
    const before = play(three()).begin().crash('P2').recover('P2').deliver('PREPARE', 'C', 'P2');
    expect([before.last.rule, before.wire().includes('VOTE-NO P2>C')]).toEqual(['2PC-P9', true]);
    const writer = play(three()).begin().crash('P1').recover('P1');
    expect([writer.last.rule, writer.state('P1')]).toEqual(['2PC-R6', 'aborted']);
  });

  it('a coordinator that restarts tells everybody; a reader only acknowledges', () => {
    const run = asked()
      .deliver('VOTE-YES', 'P1', 'C')
      .deliver('VOTE-YES', 'P3', 'C')
      .deliver('VOTE-READ', 'P2', 'C');
    run.crash('C').recover('C');
    expect([run.last.rule, run.wire().includes('COMMIT C>P2')]).toEqual(['2PC-R3', true]);
    expect([run.untilQuiet().state('C'), run.log('P2')]).toEqual(['ended', []]);
  });
});

it('is cheaper by a decision and an ACK, and by two forced writes, for each reader', () => {
  const cost = (setting: Setting) => {
    const trace = simulate(setting, []);
    return costs(setting, trace, trace.entries.length);
  };
  expect(cost(twoPhaseCommit.neutral(3))).toMatchObject({ sent: 12, forced: 7, lazy: 2, delays: 3 });
  expect(cost(three())).toMatchObject({ sent: 10, forced: 5, lazy: 1, delays: 3 });
  expect(cost(readers())).toMatchObject({ sent: 6, forced: 0, lazy: 0, delays: 2 });
  expect(broken(three())).toEqual([]);
});
