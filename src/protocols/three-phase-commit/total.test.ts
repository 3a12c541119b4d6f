import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { type Driver, play } from '../../sim/driver';
import { threePhaseCommit } from '.';

/** All have voted YES; the coordinator has forced PRECOMMIT and told P1, and crashes. */
function half(variant: string, n: number): Driver {
  const run = play(must(threePhaseCommit.variants?.[variant]).neutral(n)).begin();
  const nodes = Array.from({ length: n }, (_, index) => `P${index + 1}`);
  for (const node of nodes) run.deliver('CAN-COMMIT', 'C', node);
  for (const node of nodes) run.deliver('VOTE-YES', node, 'C');
  for (const node of nodes.slice(1)) run.drop('PRE-COMMIT', 'C', node);
  return run.deliver('PRE-COMMIT', 'C', 'P1').crash('C');
}

/** The members of a node's last VIEW. */
const viewOf = (run: Driver, node: string) =>
  (run.node(node).log.findLast(({ type }) => type === 'VIEW')?.body as { up: string[] } | undefined)?.up;

const timeout = (node: string, timer: string, effects: number) =>
  ({ kind: 'timeout', node, timer, crashAfter: { effects } }) as const;

/**
 * Skeen's stale up-set: P1 alone is precommitted and crashes; P2 leads, aborts with P3's state and tells nobody; P3 notices P2, and
 * has never noticed P1; P1 and P3 come back.
 */
function stale(variant: string): Driver {
  const run = half(variant, 3).crash('P1').timeout('P2', 'leader').timeout('P3', 'leader');
  run.timeout('P2', 'leader').deliver('STATE-REQ', 'P2', 'P3');
  run.deliver('STATE', 'P3', 'P2', { effects: 1 });
  run.do(timeout('P3', 'leader', variant === 'up-sets' ? 1 : 0));
  return run.recover('P1').recover('P3').untilQuiet();
}

describe('whoever is back after a total failure', () => {
  it('3PCT-A1 asks one anew that turns out to have restarted', () => {
    const run = half('any-subset', 2).recover('C').crash('P1').drop('DECISION-REQ', 'C', 'P1').recover('P1');
    expect(run.deliver('DECISION-REQ', 'P1', 'C').last.rule).toBe('3PCT-A1');
    expect(run.wire()).toContain('DECISION-REQ C>P1');
  });

  it('3PCT-A2 says what its log holds', () => {
    const run = half('any-subset', 2)
      .crash('P1')
      .recover('P1')
      .recover('C')
      .deliver('DECISION-REQ', 'C', 'P1');
    expect([run.last.rule, run.world.network.find(({ type }) => type === 'LOGGED')?.body]).toEqual([
      '3PCT-A2',
      { is: 'precommitted', up: ['C', 'P1', 'P2'], of: 'C' },
    ]);
  });

  it('3PCT-A3 notes what the log of another one holds', () => {
    const run = half('any-subset', 2)
      .crash('P1')
      .recover('P1')
      .recover('C')
      .deliver('DECISION-REQ', 'C', 'P1');
    run.deliver('LOGGED', 'P1', 'C');
    expect([run.last.rule, run.state('C')]).toEqual(['3PCT-A3', 'asking']);
  });

  it('3PCT-A4 commits if one that counts is precommitted', () => {
    const run = half('any-subset', 2).crash('P2').crash('P1').recover('P1').timeout('P1', 'down');
    expect([run.last.rule, run.log('P1').at(-1), run.wire().includes('COMMIT P1>P2')]).toEqual([
      '3PCT-A4',
      'COMMIT',
      true,
    ]);
  });

  it('3PCT-A5 aborts if none is, which is wrong when anybody may decide', () => {
    const run = half('any-subset', 2).crash('P2').crash('P1').recover('P2').timeout('P2', 'down');
    expect([run.last.rule, run.log('P2').at(-1)]).toEqual(['3PCT-A5', 'ABORT']);
    run.drop('ABORT', 'P2', 'P1').recover('C').crash('P2').timeout('C', 'down');
    expect([run.last.rule, run.log('C').at(-1)]).toEqual(['3PCT-A4', 'COMMIT']);
  });
});

describe('the last to fail, by up-sets', () => {
  it('3PCU-P8 notes that its leader is dead before it turns to the next one', () => {
    const run = half('up-sets', 3).timeout('P3', 'leader');
    expect([run.last.rule, viewOf(run, 'P3'), run.wire().includes('ELECT P3>P1')]).toEqual([
      '3PCU-P8',
      ['P1', 'P2', 'P3'],
      true,
    ]);
  });

  it('3PCU-E1 notes it before it leads, and later whose state never came', () => {
    const run = half('up-sets', 3).timeout('P1', 'leader');
    expect([run.last.rule, run.state('P1'), viewOf(run, 'P1')]).toEqual([
      '3PCU-E1',
      'leading-precommitted',
      ['P1', 'P2', 'P3'],
    ]);
    expect(viewOf(run.timeout('P1', 'states'), 'P1')).toEqual(['P1']);
  });

  it('3PCU-A6 waits for one that every up-set holds', () => {
    const run = half('up-sets', 2).crash('P1').crash('P2').recover('P1').timeout('P1', 'down');
    expect([run.last.rule, run.state('P1')]).toEqual(['3PCU-A6', 'asking']);
  });

  it('counts a log that is out of date', () => {
    const run = stale('up-sets');
    expect(['P1', 'P2', 'P3'].map((node) => run.log(node).at(-1))).toEqual(['COMMIT', 'ABORT', 'COMMIT']);
  });
});

describe('the latest view', () => {
  it('3PCV-E1 a leader forces its view and asks with it', () => {
    const run = half('view', 3).timeout('P1', 'leader');
    expect([run.last.rule, viewOf(run, 'P1')]).toEqual(['3PCV-E1', ['P1', 'P2', 'P3']]);
    expect(run.wire().slice(-2)).toEqual(['STATE-REQ P1>P2', 'STATE-REQ P1>P3']);
  });

  it('3PCV-E2 its view is forced before the answer', () => {
    const run = half('view', 3).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    expect([run.last.rule, viewOf(run, 'P2'), run.node('P2').durable]).toEqual([
      '3PCV-E2',
      ['P1', 'P2', 'P3'],
      2,
    ]);
  });

  it('3PCV-E3 without a member it asks again, and only answers of that view count', () => {
    const run = half('view', 3).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    run.crash('P3').drop('STATE-REQ', 'P1', 'P3').recover('P3').deliver('DECISION-REQ', 'P3', 'P1');
    expect([run.last.rule, viewOf(run, 'P1')]).toEqual(['3PCV-E3', ['P1', 'P2']]);
    run.deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['3PC-P9', 'leading-precommitted']);
    run.deliver('STATE-REQ', 'P1', 'P2').deliver('STATE', 'P2', 'P1');
    expect([run.last.rule, run.state('P1'), viewOf(run, 'P2')]).toEqual([
      '3PC-TR4',
      'completing',
      ['P1', 'P2'],
    ]);
    const alone = half('view', 2).timeout('P1', 'leader').crash('P2').timeout('P1', 'states');
    expect([alone.last.rule, alone.log('P1').at(-1)]).toEqual(['3PC-TR4', 'COMMIT']);
  });

  it('3PCV-A6 waits for its members', () => {
    const run = half('view', 3).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    run.crash('P1').crash('P2').crash('P3').recover('P2').timeout('P2', 'down');
    expect([run.last.rule, run.state('P2')]).toEqual(['3PCV-A6', 'asking']);
  });

  it('is one leader’s, not what all views have in common: a leader may crash before anybody hears of its view', () => {
    const run = half('view', 3).timeout('P1', 'leader').deliver('STATE-REQ', 'P1', 'P2');
    run
      .deliver('STATE', 'P2', 'P1')
      .crash('P3')
      .do(timeout('P1', 'states', 1));
    run.do(timeout('P2', 'leader', 1));
    expect([viewOf(run, 'P1'), viewOf(run, 'P2'), viewOf(run, 'P3')]).toEqual([
      ['P1', 'P2'],
      ['P2', 'P3'],
      undefined,
    ]);
    // P2 alone is in both views; P2 and P3 have to decide as P1 and P2 would.
    run.recover('P1').recover('P2').untilQuiet();
    expect([run.state('P1'), run.state('P2')]).toEqual(['asking', 'asking']);
    run.recover('P3').untilQuiet();
    expect(new Set(['P1', 'P2', 'P3'].map((node) => run.log(node).at(-1))).size).toBe(1);
  });

  it('does not count whoever was not in it', () => {
    const run = stale('view');
    expect(['P1', 'P2', 'P3'].map((node) => run.log(node).at(-1))).toEqual(['PRECOMMIT', 'ABORT', 'VIEW']);
    const end = run.recover('P2').untilQuiet();
    expect(['P1', 'P2', 'P3'].map((node) => end.log(node).at(-1))).toEqual(['ABORT', 'ABORT', 'ABORT']);
  });
});
