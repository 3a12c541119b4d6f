import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { twoPhaseCommit } from '.';

const two = (config: Partial<Setting['config']> = {}): Setting => {
  const setting = twoPhaseCommit.neutral(2);
  return { ...setting, config: { ...setting.config, ...config } };
};

/** The coordinator waits, both have voted yes, nothing was delivered yet. */
const bothVoted = (config: Partial<Setting['config']> = {}) =>
  play(two(config)).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');

describe('coordinator', () => {
  it('2PC-C1 begins with a lazy BEGIN and asks everyone', () => {
    const run = play(two()).begin();
    expect(run.last.rule).toBe('2PC-C1');
    expect(run.state('C')).toBe('waiting');
    expect(run.log('C')).toEqual(['BEGIN']);
    expect(run.node('C').durable).toBe(0);
    expect(run.wire()).toEqual(['PREPARE C>P1', 'PREPARE C>P2']);
  });

  it('2PC-C2 aborts when the client takes the request back before it began', () => {
    const run = play(two()).do({ kind: 'cancel', tx: 't1' });
    expect(run.last.rule).toBe('2PC-C2');
    expect([run.state('C'), run.log('C'), run.node('C').durable]).toEqual(['aborted', ['ABORT'], 1]);
    expect(run.wire()).toEqual(['ABORT C>P1', 'ABORT C>P2']);
    expect(() => play(two()).begin().do({ kind: 'cancel', tx: 't1' })).toThrow('cancel-too-late');
  });

  it('2PC-C3 counts a first yes and keeps waiting', () => {
    const run = bothVoted().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['2PC-C3', 'waiting', ['BEGIN']]);
  });

  it('2PC-C3 does not count the same voter twice', () => {
    const run = bothVoted().duplicate('VOTE-YES', 'P2', 'C').deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-C3', 'waiting']);
  });

  it('2PC-C4 forces COMMIT before it announces it', () => {
    const run = bothVoted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['2PC-C4', 'committed']);
    expect(run.last.effects.map(({ effect }) => effect.kind).slice(0, 3)).toEqual([
      'persist',
      'send',
      'send',
    ]);
    expect(run.node('C').durable).toBe(2);
    expect(run.last.moments.map((moment) => moment.milestone)).toEqual(['all-votes', 'decided', 'announced']);
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2']);
  });

  it('2PC-C5 one no forces ABORT and tells only those who may have voted yes', () => {
    const run = play(two({ vetoes: { P1: 'NO' } }))
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['2PC-C5', 'aborted', ['BEGIN', 'ABORT']]);
    expect(run.node('C').durable).toBe(2);
    expect(run.wire()).toEqual(['PREPARE C>P2', 'ABORT C>P2']);
  });

  it('2PC-C5 the no of the only participant ends the transaction', () => {
    const setting = twoPhaseCommit.neutral(1);
    const run = play({ ...setting, config: { ...setting.config, vetoes: { P1: 'NO' } } }).calm();
    expect([run.state('C'), run.state('P1'), run.wire()]).toEqual(['ended', 'aborted', []]);
  });

  it('2PC-C6 a missing vote times out into ABORT for everyone', () => {
    const run = play(two()).begin().timeout('C', 'votes');
    expect([run.last.rule, run.state('C'), run.node('C').durable]).toEqual(['2PC-C6', 'aborted', 2]);
    expect(run.wire().filter((text) => text.startsWith('ABORT'))).toEqual(['ABORT C>P1', 'ABORT C>P2']);
  });

  it('2PC-C7 the last ACK ends a commit with a lazy END', () => {
    const run = play(two()).calm();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual([
      '2PC-C7',
      'ended',
      ['BEGIN', 'COMMIT', 'END'],
    ]);
    expect(run.node('C').durable).toBe(2);
    expect(run.node('C').timers).toEqual([]);
  });

  it('2PC-C8 re-sends COMMIT to those whose ACK is missing, for ever', () => {
    const run = play(two())
      .until('COMMIT', 'C', 'P1')
      .drop('COMMIT', 'C', 'P1')
      .until('ACK', 'P2', 'C')
      .deliver('ACK', 'P2', 'C');
    run.timeout('C', 'acks');
    expect([run.last.rule, run.wire()]).toEqual(['2PC-C8', ['COMMIT C>P1']]);
    run.drop('COMMIT', 'C', 'P1').timeout('C', 'acks');
    expect([run.last.rule, run.wire()]).toEqual(['2PC-C8', ['COMMIT C>P1']]);
    expect(run.untilQuiet().state('C')).toBe('ended');
  });

  it('2PC-C9 the last ACK ends an abort', () => {
    const run = play(two({ vetoes: { P1: 'NO' } })).calm();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual([
      '2PC-C9',
      'ended',
      ['BEGIN', 'ABORT', 'END'],
    ]);
  });

  it('2PC-C10 re-sends ABORT until it is acknowledged', () => {
    const run = bothVoted().timeout('C', 'votes').drop('ABORT', 'C', 'P1').timeout('C', 'acks');
    expect(run.last.rule).toBe('2PC-C10');
    expect(run.wire()).toContain('ABORT C>P1');
    expect(run.untilQuiet().state('C')).toBe('ended');
  });

  it('2PC-C11 answers an inquiry with its decision', () => {
    const commit = play(two())
      .until('COMMIT', 'C', 'P1')
      .drop('COMMIT', 'C', 'P1')
      .timeout('P1', 'decision')
      .deliver('INQUIRE', 'P1', 'C');
    expect([commit.last.rule, commit.wire().includes('COMMIT C>P1')]).toEqual(['2PC-C11', true]);
    const abort = bothVoted()
      .timeout('C', 'votes')
      .drop('ABORT', 'C', 'P1')
      .timeout('P1', 'decision')
      .deliver('INQUIRE', 'P1', 'C');
    expect([abort.last.rule, abort.wire().includes('ABORT C>P1')]).toEqual(['2PC-C11', true]);
  });

  it('2PC-C12 gives no answer before it has decided', () => {
    const run = bothVoted().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.last.discarded, run.last.effects]).toEqual(['2PC-C12', false, []]);
  });

  it('2PC-C13 answers ABORT when it knows nothing', () => {
    const run = bothVoted().crash('C').recover('C').timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect(run.last.rule).toBe('2PC-C13');
    expect(run.wire()).toContain('ABORT C>P1');
    const ended = play(two()).until('COMMIT', 'C', 'P1').timeout('P1', 'decision');
    while (ended.state('C') !== 'ended') {
      if (ended.wire().includes('COMMIT C>P1')) ended.deliver('COMMIT', 'C', 'P1');
      else if (ended.wire().includes('COMMIT C>P2')) ended.deliver('COMMIT', 'C', 'P2');
      else if (ended.wire().includes('ACK P1>C')) ended.deliver('ACK', 'P1', 'C');
      else ended.deliver('ACK', 'P2', 'C');
    }
    ended.deliver('INQUIRE', 'P1', 'C');
    expect([ended.last.rule, ended.state('P1')]).toEqual(['2PC-C13', 'committed']);
  });

  it('2PC-C14 answers a late vote with the decision', () => {
    const abort = bothVoted().timeout('C', 'votes').drop('ABORT', 'C', 'P1').deliver('VOTE-YES', 'P1', 'C');
    expect([abort.last.rule, abort.wire().includes('ABORT C>P1')]).toEqual(['2PC-C14', true]);
    const commit = bothVoted()
      .duplicate('VOTE-YES', 'P1', 'C')
      .deliver('VOTE-YES', 'P2', 'C')
      .drop('COMMIT', 'C', 'P1');
    commit.deliver('VOTE-YES', 'P1', 'C');
    expect([commit.last.rule, commit.wire().includes('COMMIT C>P1')]).toEqual(['2PC-C14', true]);
    const no = play(two({ vetoes: { P1: 'NO' } }))
      .begin()
      .timeout('C', 'votes')
      .deliver('PREPARE', 'C', 'P1');
    expect(no.deliver('VOTE-NO', 'P1', 'C').last.rule).toBe('2PC-C14');
  });
});
