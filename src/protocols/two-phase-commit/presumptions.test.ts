import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { twoPhaseCommit } from '.';

const variant = (name: string, config: Partial<Setting['config']> = {}): Setting => {
  const setting = must(twoPhaseCommit.variants?.[name]).neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};
const outcome = (run: ReturnType<typeof play>) => [run.log('P1').at(-1), run.log('P2').at(-1)];

describe('presumed abort', () => {
  const setting = (config: Partial<Setting['config']> = {}) => variant('presumed-abort', config);
  const bothVoted = () => play(setting()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');

  it('PRA-C1 begins without a record', () => {
    const run = play(setting()).begin();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PRA-C1', 'waiting', []]);
    expect(run.wire()).toEqual(['PREPARE C>P1', 'PREPARE C>P2']);
  });

  it('PRA-C2 takes a request back without a record', () => {
    const run = play(setting()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PRA-C2', 'ended', []]);
    expect(run.wire()).toEqual(['ABORT C>P1', 'ABORT C>P2']);
  });

  it('PRA-C5 one no ends it: told to the others, and forgotten', () => {
    const run = play(setting({ vetoes: { P1: 'NO' } }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PRA-C5', 'ended', []]);
    expect(run.wire()).toContain('ABORT C>P2');
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('PRA-C6 missing votes end it likewise', () => {
    const run = play(setting()).begin().timeout('C', 'votes');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PRA-C6', 'ended', []]);
    expect(run.wire()).toEqual(expect.arrayContaining(['ABORT C>P1', 'ABORT C>P2']));
  });

  it('PRA-P6 notes an abort lazily and sends no ACK; after a crash it asks, and hears the same', () => {
    const run = bothVoted().timeout('C', 'votes').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'PRA-P6',
      'aborted',
      ['PREPARED', 'ABORT'],
      1,
    ]);
    expect(run.wire()).not.toContain('ACK P1>C');
    const forgetful = run.crash('P1').recover('P1');
    expect([forgetful.state('P1'), forgetful.log('P1')]).toEqual(['prepared', ['PREPARED']]);
    expect(outcome(forgetful.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('PRA-P8 an abort that it hears again needs no answer', () => {
    const run = bothVoted().timeout('C', 'votes').duplicate('ABORT', 'C', 'P1').deliver('ABORT', 'C', 'P1');
    expect([run.last.rule, run.last.effects]).toEqual(['PRA-P8', []]);
  });

  it('a coordinator that crashes before its decision forgets it, and everybody aborts', () => {
    const run = bothVoted().crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-R1', 'initial']);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('commits as ever: forced, acknowledged, ended', () => {
    const run = play(setting()).untilQuiet();
    expect(outcome(run)).toEqual(['COMMIT', 'COMMIT']);
    expect(run.log('C')).toEqual(['COMMIT', 'END']);
  });
});

describe('presumed commit', () => {
  const setting = (config: Partial<Setting['config']> = {}) => variant('presumed-commit', config);
  const bothVoted = () => play(setting()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
  const decided = () => bothVoted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');

  it('PRC-C1 forces COLLECTING before it asks', () => {
    const run = play(setting()).begin();
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['PRC-C1', ['COLLECTING'], 1]);
    expect(run.last.effects.map(({ effect }) => effect.kind).slice(0, 3)).toEqual([
      'persist',
      'send',
      'send',
    ]);
  });

  it('PRC-C2 takes a request back without a record', () => {
    const run = play(setting()).do({ kind: 'cancel', tx: 't1' });
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PRC-C2', 'ended', []]);
  });

  it('PRC-C4 forces COMMIT, announces it and forgets', () => {
    const run = decided();
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'PRC-C4',
      'ended',
      ['COLLECTING', 'COMMIT'],
      2,
    ]);
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2']);
  });

  it('PRC-C5 one no is noted lazily, told, and acknowledged', () => {
    const run = play(setting({ vetoes: { P1: 'NO' } }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.state('C'), run.log('C'), run.node('C').durable]).toEqual([
      'PRC-C5',
      'aborted',
      ['COLLECTING', 'ABORT'],
      1,
    ]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
    expect(run.log('C')).toEqual(['COLLECTING', 'ABORT', 'END']);
  });

  it('PRC-C6 missing votes are an abort, told and acknowledged', () => {
    const run = play(setting()).begin().timeout('C', 'votes');
    expect([run.last.rule, run.state('C')]).toEqual(['PRC-C6', 'aborted']);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('PRC-C13 answers an inquiry about what it has forgotten with COMMIT', () => {
    const run = decided().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.wire().filter((one) => one === 'COMMIT C>P1').length]).toEqual(['PRC-C13', 1]);
    const lost = decided().drop('COMMIT', 'C', 'P1').timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect(lost.wire()).toContain('COMMIT C>P1');
    expect(outcome(lost.untilQuiet())).toEqual(['COMMIT', 'COMMIT']);
  });

  it('PRC-P5 notes a commit lazily and sends no ACK; after a crash it asks, and hears the same', () => {
    const run = decided().deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.node('P1').durable]).toEqual([
      'PRC-P5',
      ['PREPARED', 'COMMIT'],
      1,
    ]);
    expect(run.wire()).not.toContain('ACK P1>C');
    const forgetful = run.crash('P1').recover('P1');
    expect(forgetful.log('P1')).toEqual(['PREPARED']);
    expect(outcome(forgetful.untilQuiet())).toEqual(['COMMIT', 'COMMIT']);
  });

  it('PRC-P8 a commit that it hears again needs no answer', () => {
    const run = decided().duplicate('COMMIT', 'C', 'P1').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.last.effects]).toEqual(['PRC-P8', []]);
  });

  it('PRC-R2 with COLLECTING alone it aborts', () => {
    const run = bothVoted().crash('C').recover('C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual([
      'PRC-R2',
      'aborted',
      ['COLLECTING', 'ABORT'],
    ]);
    expect(outcome(run.untilQuiet())).toEqual(['ABORT', 'ABORT']);
  });

  it('PRC-R3 with COMMIT it leaves the rest to those who ask', () => {
    const run = bothVoted()
      .deliver('VOTE-YES', 'P1', 'C')
      .deliver('VOTE-YES', 'P2', 'C', { effects: 1 })
      .recover('C');
    expect([run.last.rule, run.state('C'), run.last.effects]).toEqual(['PRC-R3', 'ended', []]);
    expect(outcome(run.untilQuiet())).toEqual(['COMMIT', 'COMMIT']);
  });
});
