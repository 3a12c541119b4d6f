/** The end balances of `payments.md` §6.1, and what must hold on the way there. */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { couponState } from '../payments/cast';
import { epochsOf, ownerIn } from '../protocols/resharding/placement';
import { conservation } from '../sim/conservation';
import { balances } from '../sim/ledger';
import type { AccountId, Trace } from '../sim/types';
import { scenarios } from './all';
import { entryReaching } from './beats';
import { scenarioById } from './catalog';
import type { Scenario, Variant } from './lesson';
import { variantById, variantSetting, variantTrace } from './runs';

const SECOND = 1_000_000;
const all = scenarios.flatMap((scenario) => scenario.variants.map((variant) => ({ scenario, variant })));

function played(name: string, variantId: string): { scenario: Scenario; variant: Variant; trace: Trace } {
  const scenario = must(scenarioById(name));
  const variant = variantById(scenario, variantId);
  return { scenario, variant, trace: variantTrace(scenario, variant) };
}

function endOf(name: string, variantId: string): Record<AccountId, number> {
  const { scenario, trace } = played(name, variantId);
  const world = must(trace.entries.at(-1)).world;
  const entries = Object.entries(balances(scenario.cast, world));
  for (const [account, { frozen }] of entries) expect(frozen, account).toBe(0);
  return Object.fromEntries(entries.map(([account, { available }]) => [account, available]));
}

describe('end balances', () => {
  it('S1 Li 55,000 and Han 40,000', () => {
    expect(endOf('S1', 'calm')).toEqual({ li: 55_000, han: 40_000 });
  });

  it.each(['short', 'risk'])('S2 (%s) nothing moved, coupon UNUSED', (variant) => {
    const end = endOf('S2', variant);
    expect(end).toEqual({ li: 10_000, coupon: 2_000, shop: 0 });
    expect(couponState({ available: must(end.coupon), frozen: 0 })).toBe('UNUSED');
  });

  it('S3 W1 80,000 / 15,000 and W2 55,000 / 40,000', () => {
    expect(endOf('S3', 'W1')).toEqual({ li: 80_000, han: 15_000, shop: 0 });
    expect(endOf('S3', 'W2')).toEqual({ li: 55_000, han: 40_000, shop: 0 });
  });
});

describe('end balances of the scenarios that come later', () => {
  it('S9 10,000 claimed out of the packet and Li 20,000; with no guard 1,150 more than was in it', () => {
    for (const guarded of ['crash', 'epoch', 'count'])
      expect(endOf('S9', guarded)).toEqual({ li: 20_000, packet: 0, claimed: 10_000 });
    expect(endOf('S9', 'zombie')).toEqual({ li: 20_000, packet: -1_150, claimed: 11_150 });
  });

  it('S4 55,000 / 15,000 after the split: 25,000 are gone; 55,000 / 40,000 after the crash', () => {
    expect(endOf('S4', 'split')).toEqual({ li: 55_000, han: 15_000 });
    expect(endOf('S4', 'crash')).toEqual({ li: 55_000, han: 40_000 });
  });

  it('S13 as the side with two of three decides; the fault of S4 costs nothing', () => {
    expect(endOf('S13', 'ledger')).toEqual({ li: 55_000, han: 40_000 });
    expect(endOf('S13', 'coordinator')).toEqual({ li: 80_000, han: 15_000 });
  });

  it('S14 55,000 / 40,000 with whichever acceptors it is decided', () => {
    expect(endOf('S14', 'one')).toEqual({ li: 55_000, han: 40_000 });
    expect(endOf('S14', 'two')).toEqual({ li: 55_000, han: 40_000 });
  });

  it('S15 as the one decision says, whoever leads; on two disks 25,000 are gone', () => {
    expect(endOf('S15', 'crash')).toEqual({ li: 55_000, han: 40_000 });
    expect(endOf('S15', 'pause')).toEqual({ li: 80_000, han: 15_000 });
    expect(endOf('S15', 'local')).toEqual({ li: 55_000, han: 15_000 });
  });

  it('S16 as whoever finds a majority decides, whatever the first leader wanted', () => {
    expect(endOf('S16', 'pause')).toEqual({ li: 80_000, han: 15_000 });
    expect(endOf('S16', 'crash')).toEqual({ li: 55_000, han: 40_000 });
  });

  it('S17 as printed 25,000 are gone; with two loops nothing has moved', () => {
    expect(endOf('S17', 'printed')).toEqual({ li: 55_000, han: 15_000 });
    expect(endOf('S17', 'repaired')).toEqual({ li: 80_000, han: 15_000 });
  });

  it('S18 the log of the last one decides', () => {
    expect(endOf('S18', 'after')).toEqual({ li: 55_000, han: 40_000 });
    expect(endOf('S18', 'before')).toEqual({ li: 80_000, han: 15_000 });
  });

  it('S19 the coordinator is not missed, a vote is', () => {
    expect(endOf('S19', 'asked')).toEqual({ li: 55_000, han: 40_000 });
    expect(endOf('S19', 'silent')).toEqual({ li: 80_000, han: 15_000 });
  });

  it('S20 the account ends where the ring of epoch 2 puts it; two owners make 25,000, a promise left behind loses them', () => {
    const moved = 'han@LED-Z';
    expect(endOf('S20', 'fenced')).toEqual({ li: 55_000, han: 0, [moved]: 40_000 });
    expect(endOf('S20', 'unfenced')).toEqual({ li: 55_000, han: 25_000, [moved]: 40_000 });
    expect(endOf('S20', 'behind')).toEqual({ li: 55_000, han: 0, [moved]: 15_000 });
  });
});

/** Told to show how money is lost, or made. */
const LOSING = ['S4 split', 'S15 local', 'S17 printed', 'S20 unfenced', 'S20 behind'];

describe.each(all)('$scenario.id $variant.id', ({ scenario, variant }) => {
  const trace = variantTrace(scenario, variant);

  it('comes to rest with every scripted move carried out', () => {
    expect(trace.end).toBe('quiet');
    expect(trace.failed).toEqual([]);
    const carriedOut = trace.entries.flatMap(({ move }) => (move === null ? [] : [move]));
    expect(new Set(carriedOut).size).toBe(variant.moves.length);
  });

  it('conserves money at every step, unless losing it is the point', () => {
    const setting = variantSetting(scenario, variant);
    const broken = trace.entries.filter(({ world }) => !conservation(setting, world).ok);
    expect(broken.length > 0).toBe(LOSING.includes(`${scenario.id} ${variant.id}`));
  });
});

describe('S9', () => {
  const rows = (id: string) =>
    (played('S9', id).trace.entries.at(-1)?.world.nodes['HB-DB']?.log ?? []).flatMap(({ type, body }) =>
      type === 'CLAIM' ? [body as { readonly share: number; readonly to: number }] : [],
    );
  const told = (id: string) =>
    played('S9', id).trace.entries.at(-1)?.world.nodes.GW?.instances.t1?.context ?? {};

  it('5,948 are claimed when the owner crashes, of which 76 nobody has heard of, and 4,052 are left', () => {
    const { scenario, trace } = played('S9', 'crash');
    const { world } = must(entryReaching(trace, { node: 'SET-1', milestone: 'crashed' }));
    const now = balances(scenario.cast, world);
    expect([now.claimed?.available, now.packet?.available]).toEqual([5_948, 4_052]);
    expect(world.nodes.GW?.log.filter(({ type }) => type === 'TOLD')).toHaveLength(5);
  });

  it.each(['crash', 'epoch', 'count'])('%s: ten winners, ten shares, and 40 of 50 too late', (id) => {
    expect(rows(id).map(({ share }) => share)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(rows(id).map(({ to }) => to)).size).toBe(10);
    expect(told(id)).toMatchObject({ late: 40, again: [] });
    expect(told(id).told).toHaveLength(10);
  });

  it('zombie: share 7 goes to person 8 and to person 7, and eleven phones show a share', () => {
    expect(rows('zombie').filter(({ share }) => share === 7)).toEqual([
      { share: 7, to: 8 },
      { share: 7, to: 7 },
    ]);
    expect(told('zombie').told).toHaveLength(11);
  });
});

describe('S1', () => {
  it('reaches the client’s answer after about one round trip, the work and two forced writes', () => {
    const { trace } = played('S1', 'calm');
    const decided = must(entryReaching(trace, { node: 'CLR', milestone: 'decided' }));
    const written = must(decided.effects.find(({ effect }) => effect.kind === 'persist'));
    expect(written.at).toBe(33_000);
  });
});

describe('S2', () => {
  it('announces ABORT before the other votes are in, and not to the one that refused', () => {
    const { trace } = played('S2', 'short');
    const announced = must(entryReaching(trace, { node: 'CLR', milestone: 'announced' }));
    const told = announced.effects.flatMap(({ message }) => (message ? [message.to] : []));
    expect(told).toEqual(['COUPON', 'RISK', 'MCH']);
  });
});

describe('S3', () => {
  it.each(['W1', 'W2'])('%s: the bystander is queued 2 s and rejected 7 s after the crash', (id) => {
    const { trace } = played('S3', id);
    const crashed = must(entryReaching(trace, { node: 'CLR', milestone: 'crashed' })).endAt;
    const queued = must(entryReaching(trace, { node: 'ALI-L', milestone: 'queued' }));
    const rejected = must(entryReaching(trace, { node: 'ALI-L', milestone: 'rejected' }));
    const recovered = must(entryReaching(trace, { node: 'CLR', milestone: 'recovered' }));
    expect([queued.at, rejected.at, recovered.at].map((at) => at - crashed)).toEqual([
      2 * SECOND,
      7 * SECOND,
      8 * SECOND,
    ]);
  });

  it('W1 crashes with no decision in the log, W2 with COMMIT sent to WX-L only', () => {
    const atCrash = (id: string) =>
      must(entryReaching(played('S3', id).trace, { node: 'CLR', milestone: 'crashed' }));
    const decisions = (id: string) => atCrash(id).world.nodes.CLR?.log.map(({ type }) => type);
    expect(decisions('W1')).not.toContain('COMMIT');
    expect(decisions('W2')).toContain('COMMIT');
    expect(atCrash('W2').world.network.map(({ type, to }) => `${type} ${to}`)).toEqual(['COMMIT WX-L']);
  });

  it('W2: 25,000 are in transit from the commit of WX-L until that of ALI-L', () => {
    const { scenario, variant, trace } = played('S3', 'W2');
    const setting = variantSetting(scenario, variant);
    const first = must(entryReaching(trace, { node: 'WX-L', milestone: 'learned' })).index;
    const last = must(entryReaching(trace, { node: 'ALI-L', milestone: 'learned' })).index;
    const transit = trace.entries.map(({ world }) => conservation(setting, world).inTransit);
    expect(transit).toEqual(trace.entries.map(({ index }) => (index >= first && index < last ? 25_000 : 0)));
  });
});

describe('S20', () => {
  it('keeps every account where the ring puts it: the payee moves to the shard that joins, the payer stays', () => {
    const { accounts, transactions } = played('S20', 'fenced').scenario.cast;
    expect(Object.fromEntries(accounts.map(({ id, node }) => [id, node]))).toEqual({
      li: 'LED-X',
      han: 'LED-Y',
      'han@LED-Z': 'LED-Z',
    });
    const [first, second] = epochsOf(['LED-X', 'LED-Y', 'LED-Z']);
    expect([first, second].map((epoch) => [ownerIn(epoch, 'li'), ownerIn(epoch, 'han')])).toEqual([
      ['LED-X', 'LED-Y'],
      ['LED-X', 'LED-Z'],
    ]);
    expect(must(transactions[0]).members.map(({ node, role }) => `${node} ${role}`)).toEqual([
      'CLR coordinator',
      'LED-X participant',
      'LED-Y participant',
      'RING ring',
      'LED-Z heir',
    ]);
  });

  it.each(['fenced', 'unfenced', 'behind'])(
    '%s: the account leaves in doubt, with the decision made meanwhile',
    (id) => {
      const { trace } = played('S20', id);
      const at = (node: string, milestone: string): number =>
        must(entryReaching(trace, { node, milestone })).endAt;
      expect(at('LED-Y', 'voted')).toBeLessThan(at('RING', 'asked-to-move'));
      expect(at('RING', 'asked-to-move')).toBeLessThan(at('CLR', 'decided'));
      expect(at('CLR', 'decided')).toBeLessThan(at('LED-Y', 'handed-over'));
    },
  );
});
