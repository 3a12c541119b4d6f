import { describe, expect, it } from 'vitest';
import { bodyText, change, duration } from './format';

describe('format', () => {
  it('always writes the sign of a change', () => {
    expect(change(1)).toBe('+¥0.01');
    expect(change(-25000)).toBe('\u2212¥250.00');
    expect(change(0)).toBe('¥0.00');
  });

  it('writes durations in the largest readable unit', () => {
    expect(duration(820)).toBe('820 µs');
    expect(duration(12_500)).toBe('12.5 ms');
    expect(duration(33_123)).toBe('33.12 ms');
    expect(duration(8_000_000)).toBe('8 s');
    expect(duration(-1000)).toBe('\u22121 ms');
  });

  it('writes bodies on one line', () => {
    expect(bodyText(null)).toBe('');
    expect(bodyText('NO')).toBe('NO');
    expect(bodyText({ reason: 'NOT_ENOUGH', peers: ['WX-L', 'ALI-L'] })).toBe('reason: NOT_ENOUGH, peers: WX-L, ALI-L');
  });
});
