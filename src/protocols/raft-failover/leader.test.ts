import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { raftFailover } from '.';

const two = (vetoes: Setting['config']['vetoes'] = {}): Setting => {
  const setting = raftFailover.neutral(2);
  return { ...setting, config: { ...setting.config, vetoes } };
};
type Run = ReturnType<typeof play>;

const bothAsked = () => play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const proposed = () => bothAsked().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const logOf = (run: Run, node: string) => run.node(node).instances.t1?.context.log;
const elected = (run: Run) =>
  run.timeout('R2', 'election').deliver('REQUEST-VOTE', 'R2', 'R3').deliver('GRANT', 'R3', 'R2');
const told = (run: Run) => [run.last.rule, run.state('C'), logOf(run, 'C'), run.wire()];
const toOthers = ['APPEND C>R2', 'APPEND C>R3'];

describe('the first leader', () => {
  it('RAFT-C1 asks everyone and writes nothing', () => {
    const run = play(two()).begin();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['RAFT-C1', 'waiting', []]);
    expect(run.wire()).toEqual(['PREPARE C>P1', 'PREPARE C>P2']);
  });

  it('RAFT-C2 appends ABORT when the client takes the request back', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect(told(run)).toEqual(['RAFT-C2', 'leading', [{ term: 1, value: 'abort' }], toOthers]);
  });

  it('RAFT-C3 counts a yes and keeps waiting', () => {
    const run = bothAsked().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['RAFT-C3', 'waiting', []]);
  });

  it('RAFT-C4 with the last yes appends COMMIT, and tells nobody that it is decided', () => {
    const run = proposed();
    expect(told(run)).toEqual(['RAFT-C4', 'leading', [{ term: 1, value: 'commit' }], toOthers]);
    expect([run.log('C'), run.node('C').durable]).toEqual([['HARD-STATE'], 1]);
  });

  it('RAFT-C5 appends ABORT after one no', () => {
    const run = play(two({ P1: 'NO' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, logOf(run, 'C')]).toEqual(['RAFT-C5', [{ term: 1, value: 'abort' }]]);
  });

  it('RAFT-C6 appends ABORT when a vote is missing', () => {
    const run = bothAsked().timeout('C', 'votes');
    expect([run.last.rule, logOf(run, 'C')]).toEqual(['RAFT-C6', [{ term: 1, value: 'abort' }]]);
  });

  it('RAFT-C7 does nothing for the client when it leads no more', () => {
    const run = play(two()).crash('C').recover('C').begin();
    expect([run.last.rule, run.state('C'), run.wire()]).toEqual(['RAFT-C7', 'following', []]);
  });
});

describe('whoever leads', () => {
  it('RAFT-L1 decides with a majority, announces and notes it lazily', () => {
    const run = proposed().deliver('APPEND', 'C', 'R2').deliver('APPENDED', 'R2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'RAFT-L1',
      'committed',
      ['HARD-STATE', 'COMMIT'],
      1,
    ]);
    expect(run.wire()).toEqual(['APPEND C>R3', 'COMMIT C>P1', 'COMMIT C>P2', 'COMMIT C>R2']);
    expect(run.untilQuiet().log('R3').at(-1)).toBe('COMMIT');
  });

  it('RAFT-L2 steps back when its term is over', () => {
    const run = elected(bothAsked()).deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    run.deliver('APPEND', 'C', 'R3').deliver('STALE', 'R3', 'C');
    expect([run.last.rule, run.state('C'), run.last.moments.map(({ milestone }) => milestone)]).toEqual([
      'RAFT-L2',
      'following',
      ['deposed'],
    ]);
    const end = run.untilQuiet();
    expect(['C', 'P1', 'P2'].map((node) => end.log(node).at(-1))).toEqual(['ABORT', 'ABORT', 'ABORT']);
  });

  it('RAFT-L3 sends its log to whoever votes late', () => {
    const run = elected(bothAsked()).drop('APPEND', 'R2', 'C').deliver('REQUEST-VOTE', 'R2', 'C');
    run.deliver('GRANT', 'C', 'R2');
    expect([run.last.rule, run.wire().includes('APPEND R2>C')]).toEqual(['RAFT-L3', true]);
  });

  it('RAFT-E1 appends ABORT where nothing is decided, a no-op where something is', () => {
    const run = elected(bothAsked());
    expect([run.last.rule, run.state('R2')]).toEqual(['RAFT-E1', 'leading']);
    expect(logOf(run, 'R2')).toEqual([{ term: 2, value: 'abort' }]);
    const kept = elected(proposed().deliver('APPEND', 'C', 'R2').crash('C'));
    expect(logOf(kept, 'R2')).toEqual([
      { term: 1, value: 'commit' },
      { term: 2, value: 'no-op' },
    ]);
    const end = kept.untilQuiet();
    expect(['P1', 'P2', 'R2'].map((node) => end.log(node).at(-1))).toEqual(['COMMIT', 'COMMIT', 'COMMIT']);
  });
});
