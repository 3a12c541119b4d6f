import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { lockHolder } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { raftFailover } from '.';

const two = (vetoes: Setting['config']['vetoes'] = {}): Setting => {
  const setting = raftFailover.neutral(2);
  return { ...setting, config: { ...setting.config, vetoes } };
};
const voted = () => play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const proposed = () => voted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const committed = () => proposed().deliver('APPEND', 'C', 'R2').deliver('APPENDED', 'R2', 'C');
const aborted = () =>
  voted().timeout('C', 'votes').deliver('APPEND', 'C', 'R2').deliver('APPENDED', 'R2', 'C');
const seen = (run: ReturnType<typeof play>) => [run.last.rule, run.state('P1'), run.log('P1')];

describe('a participant', () => {
  it('RAFT-P1 prepares, then votes', () => {
    const run = play(two()).begin().deliver('PREPARE', 'C', 'P1');
    expect([...seen(run), run.node('P1').durable]).toEqual(['RAFT-P1', 'prepared', ['PREPARED'], 1]);
    expect(run.wire()).toContain('VOTE-YES P1>C');
  });

  it('RAFT-P2 refuses what it cannot do', () => {
    const run = play(two({ P1: 'NO' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1');
    expect(seen(run)).toEqual(['RAFT-P2', 'aborted', ['ABORT']]);
    expect(run.wire()).toContain('VOTE-NO P1>C');
  });

  it('RAFT-P3 may abort alone before it has voted', () => {
    const run = play(two()).begin().timeout('P1', 'prepare');
    expect(seen(run)).toEqual(['RAFT-P3', 'aborted', ['ABORT']]);
    run.deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.wire().includes('VOTE-NO P1>C')]).toEqual(['RAFT-P3', true]);
  });

  it('RAFT-P4 hears ABORT before its vote', () => {
    const run = play(two()).begin().timeout('C', 'votes').deliver('APPEND', 'C', 'R2');
    run.deliver('APPENDED', 'R2', 'C').deliver('ABORT', 'C', 'P1');
    expect(seen(run)).toEqual(['RAFT-P4', 'aborted', ['ABORT']]);
  });

  it('RAFT-P5 commits when told to', () => {
    const run = committed().deliver('COMMIT', 'C', 'P1');
    expect(seen(run)).toEqual(['RAFT-P5', 'committed', ['PREPARED', 'COMMIT']]);
  });

  it('RAFT-P6 aborts when told to', () => {
    const run = aborted().deliver('ABORT', 'C', 'P1');
    expect(seen(run)).toEqual(['RAFT-P6', 'aborted', ['PREPARED', 'ABORT']]);
  });

  it('RAFT-P7 asks all replicas when it is in doubt', () => {
    const run = voted().timeout('P1', 'decision');
    expect(seen(run)).toEqual(['RAFT-P7', 'prepared', ['PREPARED']]);
    expect(run.wire()).toEqual(expect.arrayContaining(['INQUIRE P1>C', 'INQUIRE P1>R2', 'INQUIRE P1>R3']));
  });

  it('RAFT-P8 hears a decision again', () => {
    const run = committed().duplicate('COMMIT', 'C', 'P1').deliver('COMMIT', 'C', 'P1');
    expect(run.last.rule).toBe('RAFT-P8');
    expect(run.log('P1')).toEqual(['PREPARED', 'COMMIT']);
  });

  it('RAFT-P9 follows its operator, and notes the damage', () => {
    const run = committed().do({ kind: 'heuristic', node: 'P1', tx: 't1', decision: 'abort' });
    expect([run.last.rule, run.state('P1')]).toEqual(['RAFT-P9', 'heuristic-aborted']);
    run.deliver('COMMIT', 'C', 'P1');
    expect(seen(run)).toEqual(['RAFT-P9', 'heuristic-aborted', ['PREPARED', 'HEURISTIC-ABORT', 'DAMAGE']]);
  });
});

describe('a participant that comes back', () => {
  it('RAFT-R3 aborts when it finds nothing', () => {
    const run = play(two()).begin().crash('P1').recover('P1');
    expect(seen(run)).toEqual(['RAFT-R3', 'aborted', ['ABORT']]);
  });

  it('RAFT-R4 locks again and asks', () => {
    const run = voted().crash('P1').recover('P1');
    expect(seen(run)).toEqual(['RAFT-R4', 'prepared', ['PREPARED']]);
    expect(run.wire()).toContain('INQUIRE P1>R3');
    expect(lockHolder(run.world, run.setting.cast, 'payer')).toBe('t1');
  });

  it('RAFT-R5 stands by its decision', () => {
    const run = committed().deliver('COMMIT', 'C', 'P1').crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['RAFT-R5', 'committed']);
  });
});

it('nobody waits for the repair of the first leader', () => {
  for (const run of [voted().crash('C'), proposed().crash('C'), committed().crash('C')]) {
    const end = run.untilQuiet();
    expect(end.state('P1')).toBe(end.state('P2'));
    expect(['committed', 'aborted']).toContain(end.state('P1'));
  }
});
