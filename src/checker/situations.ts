/**
 * What has been worked out for local states in certain circumstances. What every state asks of each of its nodes stands side by side
 * in one array, so that most nodes of most states cost one look at the processor's cache.
 */
import type { CompiledModel } from './compiled';
import type { LocalTimer } from './local';
import { grown } from './stateTable';
import type { Consequences } from './successors';

export interface Situation {
  readonly alone: Consequences;
  /** Those that may fire or not, as the other nodes are. */
  readonly timers: readonly { readonly timer: LocalTimer; readonly consequences: Consequences }[];
  /** By message; of those at the head of their queue, and of those behind. */
  readonly arrivals: (Consequences | undefined)[];
  readonly queued: (Consequences | undefined)[];
}

/** Facts of a situation. How many own successors come of the node by itself, shifted; and 1 if anything at all comes of it. */
export const BRIEF = 0;
export const OWN_SHIFT = 8;
/** How many repairs and faults come of it. */
export const REPAIRS = 1;
export const FAULTS = 2;
/**
 * Behind them, bits of messages: of which nothing comes; of which the state itself comes, by one own step; and of which one state
 * comes by an own step, be it the same or another one.
 */
export const DULL = 3;

export class Situations {
  /** By number; none has the number 0. */
  readonly all: (Situation | undefined)[] = [undefined];
  facts: Int32Array;
  readonly stride: number;
  /** By circumstances and node: by local state, the number of the situation, or 0. */
  private readonly numbers: Int32Array[][] = [];
  /** Words of bits of messages; queues have none, and leave nothing out. */
  readonly words: number;
  /** No node can suffer or mend anything. */
  isCalm = true;
  /** So many words have had a bit. */
  wordsInUse = 0;

  constructor(private readonly model: CompiledModel) {
    this.words = model.setting.config.network === 'fifo' ? 0 : model.network.words;
    this.stride = DULL + 3 * this.words;
    this.facts = new Int32Array(64 * this.stride);
  }

  in(circumstances: number): Int32Array[] {
    const known = this.numbers[circumstances];
    if (known) return known;
    const made = this.model.ids.map(() => new Int32Array(64));
    this.numbers[circumstances] = made;
    return made;
  }

  /** Returns its number. */
  add(
    circumstances: number,
    node: number,
    local: number,
    { alone, timers }: Pick<Situation, 'alone' | 'timers'>,
  ): number {
    const number = this.all.push({ alone, timers, arrivals: [], queued: [] }) - 1;
    const at = number * this.stride;
    if (at + this.stride > this.facts.length) this.facts = grown(this.facts, this.facts.length * 2);
    const isBusy = !alone.isNothing || timers.length > 0;
    this.facts[at + BRIEF] = (alone.own << OWN_SHIFT) | (isBusy ? 1 : 0);
    this.facts[at + REPAIRS] = alone.repairs;
    this.facts[at + FAULTS] = alone.faults;
    this.isCalm &&= alone.repairs + alone.faults === 0;
    const rows = this.in(circumstances);
    let row = rows[node] as Int32Array;
    if (local >= row.length) {
      row = grown(row, local * 2);
      rows[node] = row;
    }
    row[local] = number;
    return number;
  }

  /** Keeps what comes of a message to a node in this situation. */
  arrive(number: number, message: number, isFirst: boolean, made: Consequences, state: Int32Array): void {
    const { arrivals, queued } = this.all[number] as Situation;
    (isFirst ? arrivals : queued)[message] = made;
    if (this.words === 0) return;
    const word = message >>> 5;
    this.wordsInUse = Math.max(this.wordsInUse, word + 1);
    const mark = (set: number): void => {
      const at = number * this.stride + DULL + set * this.words + word;
      this.facts[at] = (this.facts[at] as number) | (1 << (message & 31));
    };
    if (made.isNothing) mark(0);
    if (made.all.length !== 1 || made.own !== 1) return;
    if (made.leavesAsIs(state, this.model.networkAt)) mark(1);
    mark(2);
  }
}
