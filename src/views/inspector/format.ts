/** Changes of money and bodies as short texts that read the same in every language. */
import type { Json } from '../../base/canonical';
import { yuan } from '../../payments/money';
import type { Fen } from '../../sim/types';

/** An amount with its sign always written: a change, not a balance. */
export function change(fen: Fen): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
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
