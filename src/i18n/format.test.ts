/** Goal: numbers and lists as `Intl` writes them, without its cost. Method: both, side by side, on examples and on seeds. */
import { describe, expect, it } from 'vitest';
import { randomAt } from '../base/hash';
import { formatList, formatMoney, formatNumber, formatTicks, formatTime, sentenceGap } from './format';

it('money is written as yuan', () => {
  expect(formatMoney(25000)).toBe('¥250.00');
  expect(formatMoney(-123456789)).toBe('−¥1,234,567.89');
  expect(formatMoney(5)).toBe('¥0.05');
});

it('spans are rounded for reading', () => {
  expect(formatTicks(15_000)).toBe('15 ms');
  expect(formatTicks(15_250)).toBe('15.3 ms');
  expect(formatTicks(8_030_000)).toBe('8.03 s');
  expect(formatTicks(0)).toBe('0 ms');
  expect(formatTicks(-2_000)).toBe('−2 ms');
});

it('moments keep every tick', () => {
  expect(formatTime(15_251)).toBe('15.251 ms');
  expect(formatTime(8_030_251)).toBe('8.030251 s');
});

it('numbers are grouped', () => {
  expect(formatNumber(8832)).toBe('8,832');
});

describe.each(['en', 'zh-Hans'] as const)('as Intl does in %s', (language) => {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const yuan = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  const span = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const like = (text: string): string => text.replace('-', '−');

  it('numbers, money and spans', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const size = 10 ** (1 + (seed % 9));
      const value = Math.round((randomAt(seed, 'number') - 0.5) * size * 1e6) / 1e6;
      if (Math.abs(value) < 0.001) continue;
      expect(formatNumber(value)).toBe(like(plain.format(value)));
      const fen = Math.round(value);
      expect(formatMoney(fen)).toBe(like(yuan.format(fen / 100)).replace('−¥0.00', '¥0.00'));
      const ticks = Math.abs(fen) % 1_000_000;
      expect(formatTicks(ticks)).toBe(`${span.format(ticks / 1_000)} ms`);
    }
  });

  it('lists', () => {
    const list = new Intl.ListFormat(language, { type: 'conjunction' });
    for (const names of [[], ['甲'], ['甲', '乙'], ['甲', '乙', '丙'], ['甲', '乙', '丙', '丁']])
      expect(formatList(names, language)).toBe(list.format(names));
  });
});

it('names follow one another, with spaces between Latin and Han', () => {
  expect(formatList(['CLR', 'WX-L'], 'zh-Hans')).toBe('CLR 和 WX-L');
  expect(formatList(['CLR', 'WX-L', 'ALI-L'], 'en')).toBe('CLR, WX-L, and ALI-L');
});

it('puts a space between sentences, and none where the full stop has its own', () => {
  expect([sentenceGap('en'), sentenceGap('zh-Hans')]).toEqual([' ', '']);
});
