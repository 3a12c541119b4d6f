/** Numbers of the ring page as they are read. */
import { formatNumber } from '../../i18n/format';

/** A hash as eight hexadecimal digits. */
export function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/** A share as per cent, with a decimal where it is small. */
export function percent(share: number): string {
  const value = share * 100;
  const digits = Math.abs(value) < 0.1 ? 3 : Math.abs(value) < 10 ? 2 : 1;
  const scale = 10 ** digits;
  return `${formatNumber(Math.round(value * scale) / scale)} %`;
}

/** A factor beside 1, such as the largest load over the mean. */
export function times(value: number): string {
  return Number.isFinite(value) ? `${formatNumber(Math.round(value * 100) / 100)}` : '–';
}
