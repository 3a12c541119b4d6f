/** The two ways that do not work, as schedules. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { conservation } from '../../sim/conservation';
import { play } from '../../sim/driver';
import { balances } from '../../sim/ledger';
import { judge } from '../judge';
import { resharding } from '.';

const variant = (name: string) => must(resharding.variants?.[name]);
const inDoubt = (name: string) =>
  play(variant(name).neutral(2))
    .begin()
    .deliver('PREPARE', 'C', 'P1')
    .deliver('PREPARE', 'C', 'P2')
    .timeout('RING', 'rebalance')
    .deliver('MOVE', 'RING', 'P2')
    .deliver('HAND-OVER', 'P2', 'NEW')
    .deliver('VOTE-YES', 'P1', 'C')
    .deliver('VOTE-YES', 'P2', 'C');
const broken = (name: string, run: ReturnType<typeof play>) => {
  const trace = {
    initial: play(run.setting).world,
    entries: run.entries,
    end: 'stopped' as const,
    failed: [],
  };
  return judge(trace, run.setting, variant(name)).flatMap(({ property, step }) =>
    property.kind === 'always' && step !== null ? [property.id] : [],
  );
};

describe('without a fence', () => {
  it('RS-U1 the retired copy goes on taking money, and the new owner pays out once more', () => {
    const run = inDoubt('unfenced').deliver('COMMIT', 'C', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['RS-P5', ['PREPARED', 'HANDED-OVER', 'COMMIT']]);
    expect(balances(run.setting.cast, run.world).payee?.available).toBe(2_500);
    expect(broken('unfenced', run)).toEqual(['OWNER-1']);
    run.timeout('NEW', 'decision').deliver('INQUIRE', 'NEW', 'C').deliver('COMMIT', 'C', 'NEW');
    run.deliver('COMMIT', 'C', 'P1');
    expect(conservation(run.setting, run.world).missing).toBe(-2_500);
    expect(broken('unfenced', run)).toEqual(['MONEY-1', 'OWNER-1']);
  });

  it('RS-U1 even a transfer that begins after the move is paid into the retired copy', () => {
    const run = play(variant('unfenced').neutral(2)).begin().timeout('RING', 'rebalance');
    run.deliver('MOVE', 'RING', 'P2').deliver('HAND-OVER', 'P2', 'NEW').deliver('PREPARE', 'C', 'P2');
    expect([run.last.rule, broken('unfenced', run)]).toEqual(['RS-P1', ['OWNER-1']]);
  });

  it('RS-U1 hands over only once, also after a restart', () => {
    const run = inDoubt('unfenced').crash('P2').recover('P2').timeout('RING', 'retry');
    run.deliver('MOVE', 'RING', 'P2');
    expect([run.last.rule, run.log('P2')]).toEqual(['RS-H3', ['PREPARED', 'HANDED-OVER']]);
  });
});

describe('the branch left behind', () => {
  it('RS-L1 hands over the balance alone', () => {
    const run = inDoubt('branch-left-behind');
    expect(run.entries.some(({ rule }) => rule === 'RS-L1')).toBe(true);
    expect([run.node('NEW').log[0]?.body, run.state('NEW')]).toEqual([
      { branch: 'open', holdings: [[10_000, 0]] },
      'initial',
    ]);
  });

  it('RS-L2 the new owner knows nothing of what was promised, and the money is lost', () => {
    const run = inDoubt('branch-left-behind').deliver('COMMIT', 'C', 'P2').deliver('MOVED', 'P2', 'C');
    run.deliver('COMMIT', 'C', 'NEW');
    expect([run.last.rule, run.last.effects]).toEqual(['RS-L2', []]);
    run.untilQuiet();
    expect([run.log('P1').at(-1), run.log('NEW').at(-1)]).toEqual(['COMMIT', 'ABORT']);
    expect(conservation(run.setting, run.world).missing).toBe(2_500);
    expect(broken('branch-left-behind', run)).toEqual(['AC1', 'MONEY-1']);
  });
});
