import { describe, expect, it } from 'vitest';
import { couponState } from './cast';
import { latencyPresets, rttOf } from './latency';
import { yuan } from './money';

describe('yuan', () => {
  it('writes fen as yuan with two decimals and groups', () => {
    expect([0, 5, 25_000, 123_456_789, -25_000].map(yuan)).toEqual([
      '¥0.00',
      '¥0.05',
      '¥250.00',
      '¥1,234,567.89',
      '−¥250.00',
    ]);
  });
});

describe('couponState', () => {
  it('tells whole, promised and spent apart', () => {
    expect(couponState({ available: 2_000, frozen: 0 })).toBe('UNUSED');
    expect(couponState({ available: 0, frozen: 2_000 })).toBe('LOCKED');
    expect(couponState({ available: 0, frozen: 0 })).toBe('USED');
  });
});

describe('latencyPresets', () => {
  it('gives every figure a source and keeps it inside its own range', () => {
    for (const preset of latencyPresets) {
      expect(preset.sources.length).toBeGreaterThan(0);
      const [least, most] = preset.rangeTicks;
      expect(preset.rttTicks).toBeGreaterThanOrEqual(least);
      expect(preset.rttTicks).toBeLessThanOrEqual(most);
    }
    expect(rttOf('region')).toBe(30_000);
  });
});
