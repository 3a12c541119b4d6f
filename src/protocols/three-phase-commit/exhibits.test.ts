import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { play } from '../../sim/driver';
import { threePhaseCommit } from '.';

function unanimous(variant: string) {
  return play(must(threePhaseCommit.variants?.[variant]).neutral(2))
    .begin()
    .deliver('CAN-COMMIT', 'C', 'P1')
    .deliver('CAN-COMMIT', 'C', 'P2')
    .deliver('VOTE-YES', 'P1', 'C')
    .deliver('VOTE-YES', 'P2', 'C');
}

/** The coordinator crashes in the middle of its broadcast. */
const half = (variant: string) =>
  unanimous(variant).deliver('PRE-COMMIT', 'C', 'P1').crash('C').drop('PRE-COMMIT', 'C', 'P2');

describe('timeouts alone', () => {
  it('3PCN-P8 one crash in a broadcast, and the clock decides one way here and another way there', () => {
    const run = half('naive').timeout('P1', 'decision').timeout('P2', 'decision');
    expect([run.last.rule, run.log('P1').at(-1), run.log('P2').at(-1)]).toEqual([
      '3PCN-P8',
      'COMMIT',
      'ABORT',
    ]);
    expect(conservation(run.setting, run.world)).toEqual(expect.objectContaining({ ok: false }));
  });

  it('3PCN-P9 PRE-COMMIT may come too late', () => {
    const run = unanimous('naive').timeout('P2', 'decision').deliver('PRE-COMMIT', 'C', 'P2');
    expect([run.last.rule, run.state('P2')]).toEqual(['3PCN-P9', 'aborted']);
  });

  it('3PCN-R1 a coordinator commits by its log', () => {
    const run = unanimous('naive').crash('C').recover('C');
    expect([run.last.rule, run.log('C').at(-1), run.wire().includes('COMMIT C>P1')]).toEqual([
      '3PCN-R1',
      'COMMIT',
      true,
    ]);
  });

  it('3PCN-R2 a participant decides by its log', () => {
    const run = half('naive').crash('P1').crash('P2').recover('P1').recover('P2');
    expect([run.last.rule, run.log('P1').at(-1), run.log('P2').at(-1)]).toEqual([
      '3PCN-R2',
      'COMMIT',
      'ABORT',
    ]);
  });
});

it('3PCSS-C5 a missing ACK makes the coordinator abort, as the silent one will after its restart', () => {
  const run = unanimous('skeen-stonebraker')
    .crash('P2')
    .deliver('PRE-COMMIT', 'C', 'P1')
    .timeout('C', 'acks');
  expect([run.last.rule, run.state('C')]).toEqual(['3PCSS-C5', 'aborted']);
  expect(run.untilQuiet().recover('P2').log('P2').at(-1)).toBe('ABORT');
  expect(run.log('P1').at(-1)).toBe('ABORT');
});

it('3PCM-C5 mixed with a backup that commits, the same abort is a contradiction', () => {
  const run = unanimous('mixed').crash('P2').deliver('PRE-COMMIT', 'C', 'P1');
  run.do({ kind: 'timeout', node: 'C', timer: 'acks', crashAfter: { effects: 1 } });
  expect(run.log('C').at(-1)).toBe('ABORT');
  expect(run.untilQuiet().log('P1').at(-1)).toBe('COMMIT');
});
