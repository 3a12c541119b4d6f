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
  readonly keep: Int32Array;
  readonly put: Int32Array;
}

/** What the search needs to know of an outcome once it has its number among all that change a log: 0 for none. */
export type Numbering<S extends Told> = (step: S | null) => number;

const KINDS: readonly EdgeKind[] = ['own', 'repair', 'fault'];
const KIND_BITS = 2;
const FAULT_BITS = 3;
const STEP_SHIFT = KIND_BITS + FAULT_BITS;

/** Tags below it have no step. */
export const FIRST_STEP_TAG = 1 << STEP_SHIFT;

/** Kind, added faults and number of a step in one integer. */
export function tagOf(kind: EdgeKind, faults: number, step: number): number {
  return (step << STEP_SHIFT) | (faults << KIND_BITS) | KINDS.indexOf(kind);
}

export function kindOf(tag: number): EdgeKind {
  return KINDS[tag & ((1 << KIND_BITS) - 1)] as EdgeKind;
}

export function faultsOf(tag: number): number {
  return (tag >>> KIND_BITS) & ((1 << FAULT_BITS) - 1);
}

export function stepOf(tag: number): number {
  return tag >>> STEP_SHIFT;
}

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

  /** Writes itself to a deck. Returns the bits that its outcomes need when they do not fit there, or `null` when all is well. */
  write(deck: Deck, numberOf: Numbering<S>): Int32Array | null {
    const { packing } = deck;
    const stride = 1 + 2 * packing.words;
    const start = deck.reserve(this.outcomes.length * stride);
    for (const [index, { kind, step, faults, keep, put }] of this.outcomes.entries()) {
      const at = start + index * stride;
      deck.words[at] = tagOf(kind, faults, numberOf(step));
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
