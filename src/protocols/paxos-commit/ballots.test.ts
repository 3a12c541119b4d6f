import { describe, expect, it } from 'vitest';
import { play } from '../../sim/driver';
import { paxosCommit } from '.';
import { latest, nextBallot, nothing, proposal } from './ballots';

const two = () => paxosCommit.neutral(2);
const asked = () => play(two()).begin();
const voted = () => asked().deliver('PREPARE', 'C', 'P1').deliver('PREPARE', 'C', 'P2');
/** Both are in doubt and the coordinator is gone: nobody but the standby can find out. */
const silent = () => voted().crash('C').timeout('P1', 'decision');
const promise = (run: ReturnType<typeof play>, node: string) =>
  run.deliver('1A', 'L2', node).deliver('1B', node, 'L2');
const leading = () => silent().deliver('INQUIRE', 'P1', 'L2');
const proposing = () => promise(promise(leading(), 'A1'), 'A2');

describe('a ballot above 0', () => {
  it('PAX-X6 whoever leads forces its ballot and asks for promises', () => {
    const run = leading();
    expect([run.last.rule, run.state('L2'), run.log('L2'), run.node('L2').durable]).toEqual([
      'PAX-X6',
      'asking',
      ['BALLOT'],
      1,
    ]);
    expect(run.wire()).toEqual(expect.arrayContaining(['1A L2>A1', '1A L2>A2', '1A L2>A3']));
  });

  it('PAX-X7 with a majority it proposes what was accepted, and `aborted` where nothing was', () => {
    const unknown = proposing();
    expect([unknown.last.rule, unknown.state('L2')]).toEqual(['PAX-X7', 'proposing']);
    expect(unknown.node('L2').instances.t1?.context.values).toEqual({
      ballot: 1,
      prepared: [],
      aborted: ['P1', 'P2'],
    });
    const accepted = leading().deliver('2A-PREPARED', 'P1', 'A1').deliver('2A-PREPARED', 'P2', 'A1');
    promise(promise(accepted, 'A1'), 'A2');
    expect(accepted.node('L2').instances.t1?.context.values).toEqual({
      ballot: 1,
      prepared: ['P1', 'P2'],
      aborted: [],
    });
  });

  it('PAX-X13 one answer of three is no majority', () => {
    const run = promise(leading(), 'A1');
    expect([run.last.rule, run.state('L2')]).toEqual(['PAX-X13', 'asking']);
    const reported = voted().deliver('2A-PREPARED', 'P1', 'A1').deliver('2A-PREPARED', 'P2', 'A1');
    reported.deliver('2B', 'A1', 'C');
    expect([reported.last.rule, reported.state('C')]).toEqual(['PAX-X13', 'waiting']);
    const forgotten = voted().crash('C').recover('C');
    forgotten.deliver('2A-PREPARED', 'P1', 'A1').deliver('2A-PREPARED', 'P2', 'A1').deliver('2B', 'A1', 'C');
    expect([forgotten.last.rule, forgotten.state('C')]).toEqual(['PAX-X13', 'waiting']);
  });

  it('PAX-X5 an acceptor forces its promise and says what it has accepted', () => {
    const run = leading().deliver('1A', 'L2', 'A1');
    expect([run.last.rule, run.state('A1'), run.log('A1'), run.node('A1').durable]).toEqual([
      'PAX-X5',
      'promised',
      ['PROMISE'],
      1,
    ]);
    expect(run.wire()).toContain('1B A1>L2');
  });

  it('PAX-X11 what is below the promise comes too late', () => {
    const run = leading().deliver('1A', 'L2', 'A1').deliver('2A-PREPARED', 'P1', 'A1');
    expect([run.last.rule, run.log('A1')]).toEqual(['PAX-X11', ['PROMISE']]);
  });

  it('PAX-X14 a leader that is refused tries a higher ballot', () => {
    const run = voted().timeout('P1', 'decision').deliver('INQUIRE', 'P1', 'L2');
    run.timeout('C', 'reports').timeout('C', 'standby').deliver('1A', 'C', 'A1').deliver('1A', 'C', 'A2');
    run.deliver('1A', 'L2', 'A1');
    expect([run.last.rule, run.wire().includes('REFUSED A1>L2')]).toEqual(['PAX-X11', true]);
    run.deliver('REFUSED', 'A1', 'L2');
    expect([run.last.rule, run.state('L2')]).toEqual(['PAX-X14', 'asking']);
    run.deliver('1A', 'L2', 'A2').deliver('REFUSED', 'A2', 'L2').timeout('L2', 'answers');
    expect([run.last.rule, run.node('L2').instances.t1?.context.ballot]).toEqual(['PAX-X6', 3]);
  });

  it('PAX-X15 silent acceptors are asked again', () => {
    const run = promise(leading(), 'A1').drop('1A', 'L2', 'A2').timeout('L2', 'answers');
    expect([run.last.rule, run.wire().includes('1A L2>A2'), run.wire().includes('1A L2>A1')]).toEqual([
      'PAX-X15',
      true,
      false,
    ]);
  });

  it('PAX-X17 a question has to wait while the ballot is under way', () => {
    const run = leading().timeout('P2', 'decision').deliver('INQUIRE', 'P2', 'L2');
    expect([run.last.rule, run.state('L2')]).toEqual(['PAX-X17', 'asking']);
  });

  it('PAX-X18 the coordinator calls the standby first', () => {
    const run = voted().timeout('C', 'reports');
    expect([run.last.rule, run.state('C'), run.wire().includes('INQUIRE C>L2')]).toEqual([
      'PAX-X18',
      'calling',
      true,
    ]);
  });

  it('PAX-X19 it adopts what another leader has decided', () => {
    const run = voted().timeout('C', 'reports').deliver('INQUIRE', 'C', 'L2');
    promise(promise(run, 'A1'), 'A2');
    for (const node of ['A1', 'A2']) run.deliver('2A', 'L2', node).deliver('2B', node, 'L2');
    expect([run.last.rule, run.state('L2')]).toEqual(['PAX-X9', 'aborted']);
    run.deliver('ABORT', 'L2', 'C');
    expect([run.last.rule, run.state('C'), run.log('C')]).toEqual(['PAX-X19', 'aborted', ['ABORT']]);
  });
});

describe('ballots and values', () => {
  it('deals ballots out in turn', () => {
    const leaders = ['C', 'L2'];
    expect(leaders.map((self) => nextBallot(0, self, leaders))).toEqual([2, 1]);
    expect(nextBallot(2, 'L2', leaders)).toBe(3);
  });

  it('believes the higher ballot', () => {
    const all = ['P1', 'P2'];
    const low = { ballot: 0, prepared: all, aborted: [] };
    const high = { ballot: 1, prepared: [], aborted: all };
    expect(latest(all, low, high)).toEqual(high);
    expect(proposal(all, 3, latest(all, nothing, low))).toEqual({ ...low, ballot: 3 });
  });
});
