import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { resharding } from '.';

const begun = () => play(resharding.neutral(2)).begin();
const asked = () => begun().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const committed = () => asked().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
/** The account moves while the branch at P2 is in doubt. */
const moved = () =>
  asked()
    .timeout('RING', 'rebalance')
    .deliver('MOVE', 'RING', 'P2')
    .deliver('HAND-OVER', 'P2', 'NEW')
    .deliver('TAKEN', 'NEW', 'RING');

describe('coordinator', () => {
  it('RS-C1 asks the owners that it knows and writes nothing', () => {
    const run = begun();
    expect([run.last.rule, run.wire(), run.log('C')]).toEqual([
      'RS-C1',
      ['PREPARE C>P1', 'PREPARE C>P2'],
      [],
    ]);
  });

  it('RS-C2 counts the votes, and that of the new owner for the branch of the old one', () => {
    const run = asked().deliver('VOTE-YES', 'P2', 'C');
    expect([run.last.rule, run.node('C').instances.t1?.context.yes]).toEqual(['RS-C2', ['P2']]);
    const late = begun()
      .timeout('RING', 'rebalance')
      .deliver('MOVE', 'RING', 'P2')
      .deliver('HAND-OVER', 'P2', 'NEW')
      .deliver('PREPARE', 'C', 'P2')
      .deliver('MOVED', 'P2', 'C')
      .deliver('PREPARE', 'C', 'NEW')
      .deliver('VOTE-YES', 'NEW', 'C');
    expect([late.last.rule, late.node('C').instances.t1?.context.yes]).toEqual(['RS-C2', ['P2']]);
  });

  it('RS-C3 forces COMMIT with the last YES and announces it to the owners of its epoch', () => {
    const run = committed();
    expect([run.last.rule, run.log('C'), run.node('C').durable]).toEqual(['RS-C3', ['COMMIT'], 1]);
    expect(run.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>P2']);
    const fresh = moved().deliver('EPOCH', 'RING', 'C').deliver('VOTE-YES', 'P1', 'C');
    fresh.deliver('VOTE-YES', 'P2', 'C');
    expect(fresh.wire()).toEqual(['COMMIT C>P1', 'COMMIT C>NEW']);
  });

  it('RS-C4 aborts with a NO, out of patience, or when the client changes its mind', () => {
    const no = begun().do({ kind: 'veto', node: 'P1' }).deliver('PREPARE', 'C', 'P1');
    no.deliver('VOTE-NO', 'P1', 'C');
    const late = asked().timeout('C', 'votes');
    const cancelled = play(resharding.neutral(2)).do({ kind: 'cancel', tx: 't1' });
    for (const run of [no, late, cancelled])
      expect([run.last.rule, run.log('C'), run.wire().includes('ABORT C>P2')]).toEqual([
        'RS-C4',
        ['ABORT'],
        true,
      ]);
  });

  it('RS-C5 says the same to the new owner when the old one refuses it', () => {
    const run = moved().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    run.deliver('COMMIT', 'C', 'P2').deliver('MOVED', 'P2', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>NEW')]).toEqual(['RS-C5', true]);
    expect(run.node('C').instances.t1?.context.epoch).toBe(2);
    run.deliver('COMMIT', 'C', 'NEW');
    expect([run.last.rule, run.log('NEW')]).toEqual(['RS-P5', ['TAKEN-OVER', 'COMMIT']]);
  });

  it('RS-C6 takes the new epoch, whatever it is doing', () => {
    for (const run of [moved(), moved().timeout('C', 'votes')]) {
      run.deliver('EPOCH', 'RING', 'C');
      expect([run.last.rule, run.node('C').instances.t1?.context.epoch]).toEqual(['RS-C6', 2]);
    }
  });

  it('RS-C7 answers an inquiry of either epoch with the decision', () => {
    const run = moved().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    run.timeout('NEW', 'decision').deliver('INQUIRE', 'NEW', 'C');
    expect([run.last.rule, run.wire().includes('COMMIT C>NEW')]).toEqual(['RS-C7', true]);
  });

  it('RS-C8 has no answer before the decision', () => {
    const run = asked().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'C');
    expect([run.last.rule, run.last.effects]).toEqual(['RS-C8', []]);
  });

  it('RS-C9 begins nothing after a restart', () => {
    const run = play(resharding.neutral(2)).crash('C').recover('C').begin();
    expect([run.last.rule, run.wire().filter((text) => text.startsWith('PREPARE'))]).toEqual(['RS-C9', []]);
  });

  it('RS-R1 announces its decision again, to the owners of the epoch in which it began', () => {
    const run = committed().drop('COMMIT', 'C', 'P2').crash('C').recover('C');
    expect([run.last.rule, run.wire()]).toEqual(['RS-R1', ['COMMIT C>P1', 'COMMIT C>P2']]);
    const aborted = asked().timeout('C', 'votes').crash('C').recover('C');
    expect([aborted.last.rule, aborted.state('C')]).toEqual(['RS-R1', 'aborted']);
  });

  it('RS-R2 aborts when it finds no decision', () => {
    const run = asked().crash('C').recover('C');
    expect([run.last.rule, run.log('C'), run.wire().includes('ABORT C>P1')]).toEqual([
      'RS-R2',
      ['ABORT'],
      true,
    ]);
  });
});
