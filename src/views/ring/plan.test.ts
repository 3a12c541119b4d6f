import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan';

describe('the plan of the ring', () => {
  it('fits into its box, with room for keys and discs around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 248, max: 3000 }),
        fc.integer({ min: 248, max: 3000 }),
        (width, height) => {
          const { outer, inner, keys, hub, disc } = planOf({ width, height });
          expect(2 * outer).toBeLessThanOrEqual(Math.min(width, height) - 88);
          expect(inner).toBeLessThan(outer);
          expect(keys).toBeGreaterThan(outer);
          expect(keys - outer).toBeLessThan(44);
          expect(hub + disc).toBeLessThan(inner);
          expect((inner + outer) / 2 + disc).toBeLessThan(outer + 44);
        },
      ),
    );
  });

  it('grows no further than is good to look at, and stays visible in the smallest box', () => {
    expect(planOf({ width: 4000, height: 2000 }).outer).toBe(230);
    expect(planOf({ width: 10, height: 0 }).outer).toBe(80);
  });

  it('has thinner bands and smaller discs when it is small', () => {
    const [small, large] = [planOf({ width: 427, height: 900 }), planOf({ width: 428, height: 900 })];
    expect([small.outer - small.inner, small.disc]).toEqual([22, 15]);
    expect([large.outer - large.inner, large.disc]).toEqual([30, 18]);
  });
});
