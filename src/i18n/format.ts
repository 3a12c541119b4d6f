import { currentLanguage } from './i18n';
import type { Language } from './language';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${Object.values(options).join()}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, known);
  return known;
}

/** A count or another plain number. */
export function formatNumber(value: number, language: Language = currentLanguage()): string {
  return numberFormat(language, { maximumFractionDigits: 3 }).format(value);
}

/** Integer fen as yuan: 25000 is `¥250.00`. */
export function formatMoney(fen: number, language: Language = currentLanguage()): string {
  const format = numberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(fen / 100).replace('-', '−');
}

const MILLISECOND = 1000;
const SECOND = 1_000_000;

function duration(ticks: number, fractions: readonly [number, number], language: Language): string {
  const inSeconds = Math.abs(ticks) >= SECOND;
  const value = ticks / (inSeconds ? SECOND : MILLISECOND);
  const text = numberFormat(language, {
    maximumFractionDigits: inSeconds ? fractions[1] : fractions[0],
  }).format(value);
  return `${text.replace('-', '−')} ${inSeconds ? 's' : 'ms'}`;
}

/** A span of virtual time, rounded for reading: `15 ms`, `8.03 s`. */
export function formatTicks(ticks: number, language: Language = currentLanguage()): string {
  return duration(ticks, [1, 2], language);
}

/** A moment in virtual time, to the very tick: `15.25 ms`, `8.03025 s`. */
export function formatTime(ticks: number, language: Language = currentLanguage()): string {
  return duration(ticks, [3, 6], language);
}

/** What stands between two sentences: a Chinese full stop brings its own space. */
export function sentenceGap(language: Language = currentLanguage()): string {
  return language === 'zh-Hans' ? '' : ' ';
}

const lists = new Map<Language, Intl.ListFormat>();

/** Names one after the other: `CLR, WX-L, and ALI-L`. Between Latin and Han a space, as in all texts. */
export function formatList(names: readonly string[], language: Language = currentLanguage()): string {
  const format = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, format);
  return format.format(names).replace(/(?<=[\w)])和(?=[\w(])/g, ' 和 ');
}
