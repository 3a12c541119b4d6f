import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { costs } from '../../sim/cost';
import { play } from '../../sim/driver';
import type { Setting } from '../../sim/model';
import { simulate } from '../../sim/simulate';
import { judge } from '../judge';
import type { Protocol } from '../protocol';
import { articleLoop } from '.';

const stopping = must(articleLoop.variants?.stopping);
const among = (
  participants: number,
  vetoes: Record<string, string> = {},
  protocol: Protocol = articleLoop,
): Setting => {
  const setting = protocol.neutral(participants);
  return { ...setting, config: { ...setting.config, vetoes } };
};
const broken = (setting: Setting): string[] =>
  judge(simulate(setting, []), setting, articleLoop)
    .filter(({ property, violation }) => property.kind === 'always' && violation)
    .map(({ property }) => property.id);

describe('the loop as printed', () => {
  it('LOOP-C1 calls prepare() of the first participant alone, and writes nothing', () => {
    const run = play(among(2)).begin();
    expect([run.last.rule, run.state('C'), run.log('C'), run.wire()]).toEqual([
      'LOOP-C1',
      'preparing',
      [],
      ['PREPARE C>P1'],
    ]);
  });

  it('LOOP-C2 calls commit() whatever the answer was', () => {
    const yes = play(among(2)).until('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P1', 'C');
    expect([yes.last.rule, yes.wire()]).toEqual(['LOOP-C2', ['COMMIT C>P1']]);
    const no = play(among(2, { P1: 'NO' }))
      .until('VOTE-NO', 'P1', 'C')
      .deliver('VOTE-NO', 'P1', 'C');
    expect([no.last.rule, no.wire()]).toEqual(['LOOP-C2', ['COMMIT C>P1']]);
  });

  it('LOOP-C3 asks the second only when the first has executed', () => {
    const run = play(among(2)).until('ACK', 'P1', 'C');
    expect([run.log('P1'), run.state('P2')]).toEqual([['PREPARED', 'COMMIT'], 'initial']);
    run.deliver('ACK', 'P1', 'C');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-C3', ['PREPARE C>P2']]);
  });

  it('LOOP-C4 is done after the last, without a record', () => {
    const run = play(among(2)).calm();
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['LOOP-C4', 'ended', []]);
  });

  it('LOOP-P1 is prepared by a note that a crash may take', () => {
    const run = play(among(2)).begin().deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.node('P1').durable]).toEqual([
      'LOOP-P1',
      'prepared',
      ['PREPARED'],
      0,
    ]);
    expect(run.wire()).toEqual(['VOTE-YES P1>C']);
  });

  it('LOOP-P2 refuses when its check fails', () => {
    const run = play(among(2, { P1: 'NO' }))
      .begin()
      .deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.log('P1'), run.wire()]).toEqual([
      'LOOP-P2',
      'aborted',
      ['ABORT'],
      ['VOTE-NO P1>C'],
    ]);
  });

  it('LOOP-P3 may make up its mind beforehand', () => {
    const run = play(among(2)).begin().do({ kind: 'veto', node: 'P1' });
    expect([run.last.rule, run.state('P1')]).toEqual(['LOOP-P3', 'aborted']);
    run.deliver('PREPARE', 'C', 'P1');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-P3', ['VOTE-NO P1>C']]);
  });

  it('LOOP-P4 executes when it has prepared', () => {
    const run = play(among(2)).until('COMMIT', 'C', 'P1').deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.state('P1'), run.node('P1').durable, run.wire()]).toEqual([
      'LOOP-P4',
      'committed',
      2,
      ['ACK P1>C'],
    ]);
  });

  it('LOOP-P5 does nothing when it has not', () => {
    const run = play(among(2, { P1: 'NO' }))
      .until('COMMIT', 'C', 'P1')
      .deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1'), run.wire()]).toEqual(['LOOP-P5', ['ABORT'], ['ACK P1>C']]);
    const forgetful = play(among(2)).until('COMMIT', 'C', 'P1').crash('P1').recover('P1');
    forgetful.deliver('COMMIT', 'C', 'P1');
    expect([forgetful.last.rule, forgetful.log('P1')]).toEqual(['LOOP-P5', []]);
  });

  it('LOOP-P6 an operator may decide, and a different call is recorded as damage', () => {
    const run = play(among(2))
      .until('COMMIT', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'abort' });
    expect([run.last.rule, run.state('P1')]).toEqual(['LOOP-P6', 'heuristic-aborted']);
    run.deliver('COMMIT', 'C', 'P1');
    expect([run.last.rule, run.log('P1').at(-1)]).toEqual(['LOOP-P6', 'DAMAGE']);
    const agreeing = play(among(2))
      .until('COMMIT', 'C', 'P1')
      .do({ kind: 'heuristic', node: 'P1', decision: 'commit' })
      .untilQuiet();
    expect([agreeing.state('P1'), agreeing.state('C')]).toEqual(['committed', 'ended']);
  });

  it('LOOP-R1 forgets the loop in a crash: one has paid, the other is prepared, and nobody goes on', () => {
    const run = play(among(2)).until('VOTE-YES', 'P2', 'C').crash('C').recover('C');
    expect([run.last.rule, run.state('C')]).toEqual(['LOOP-R1', 'initial']);
    run.untilQuiet();
    expect([run.log('P1'), run.log('P2')]).toEqual([['PREPARED', 'COMMIT'], ['PREPARED']]);
  });

  it('LOOP-R2 stands by what is left of its log', () => {
    const paid = play(among(2)).until('ACK', 'P1', 'C').crash('P1').recover('P1');
    expect([paid.last.rule, paid.state('P1')]).toEqual(['LOOP-R2', 'committed']);
    const kept = play(among(2)).until('COMMIT', 'C', 'P1').crash('P1', 1).recover('P1');
    expect([kept.last.rule, kept.state('P1')]).toEqual(['LOOP-R2', 'prepared']);
    const refused = play(among(2, { P1: 'NO' }))
      .until('COMMIT', 'C', 'P1')
      .crash('P1', 1)
      .recover('P1');
    expect([refused.last.rule, refused.state('P1')]).toEqual(['LOOP-R2', 'aborted']);
    for (const decision of ['commit', 'abort'] as const) {
      const operated = play(among(2))
        .until('COMMIT', 'C', 'P1')
        .do({ kind: 'heuristic', node: 'P1', decision });
      const state = operated.state('P1');
      expect([operated.crash('P1').recover('P1').last.rule, operated.state('P1')]).toEqual([
        'LOOP-R2',
        state,
      ]);
    }
  });

  it('LOOP-R3 without a record it has never heard of it', () => {
    const run = play(among(2)).until('COMMIT', 'C', 'P1').crash('P1').recover('P1');
    expect([run.last.rule, run.state('P1'), run.log('P1')]).toEqual(['LOOP-R3', 'initial', []]);
  });
});

describe('the loop that looks at the answer', () => {
  it('LOOP-S1 goes on with a yes', () => {
    const run = play(among(2, {}, stopping))
      .until('VOTE-YES', 'P1', 'C')
      .deliver('VOTE-YES', 'P1', 'C');
    expect([run.last.rule, run.wire()]).toEqual(['LOOP-S1', ['COMMIT C>P1']]);
  });

  it('LOOP-S2 stops with a no, and undoes nothing', () => {
    const run = play(among(3, { P2: 'NO' }, stopping)).untilQuiet();
    expect([run.last.rule, run.state('C')]).toEqual(['LOOP-S2', 'ended']);
    expect(['P1', 'P2', 'P3'].map((id) => run.log(id))).toEqual([['PREPARED', 'COMMIT'], ['ABORT'], []]);
  });
});

describe('what it breaks', () => {
  /** Of n participants, those whose refusal alone breaks both rules; no refusal breaks only one of them. */
  const breaking = (n: number, protocol: Protocol): string[] =>
    positions(n).filter((id) => {
      const found = broken(among(n, { [id]: 'NO' }, protocol));
      expect([id, found.includes('AC1')]).toEqual([id, found.includes('AC3')]);
      return found.includes('AC1');
    });
  const positions = (n: number): string[] => Array.from({ length: n }, (_, index) => `P${index + 1}`);

  it.each([2, 3, 4, 5, 6, 7])('as printed, a single refusal among %i breaks it in every position', (n) => {
    expect(breaking(n, articleLoop)).toEqual(positions(n));
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'where a refusal stops it, a single one among %i breaks it in all positions but the first',
    (n) => {
      expect(breaking(n, stopping)).toEqual(positions(n).slice(1));
    },
  );

  it('loses the money when the payee’s ledger refuses', () => {
    const setting = among(2, { P2: 'NO' });
    const run = play(setting).untilQuiet();
    expect([run.log('P1'), run.log('P2')]).toEqual([['PREPARED', 'COMMIT'], ['ABORT']]);
    expect(conservation(setting, run.world).missing).toBe(2_500);
  });

  it('commits when everybody is willing, though the first pays before the last has promised', () => {
    const run = play(among(3)).untilQuiet();
    expect(['P1', 'P2', 'P3'].map((id) => run.state(id))).toEqual(['committed', 'committed', 'committed']);
    expect(broken(among(3))).toEqual(['AC3']);
  });

  it.each([1, 2, 3, 5])('is slow: %i participants take 4n messages, one after the other', (n) => {
    const setting = among(n);
    const trace = simulate(setting, []);
    expect(costs(setting, trace, trace.entries.length)).toMatchObject({
      sent: 4 * n,
      delays: 4 * n,
      forced: n,
    });
  });
});
