/**
 * The variants of two-phase commit. What a coordinator without a record of a transaction answers is what it *presumes*; whatever
 * agrees with the presumption need neither be forced nor acknowledged. That, and the vote of those who have only read, after Mohan,
 * Lindsay & Obermarck (1986) as summarised by Lampson & Lomet (1993); cooperative termination after Bernstein, Hadzilacos & Goodman (1987, ch. 7).
 */
export type Presumption = 'nothing' | 'abort' | 'commit';

export interface Variant {
  readonly presumes: Presumption;
  /** A participant in doubt asks the other participants too, not the coordinator alone. */
  readonly isCooperative: boolean;
  /** A participant that keeps no leg of the transaction votes READ and is left out from then on. */
  readonly dropsReaders: boolean;
}

export const variants = {
  'presumed-abort': { presumes: 'abort', isCooperative: false, dropsReaders: false },
  'presumed-commit': { presumes: 'commit', isCooperative: false, dropsReaders: false },
  cooperative: { presumes: 'nothing', isCooperative: true, dropsReaders: false },
  'read-only': { presumes: 'nothing', isCooperative: false, dropsReaders: true },
} as const satisfies Readonly<Record<string, Variant>>;

export const presumedNothing: Variant = {
  presumes: 'nothing',
  isCooperative: false,
  dropsReaders: false,
};
