/**
 * The rule sets that are sold as three-phase commit. `standard` is the one that works: Bernstein, Hadzilacos & Goodman (1987, ch. 7)
 * with an elected backup. The others are exhibits: timeouts alone, Skeen & Stonebraker's (1983) timeout and failure transitions,
 * and the mixture of the two, which nobody may use; then the ways to decide after a total failure without waiting for everybody:
 * two that fail (whoever is back; the last to fail, Skeen 1985), and one that works, with views.
 */
import type { Total } from './views';

export interface Variant {
  /** What those in doubt do when they hear nothing: elect a backup that asks everybody, or decide by the clock. */
  readonly terminates: 'by-election' | 'by-timeout';
  /** What the coordinator does when an ACK of PRE-COMMIT never comes. */
  readonly missingAck: 'commit' | 'abort';
  /** Who has to be back after a total failure. */
  readonly total: Total;
}

export const standard: Variant = { terminates: 'by-election', missingAck: 'commit', total: 'all' };

const elected = { terminates: 'by-election', missingAck: 'commit' } as const;

export const variants = {
  naive: { terminates: 'by-timeout', missingAck: 'commit', total: 'all' },
  'skeen-stonebraker': { terminates: 'by-timeout', missingAck: 'abort', total: 'all' },
  mixed: { terminates: 'by-election', missingAck: 'abort', total: 'all' },
  'any-subset': { ...elected, total: 'any-subset' },
  'up-sets': { ...elected, total: 'up-sets' },
  view: { ...elected, total: 'view' },
} as const satisfies Readonly<Record<string, Variant>>;
