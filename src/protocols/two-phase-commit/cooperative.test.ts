import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { blocked } from '../../sim/blocked';
import { play } from '../../sim/driver';
import { twoPhaseCommit } from '.';

const setting = () => must(twoPhaseCommit.variants?.cooperative).neutral(2);
const bothVoted = () => play(setting()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const decided = () => bothVoted().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');

describe('cooperative termination', () => {
  it('COOP-T1 in doubt it asks the coordinator and the others', () => {
    const run = bothVoted().timeout('P1', 'decision');
    expect(run.last.rule).toBe('COOP-T1');
    expect(run.wire()).toEqual(expect.arrayContaining(['INQUIRE P1>C', 'DECISION-REQ P1>P2']));
  });

  it('COOP-T2 whoever knows the decision tells it, and the doubt is over without the coordinator', () => {
    const run = decided()
      .deliver('COMMIT', 'C', 'P2')
      .drop('COMMIT', 'C', 'P1')
      .crash('C')
      .timeout('P1', 'decision')
      .deliver('DECISION-REQ', 'P1', 'P2');
    expect([run.last.rule, run.wire().includes('COMMIT P2>P1')]).toEqual(['COOP-T2', true]);
    expect(run.deliver('COMMIT', 'P2', 'P1').state('P1')).toBe('committed');
  });

  it('COOP-T3 whoever has not voted aborts, and says no when it is asked to prepare', () => {
    const run = play(setting())
      .begin()
      .deliver('PREPARE', 'C', 'P1')
      .timeout('P1', 'decision')
      .deliver('DECISION-REQ', 'P1', 'P2');
    expect([run.last.rule, run.state('P2'), run.wire().includes('ABORT P2>P1')]).toEqual([
      'COOP-T3',
      'aborted',
      true,
    ]);
    expect(run.deliver('PREPARE', 'C', 'P2').wire()).toContain('VOTE-NO P2>C');
  });

  it('COOP-T4 whoever is in doubt itself can only say so', () => {
    const run = bothVoted().timeout('P1', 'decision').deliver('DECISION-REQ', 'P1', 'P2');
    expect([run.last.rule, run.wire().includes('UNCERTAIN P2>P1')]).toEqual(['COOP-T4', true]);
  });

  it('COOP-T6 all being uncertain is no reason to abort: it waits', () => {
    const run = bothVoted()
      .crash('C')
      .timeout('P1', 'decision')
      .deliver('DECISION-REQ', 'P1', 'P2')
      .deliver('UNCERTAIN', 'P2', 'P1');
    expect([run.last.rule, run.state('P1'), run.last.effects]).toEqual(['COOP-T6', 'prepared', []]);
    expect(blocked(run.setting, run.world).map(({ node }) => node)).toEqual(['P1', 'P2']);
  });

  it('COOP-R7 after a restart it asks everyone', () => {
    const run = bothVoted().crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1')]).toEqual(['COOP-R7', 'prepared']);
    expect(run.wire()).toEqual(expect.arrayContaining(['INQUIRE P1>C', 'DECISION-REQ P1>P2']));
  });
});
