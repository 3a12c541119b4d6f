import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace, TraceEntry } from '../../sim/types';
import { stepAt, stepTicks } from './playHead';

function trace(spans: readonly (readonly [at: number, endAt: number])[]): Trace {
  const entries = spans.map(
    ([at, endAt], index) => ({ index, at, endAt, effects: [] }) as unknown as TraceEntry,
  );
  return { initial: { now: 0 } as Trace['initial'], entries, end: 'quiet', failed: [] };
}

describe('stepTicks', () => {
  it('stands at the end of an entry, but never after the begin of the next', () => {
    expect(
      stepTicks(
        trace([
          [0, 2],
          [10, 20],
          [12, 25],
        ]),
      ),
    ).toEqual([0, 2, 12, 25]);
  });
});

describe('stepAt', () => {
  it('takes the nearest step, and the last of those at one tick', () => {
    expect(stepAt([0, 10, 10, 20], 9)).toBe(2);
    expect(stepAt([0, 10, 10, 20], 4)).toBe(0);
    expect(stepAt([0, 10, 10, 20], 99)).toBe(3);
    expect(stepAt([0, 10, 10, 20], -5)).toBe(0);
  });

  it('never goes back when the tick goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), fc.nat(1000), fc.nat(1000), (raw, a, b) => {
        const ticks = raw.toSorted((x, y) => x - y);
        expect(stepAt(ticks, Math.min(a, b))).toBeLessThanOrEqual(stepAt(ticks, Math.max(a, b)));
      }),
    );
  });
});
