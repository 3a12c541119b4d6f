import { currentLanguage } from './i18n';
import type { Language } from './language';

/*
 * Numbers and lists are put together here: the first `Intl` formatter of a page takes 30 to 50 ms, which every first load would
 * wait for. The tests hold each of these functions against `Intl`, in both languages, which write numbers alike.
 */

/** Grouped by thousands, with as many decimals as it has, between `min` and `max`. */
function decimal(value: number, max: number, min = 0): string {
  const size = Math.abs(value);
  // Moves the point in the text of the number: to multiply would round it before it is rounded.
  const rounded = size < 1e-6 ? 0 : Number(`${Math.round(Number(`${size}e${max}`))}e-${max}`);
  const [whole = '', decimals = ''] = rounded.toFixed(max).split('.');
  const shown = decimals.slice(0, min) + decimals.slice(min).replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return (value < 0 ? '−' : '') + grouped + (shown === '' ? '' : `.${shown}`);
}

/** A count or another plain number. */
export function formatNumber(value: number): string {
  return decimal(value, 3);
}

/** Integer fen as yuan: 25000 is `¥250.00`. */
export function formatMoney(fen: number): string {
  return `${fen < 0 ? '−' : ''}¥${decimal(Math.abs(fen) / 100, 2, 2)}`;
}

const MILLISECOND = 1000;
const SECOND = 1_000_000;

function duration(ticks: number, fractions: readonly [number, number]): string {
  const inSeconds = Math.abs(ticks) >= SECOND;
  const value = ticks / (inSeconds ? SECOND : MILLISECOND);
  return `${decimal(value, inSeconds ? fractions[1] : fractions[0])} ${inSeconds ? 's' : 'ms'}`;
}

/** A span of virtual time, rounded for reading: `15 ms`, `8.03 s`. */
export function formatTicks(ticks: number): string {
  return duration(ticks, [1, 2]);
}

/** A moment in virtual time, to the very tick: `15.25 ms`, `8.03025 s`. */
export function formatTime(ticks: number): string {
  return duration(ticks, [3, 6]);
}

/** What stands between two sentences: a Chinese full stop brings its own space. */
export function sentenceGap(language: Language = currentLanguage()): string {
  return language === 'zh-Hans' ? '' : ' ';
}

/** Names one after the other: `CLR, WX-L, and ALI-L`. Between Latin and Han a space, as in all texts. */
export function formatList(names: readonly string[], language: Language = currentLanguage()): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const others = names.slice(0, -1);
  if (language === 'zh-Hans')
    return `${others.join('、')}和${last}`.replace(/(?<=[\w)])和(?=[\w(])/g, ' 和 ');
  return `${others.join(', ')}${names.length > 2 ? ',' : ''} and ${last}`;
}
