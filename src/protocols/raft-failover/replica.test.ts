import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { raftFailover } from '.';
import { decisionIn, isUpToDate, nextTerm } from './log';

type Run = ReturnType<typeof play>;
const two = () => raftFailover.neutral(2);
const bothAsked = () => play(two()).begin().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
const proposed = () => bothAsked().deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
const elected = (run: Run) =>
  run.timeout('R2', 'election').deliver('REQUEST-VOTE', 'R2', 'R3').deliver('GRANT', 'R3', 'R2');
const decided = () => proposed().deliver('APPEND', 'C', 'R2').deliver('APPENDED', 'R2', 'C');
const termOf = (run: Run, node: string) => run.node(node).instances.t1?.context.term;
const seen = (run: Run, node: string) => [run.last.rule, run.state(node), termOf(run, node)];

describe('a replica', () => {
  it('RAFT-F1 writes the log of its leader before it says so', () => {
    const run = proposed().deliver('APPEND', 'C', 'R2');
    expect([...seen(run, 'R2'), run.node('R2').durable]).toEqual(['RAFT-F1', 'following', 1, 1]);
    expect(run.wire()).toContain('APPENDED R2>C');
  });

  it('RAFT-F2 refuses a leader whose term is over: it has come back and cannot commit', () => {
    const run = elected(bothAsked()).deliver('VOTE-YES', 'P1', 'C').deliver('VOTE-YES', 'P2', 'C');
    expect(run.state('C')).toBe('leading');
    for (const node of ['R2', 'R3']) run.deliver('APPEND', 'C', node);
    expect(seen(run, 'R3')).toEqual(['RAFT-F2', 'following', 2]);
    expect(run.wire()).toEqual(expect.arrayContaining(['STALE R2>C', 'STALE R3>C']));
    expect(run.wire().some((text) => text.startsWith('APPENDED'))).toBe(false);
  });

  it('RAFT-F3 forces the term before it votes', () => {
    const run = bothAsked().timeout('R2', 'election').deliver('REQUEST-VOTE', 'R2', 'R3');
    expect([...seen(run, 'R3'), run.log('R3')]).toEqual(['RAFT-F3', 'following', 2, ['HARD-STATE']]);
    expect(run.wire()).toContain('GRANT R3>R2');
  });

  it('RAFT-F4 gives no vote to an older log', () => {
    const run = proposed().deliver('APPEND', 'C', 'R3').timeout('R2', 'election');
    run.deliver('REQUEST-VOTE', 'R2', 'R3');
    expect([...seen(run, 'R3'), run.wire().includes('GRANT R3>R2')]).toEqual([
      'RAFT-F4',
      'following',
      2,
      false,
    ]);
    run.deliver('REQUEST-VOTE', 'R2', 'C');
    expect([...seen(run, 'C'), run.last.moments.length]).toEqual(['RAFT-F4', 'following', 2, 1]);
  });

  it('RAFT-F5 votes once in a term, and not for older ones', () => {
    const run = bothAsked().timeout('R2', 'election').timeout('R3', 'election');
    run.deliver('REQUEST-VOTE', 'R3', 'C').deliver('REQUEST-VOTE', 'R2', 'C');
    expect([...seen(run, 'C'), run.wire().includes('GRANT C>R2')]).toEqual([
      'RAFT-F5',
      'following',
      3,
      false,
    ]);
  });

  it('RAFT-F6 stands in a term of its own when it hears nothing', () => {
    const run = bothAsked().timeout('R3', 'election');
    expect([...seen(run, 'R3'), run.log('R3')]).toEqual(['RAFT-F6', 'standing', 3, ['HARD-STATE']]);
    expect(run.wire()).toEqual(expect.arrayContaining(['REQUEST-VOTE R3>C', 'REQUEST-VOTE R3>R2']));
  });

  it('RAFT-F7 notes what is decided', () => {
    const run = decided().deliver('COMMIT', 'C', 'R2');
    expect([...seen(run, 'R2'), run.log('R2').at(-1)]).toEqual(['RAFT-F7', 'committed', 0, 'COMMIT']);
  });

  it('RAFT-F8 has no answer before it knows', () => {
    const run = bothAsked().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'R2');
    expect([run.last.rule, run.wire().some((text) => text.endsWith('R2>P1'))]).toEqual(['RAFT-F8', false]);
  });

  it('RAFT-F9 answers everything with the decision', () => {
    const asked = decided().deliver('COMMIT', 'C', 'R2').timeout('P1', 'decision');
    asked.deliver('INQUIRE', 'P1', 'R2');
    expect([asked.last.rule, asked.wire().includes('COMMIT R2>P1')]).toEqual(['RAFT-F9', true]);
    const stood = decided().timeout('R3', 'election').deliver('REQUEST-VOTE', 'R3', 'C');
    expect([stood.last.rule, stood.wire().includes('COMMIT C>R3')]).toEqual(['RAFT-F9', true]);
  });
});

describe('a replica that comes back', () => {
  it('RAFT-R1 remembers term and log, and knows no leader', () => {
    const run = proposed().deliver('APPEND', 'C', 'R2').crash('R2').recover('R2');
    expect([...seen(run, 'R2'), run.node('R2').instances.t1?.context]).toMatchObject([
      'RAFT-R1',
      'following',
      1,
      { log: [{ term: 1, value: 'commit' }], leader: null },
    ]);
    expect(bothAsked().crash('R3').recover('R3').node('R3').instances.t1?.context.term).toBe(1);
  });

  it('RAFT-R2 keeps the decision', () => {
    const committed = decided().crash('C', 1).recover('C');
    expect([committed.last.rule, committed.state('C')]).toEqual(['RAFT-R2', 'committed']);
    const aborted = bothAsked().timeout('C', 'votes').deliver('APPEND', 'C', 'R2');
    aborted.deliver('APPENDED', 'R2', 'C').crash('C', 1).recover('C');
    expect([aborted.last.rule, aborted.state('C')]).toEqual(['RAFT-R2', 'aborted']);
  });
});

describe('logs and terms', () => {
  it('compares the last terms, then the lengths', () => {
    const log = [{ term: 2, value: 'abort' }] as const;
    expect(isUpToDate({ lastTerm: 1, length: 5 }, log)).toBe(false);
    expect(isUpToDate({ lastTerm: 3, length: 1 }, log)).toBe(true);
    expect(isUpToDate({ lastTerm: 2, length: 0 }, log)).toBe(false);
    expect(isUpToDate({ lastTerm: 2, length: 1 }, log)).toBe(true);
  });

  it('the first decision stands', () => {
    expect(decisionIn([])).toBeNull();
    expect(
      decisionIn([
        { term: 1, value: 'commit' },
        { term: 2, value: 'no-op' },
        { term: 3, value: 'abort' },
      ]),
    ).toBe('commit');
  });

  it('deals terms out in turn', () => {
    expect([0, 1, 2].map((place) => nextTerm(place, 3, 1))).toEqual([4, 2, 3]);
    expect(nextTerm(1, 3, 3)).toBe(5);
  });
});
