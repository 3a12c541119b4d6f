/**
 * A fan: all that can come of one thing (a node by itself, a message that arrives) as long as the surroundings are as they are. A
 * search comes to the same few fans again and again, so it keeps each in the form of its packed states: of a word, the bits that
 * stay and the bits that are put in their place.
 */
import type { Packing } from './packing';
import { grown } from './stateTable';
import type { EdgeKind, Told } from './system';

/** What comes of a thing in every state that has it. Of each field, `keep`: bits that stay; `put`: bits that are set. */
export interface Outcome<S extends Told> {
  readonly kind: EdgeKind;
  readonly step: S | null;
  /** Faults that it adds to the run. */
  readonly faults: number;
  /** The number of what need not be followed after it; see `sparing.ts`. */
  readonly spares: number;
  readonly keep: Int32Array;
  readonly put: Int32Array;
}

/** The tag of an outcome. */
export type Tagging<S extends Told> = (outcome: Outcome<S>) => number;

export class Fan<S extends Told> {
  readonly count: number;
  /** Outcomes by kind. */
  readonly own: number;
  readonly repairs: number;
  readonly faults: number;
  /** Where it is in the deck. */
  at = 0;
  private dealt: Deck | null = null;

  constructor(private readonly outcomes: readonly Outcome<S>[]) {
    const ofKind = (kind: EdgeKind): number => outcomes.filter((outcome) => outcome.kind === kind).length;
    this.count = outcomes.length;
    this.own = ofKind('own');
    this.repairs = ofKind('repair');
    this.faults = ofKind('fault');
  }

  isIn(deck: Deck): boolean {
    return this.dealt === deck;
  }

  /** Whether it leads from a state back to it, whatever the fields behind the first `fixed` ones are. */
  leavesAsIs(state: Int32Array, fixed: number): boolean {
    return this.outcomes.every(({ keep, put }) =>
      keep.every((bits, field) => {
        const value = field < fixed ? (state[field] as number) : -1;
        return ((value & bits) | (put[field] as number)) === value && (field < fixed || put[field] === 0);
      }),
    );
  }

  /** Writes itself to a deck. Returns the bits that its outcomes need when they do not fit there, or `null` when all is well. */
  write(deck: Deck, tagOf: Tagging<S>): Int32Array | null {
    const { packing } = deck;
    const stride = 1 + 2 * packing.words;
    const start = deck.reserve(this.outcomes.length * stride);
    for (const [index, outcome] of this.outcomes.entries()) {
      const { keep, put } = outcome;
      const at = start + index * stride;
      deck.words[at] = tagOf(outcome);
      packing.pack(keep, deck.words, at + 1);
      if (!packing.pack(put, deck.words, at + 1 + packing.words)) return this.bitsPut();
    }
    this.at = start;
    this.dealt = deck;
    return null;
  }

  private bitsPut(): Int32Array {
    const bits = new Int32Array(this.outcomes[0]?.put.length ?? 0);
    for (const { put } of this.outcomes)
      for (let field = 0; field < bits.length; field++)
        bits[field] = (bits[field] as number) | (put[field] as number);
    return bits;
  }
}

/**
 * Fans in the form of packed states, one behind the other: for each outcome its tag, and of each word the bits that stay and those
 * that are put.
 */
export class Deck {
  words = new Int32Array(1 << 10);
  private length = 0;

  constructor(readonly packing: Packing) {}

  reserve(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.words.length) this.words = grown(this.words, this.length * 2);
    return start;
  }
}
