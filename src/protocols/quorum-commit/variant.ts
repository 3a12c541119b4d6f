/**
 * Skeen's quorum-based commit (1982) and the enhanced one of Keidar & Dolev (1995/98). Every node has one vote, the coordinator too,
 * so V is one more than there are participants.
 */
export interface Variant {
  /** Two counters let a node change from pc to pa and back; without them both are for ever. */
  readonly isEnhanced: boolean;
}

export const skeen: Variant = { isEnhanced: false };

export const variants = { e3pc: { isEnhanced: true } } as const satisfies Readonly<Record<string, Variant>>;

/** Votes that commit: a majority. Those of E3PC abort, too. */
export function commitQuorum(votes: number): number {
  return Math.floor(votes / 2) + 1;
}

/** Votes that abort in Q3PC: as few as meet every commit quorum, Vc + Va = V + 1. */
export function abortQuorum(votes: number): number {
  return votes - commitQuorum(votes) + 1;
}
