import { describe, expect, it } from 'vitest';
import { bodyText, change } from './format';

describe('format', () => {
  it('always writes the sign of a change', () => {
    expect(change(1)).toBe('+¥0.01');
    expect(change(-25000)).toBe('\u2212¥250.00');
    expect(change(0)).toBe('¥0.00');
  });

  it('writes bodies on one line', () => {
    expect(bodyText(null)).toBe('');
    expect(bodyText('NO')).toBe('NO');
    expect(bodyText({ reason: 'NOT_ENOUGH', peers: ['WX-L', 'ALI-L'] })).toBe(
      'reason: NOT_ENOUGH, peers: WX-L, ALI-L',
    );
  });
});
