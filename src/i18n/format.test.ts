import { expect, it } from 'vitest';
import { formatList, formatMoney, formatNumber, formatTicks, formatTime, sentenceGap } from './format';

it.each(['en', 'zh-Hans'] as const)('money is written as yuan in %s', (language) => {
  expect(formatMoney(25000, language)).toBe('¥250.00');
  expect(formatMoney(-123456789, language)).toBe('−¥1,234,567.89');
  expect(formatMoney(5, language)).toBe('¥0.05');
});

it('spans are rounded for reading', () => {
  expect(formatTicks(15_000, 'en')).toBe('15 ms');
  expect(formatTicks(15_250, 'en')).toBe('15.3 ms');
  expect(formatTicks(8_030_000, 'zh-Hans')).toBe('8.03 s');
  expect(formatTicks(0, 'en')).toBe('0 ms');
  expect(formatTicks(-2_000, 'en')).toBe('−2 ms');
});

it('moments keep every tick', () => {
  expect(formatTime(15_251, 'en')).toBe('15.251 ms');
  expect(formatTime(8_030_251, 'en')).toBe('8.030251 s');
});

it('numbers are grouped', () => {
  expect(formatNumber(8832, 'en')).toBe('8,832');
});

it('names follow one another, with spaces between Latin and Han', () => {
  expect(formatList(['CLR', 'WX-L'], 'zh-Hans')).toBe('CLR 和 WX-L');
  expect(formatList(['CLR', 'WX-L', 'ALI-L'], 'en')).toBe('CLR, WX-L, and ALI-L');
});

it('puts a space between sentences, and none where the full stop has its own', () => {
  expect([sentenceGap('en'), sentenceGap('zh-Hans')]).toEqual([' ', '']);
});
