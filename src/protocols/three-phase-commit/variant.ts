/**
 * The rule sets that are sold as three-phase commit. `standard` is the one that works: Bernstein, Hadzilacos & Goodman (1987, ch. 7)
 * with an elected backup. The others are exhibits: timeouts alone, Skeen & Stonebraker's (1983) timeout and failure transitions,
 * and the mixture of the two, which nobody may use.
 */
export interface Variant {
  /** What those in doubt do when they hear nothing: elect a backup that asks everybody, or decide by the clock. */
  readonly terminates: 'by-election' | 'by-timeout';
  /** What the coordinator does when an ACK of PRE-COMMIT never comes. */
  readonly missingAck: 'commit' | 'abort';
}

export const standard: Variant = { terminates: 'by-election', missingAck: 'commit' };

export const variants = {
  naive: { terminates: 'by-timeout', missingAck: 'commit' },
  'skeen-stonebraker': { terminates: 'by-timeout', missingAck: 'abort' },
  mixed: { terminates: 'by-election', missingAck: 'abort' },
} as const satisfies Readonly<Record<string, Variant>>;
