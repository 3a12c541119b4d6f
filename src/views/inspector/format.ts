/** Changes of money, virtual time and bodies as short texts that read the same in every language. */
import type { Json } from '../../base/canonical';
import { yuan } from '../../payments/money';
import type { Fen, Tick } from '../../sim/types';

const MINUS = '\u2212';

/** An amount with its sign always written: a change, not a balance. */
export function change(fen: Fen): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

/** A duration in the largest unit that keeps it readable: `820 µs`, `12.5 ms`, `8 s`. */
export function duration(ticks: Tick): string {
  const size = Math.abs(ticks);
  const sign = ticks < 0 ? MINUS : '';
  if (size < 1000) return `${sign}${size} µs`;
  if (size < 1_000_000) return `${sign}${rounded(size / 1000)} ms`;
  return `${sign}${rounded(size / 1_000_000)} s`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(value < 100 ? 2 : 1)));
}

/** A message or record body on one line; empty when it says nothing. */
export function bodyText(body: Json): string {
  if (body === null) return '';
  if (typeof body !== 'object') return String(body);
  if (Array.isArray(body)) return body.map((item: Json) => bodyText(item)).join(', ');
  return Object.entries(body)
    .map(([key, value]) => `${key}: ${bodyText(value)}`)
    .join(', ');
}
