/** Money as it is written on screen: fen in, `¥1,234.50` out, the same in every language of the app. */
import type { Fen } from '../sim/types';

export function yuan(amount: Fen): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  const cents = String(Math.abs(amount) % 100).padStart(2, '0');
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '−' : ''}¥${grouped}.${cents}`;
}
