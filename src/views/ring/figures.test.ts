// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../../i18n/i18n';
import { hex, percent, times } from './figures';

beforeAll(() => startI18n('en', []));

describe('numbers of the ring page', () => {
  it('are hashes of eight digits', () => {
    expect([0, 255, 0xffff_ffff].map(hex)).toEqual(['00000000', '000000ff', 'ffffffff']);
  });

  it('are shares with more decimals the smaller they are', () => {
    expect([0, 0.000_123_4, 0.012_345, 0.2, 0.798_76, 1].map(percent)).toEqual([
      '0 %',
      '0.012 %',
      '1.23 %',
      '20 %',
      '79.9 %',
      '100 %',
    ]);
  });

  it('are factors of two decimals, and a dash for none', () => {
    expect([1, 1.254, 12.999].map(times)).toEqual(['1', '1.25', '13']);
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(times)).toEqual(['–', '–']);
  });
});
