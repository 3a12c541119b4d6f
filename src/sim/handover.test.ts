import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { resharding } from '../protocols/resharding';
import { conservation } from './conservation';
import { betweenOwners, branches, isSameBranch, tenureOf } from './handover';
import { legsAt } from './ledger';
import { walk } from './walk';
import { nodeOf, recordsOf, roleOf } from './world';

const picks = fc.array(fc.nat(0xffff_ffff), { maxLength: 60 });

describe('an account that moves', () => {
  const setting = resharding.neutral(3);

  it('has its leg at both owners, each under the id that it has there', () => {
    expect(legsAt(setting.cast, 't1', 'P3')).toEqual([{ account: 'payee', amount: 2_500 }]);
    expect(legsAt(setting.cast, 't1', 'NEW')).toEqual([{ account: 'payee@NEW', amount: 2_500 }]);
    expect(legsAt(setting.cast, 't1', 'P2')).toEqual([]);
  });

  it('is one branch with two owners', () => {
    expect(isSameBranch(setting.cast, 't1', 'P3', 'NEW')).toBe(true);
    expect(isSameBranch(setting.cast, 't1', 'NEW', 'P3')).toBe(true);
    expect(isSameBranch(setting.cast, 't1', 'P1', 'P3')).toBe(false);
  });

  it('is counted once in every world, and what is on its way is never less than nothing', () => {
    fc.assert(
      fc.property(picks, (choice) => {
        for (const { world } of walk(setting, choice).entries) {
          const credits = branches(setting, world, 't1').flatMap(({ legs }) =>
            legs.filter(({ amount }) => amount > 0),
          );
          const tenures = ['P3', 'NEW'].map((id) =>
            tenureOf(must(roleOf(setting, 't1', id)), recordsOf(nodeOf(world, id), 't1')),
          );
          expect([credits.length, tenures.filter((tenure) => tenure === 'owner').length]).toEqual([
            1,
            tenures.join() === 'former,future' ? 0 : 1,
          ]);
          for (const fen of betweenOwners(setting, world).values()) expect(fen).toBeGreaterThan(0);
          expect(conservation(setting, world).ok).toBe(true);
        }
      }),
      {
        numRuns: 60,
        // An operator commits at the old owner before it hands over.
        examples: [[[1304095889, 0, 0, 3962667421, 2465737857, 0, 0, 2821168787, 0]]],
      },
    );
  });
});
