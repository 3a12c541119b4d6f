/** The rows of a branch, at a shard that stays and at one that has taken the account over. */
import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { balances, lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { resharding } from '.';

const two = (vetoes: Setting['config']['vetoes'] = {}): Setting => {
  const setting = resharding.neutral(2);
  return { ...setting, config: { ...setting.config, vetoes } };
};
/** Before it is asked, the account of P2 has moved to NEW, and C knows. */
const fresh = (vetoes: Setting['config']['vetoes'] = {}) =>
  play(two(vetoes))
    .begin()
    .timeout('RING', 'rebalance')
    .deliver('MOVE', 'RING', 'P2')
    .deliver('HAND-OVER', 'P2', 'NEW')
    .deliver('PREPARE', 'C', 'P2')
    .deliver('MOVED', 'P2', 'C');
const at = (node: 'P1' | 'NEW', vetoes: Setting['config']['vetoes'] = {}) =>
  node === 'P1' ? play(two(vetoes)).begin() : fresh(vetoes);
const prepared = (node: 'P1' | 'NEW') => at(node).deliver('PREPARE', 'C', node);

describe.each(['P1', 'NEW'] as const)('branch at %s', (node) => {
  const before = node === 'NEW' ? ['TAKEN-OVER'] : [];

  it('RS-P1 forces PREPARED and locks before it votes yes', () => {
    const run = prepared(node);
    expect([run.last.rule, run.state(node), run.log(node)]).toEqual([
      'RS-P1',
      'prepared',
      [...before, 'PREPARED'],
    ]);
    const account = node === 'NEW' ? 'payee@NEW' : 'payer';
    expect(lockHolder(run.world, run.setting.cast, account)).toBe('t1');
    expect(run.wire()).toContain(`VOTE-YES ${node}>C`);
  });

  it('RS-P2 votes no when it cannot', () => {
    const run = at(node, { [node]: 'NO' }).deliver('PREPARE', 'C', node);
    expect([run.last.rule, run.state(node), run.log(node)]).toEqual([
      'RS-P2',
      'aborted',
      [...before, 'ABORT'],
    ]);
  });

  it('RS-P3 aborts alone before its vote, and then votes no', () => {
    for (const run of [at(node).timeout(node, 'prepare'), at(node).do({ kind: 'veto', node })]) {
      expect([run.last.rule, run.state(node)]).toEqual(['RS-P3', 'aborted']);
      run.deliver('PREPARE', 'C', node);
      expect([run.last.rule, run.wire().includes(`VOTE-NO ${node}>C`)]).toEqual(['RS-P3', true]);
    }
  });

  it('RS-P4 aborts when ABORT comes before its vote', () => {
    const run = at(node).timeout('C', 'votes').deliver('ABORT', 'C', node);
    expect([run.last.rule, run.log(node)]).toEqual(['RS-P4', [...before, 'ABORT']]);
  });

  it('RS-P5 commits, and the money is there', () => {
    const run = prepared(node).untilQuiet();
    expect(run.log(node).at(-1)).toBe('COMMIT');
    expect(run.entries.some(({ rule, node: by }) => rule === 'RS-P5' && by === node)).toBe(true);
    const { payer, 'payee@NEW': payee } = balances(run.setting.cast, run.world);
    expect([payer?.available, payee?.available]).toEqual([7_500, 12_500]);
  });

  it('RS-P6 aborts and gives the lock back', () => {
    const run = prepared(node).timeout('C', 'votes').deliver('ABORT', 'C', node);
    expect([run.last.rule, run.log(node).at(-1), run.node(node).log.at(-1)?.locks[0]?.change]).toEqual([
      'RS-P6',
      'ABORT',
      'released',
    ]);
  });

  it('RS-P7 keeps its locks in doubt and asks', () => {
    const run = prepared(node).timeout(node, 'decision');
    expect([run.last.rule, run.state(node), run.wire().includes(`INQUIRE ${node}>C`)]).toEqual([
      'RS-P7',
      'prepared',
      true,
    ]);
  });

  it('RS-P8 hears a decision twice without effect', () => {
    const run = prepared(node)
      .timeout('C', 'votes')
      .duplicate('ABORT', 'C', node)
      .deliver('ABORT', 'C', node);
    expect([run.last.rule, run.last.effects]).toEqual(['RS-P8', []]);
  });

  it('RS-P9 obeys its operator, and records the damage', () => {
    const run = prepared(node).do({ kind: 'heuristic', node, tx: 't1', decision: 'commit' });
    expect([run.last.rule, run.log(node).at(-1)]).toEqual(['RS-P9', 'HEURISTIC-COMMIT']);
    run.timeout('C', 'votes').deliver('ABORT', 'C', node);
    expect([run.last.rule, run.log(node).at(-1)]).toEqual(['RS-P9', 'DAMAGE']);
    run.crash(node).recover(node);
    expect([run.last.rule, run.state(node)]).toEqual(['RS-R3', 'heuristic-committed']);
  });

  it('RS-R3 stands by its log after a restart', () => {
    const doubtful = prepared(node).crash(node).recover(node);
    expect([doubtful.state(node), doubtful.wire().includes(`INQUIRE ${node}>C`)]).toEqual(['prepared', true]);
    const empty = at(node).crash(node).recover(node);
    expect([empty.last.rule, empty.state(node)]).toEqual(['RS-R3', 'aborted']);
    const decided = prepared(node)
      .timeout('C', 'votes')
      .deliver('ABORT', 'C', node)
      .crash(node)
      .recover(node);
    expect([decided.last.rule, decided.state(node)]).toEqual(['RS-R3', 'aborted']);
  });
});
