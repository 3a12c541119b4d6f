/**
 * Messages in flight as words of a packed state. An equal copy is never in flight twice, so a set or a multiset is a set of bits;
 * FIFO links are queues, each a number.
 */
import { must } from '../base/assert';
import type { NetworkKind } from '../sim/types';
import type { MessageTable } from './messages';

/** Says that a state needs more words than were laid out; the search starts again with more. */
export class TooFewWords extends Error {}

/** `words` is a state; the network stands behind its first `at` words. */
export interface Network {
  readonly words: number;
  /**
   * Messages in flight, in the order of their numbers (FIFO: link by link). Returns how many were written to `out`. `without`: bits of
   * messages that may be left out.
   */
  list(state: Int32Array, at: number, out: Int32Array, without?: Int32Array): number;
  /** How many of these messages, given as bits, are in flight; queues do not say. */
  count(state: Int32Array, at: number, messages: Int32Array): number;
  has(state: Int32Array, at: number, message: number): boolean;
  /** In the set model: delivered already, and waiting to be delivered again. */
  isResting(state: Int32Array, at: number, message: number): boolean;
  /** Whether nothing is ahead of it. */
  isFirst(state: Int32Array, at: number, message: number): boolean;
  send(state: Int32Array, at: number, message: number): void;
  /** Takes it out; in the set model it only comes to rest. */
  take(state: Int32Array, at: number, message: number): void;
  /** Loses it for good, as a cut does. */
  lose(state: Int32Array, at: number, message: number): void;
  /** Whether anything is on its way from one node to another that has not been delivered yet. */
  isOnItsWay(state: Int32Array, at: number, from: number, to: number): boolean;
}

export function networkFor(
  kind: NetworkKind,
  words: number,
  messages: MessageTable,
  remembersRest: boolean,
): Network {
  if (kind === 'fifo') return new QueueNetwork(words, messages);
  return new BitNetwork(words, messages, kind === 'set', kind === 'set' && remembersRest);
}

const BITS = 32;

/** One bit for each message in flight; where it matters whether one was delivered already, a second one for that. */
class BitNetwork implements Network {
  readonly words: number;

  constructor(
    private readonly planeWords: number,
    private readonly messages: MessageTable,
    private readonly keeps: boolean,
    private readonly remembersRest: boolean,
  ) {
    this.words = remembersRest ? planeWords * 2 : planeWords;
  }

  list(state: Int32Array, at: number, out: Int32Array, without?: Int32Array): number {
    let count = 0;
    for (let word = 0; word < this.planeWords; word++) {
      let bits = (state[at + word] as number) & ~(without?.[word] ?? 0);
      while (bits !== 0) {
        const low = bits & -bits;
        out[count++] = word * BITS + 31 - Math.clz32(low);
        bits ^= low;
      }
    }
    return count;
  }

  count(state: Int32Array, at: number, messages: Int32Array): number {
    let count = 0;
    for (let word = 0; word < this.planeWords; word++) {
      const bits = (state[at + word] as number) & (messages[word] as number);
      if (bits !== 0) count += bitsIn(bits);
    }
    return count;
  }

  has(state: Int32Array, at: number, message: number): boolean {
    return (((state[at + (message >>> 5)] as number) >>> (message & 31)) & 1) === 1;
  }

  isResting(state: Int32Array, at: number, message: number): boolean {
    return this.remembersRest && this.has(state, at + this.planeWords, message);
  }

  isFirst(): boolean {
    return true;
  }

  send(state: Int32Array, at: number, message: number): void {
    const word = message >>> 5;
    if (word >= this.planeWords) throw new TooFewWords();
    state[at + word] = (state[at + word] as number) | (1 << (message & 31));
    if (this.remembersRest) this.clear(state, at + this.planeWords, message);
  }

  take(state: Int32Array, at: number, message: number): void {
    if (!this.keeps) this.clear(state, at, message);
    else if (this.remembersRest) {
      const word = at + this.planeWords + (message >>> 5);
      state[word] = (state[word] as number) | (1 << (message & 31));
    }
  }

  lose(state: Int32Array, at: number, message: number): void {
    this.clear(state, at, message);
    if (this.remembersRest) this.clear(state, at + this.planeWords, message);
  }

  isOnItsWay(state: Int32Array, at: number, from: number, to: number): boolean {
    const { messages } = this;
    for (let message = 0; message < messages.all.length; message++) {
      if (messages.from[message] !== from || messages.to[message] !== to) continue;
      if (this.has(state, at, message) && !this.isResting(state, at, message)) return true;
    }
    return false;
  }

  private clear(state: Int32Array, at: number, message: number): void {
    const word = at + (message >>> 5);
    state[word] = (state[word] as number) & ~(1 << (message & 31));
  }
}

/** How many bits are set: sums of two, of four, of eight, and all of them. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** One word for each link that was ever used: the number of what queues on it, 0 for nothing. */
class QueueNetwork implements Network {
  private readonly links: number[] = [];
  private readonly linkOf = new Map<number, number>();
  private readonly queues: (readonly number[])[] = [[]];
  private readonly numbers = new Map<string, number>([['', 0]]);

  constructor(
    readonly words: number,
    private readonly messages: MessageTable,
  ) {}

  list(state: Int32Array, at: number, out: Int32Array): number {
    let count = 0;
    for (let link = 0; link < this.links.length; link++)
      for (const message of this.queueAt(state, at, link)) out[count++] = message;
    return count;
  }

  count(): number {
    return 0;
  }

  has(state: Int32Array, at: number, message: number): boolean {
    return this.queueAt(state, at, this.linkFor(message)).includes(message);
  }

  isResting(): boolean {
    return false;
  }

  isFirst(state: Int32Array, at: number, message: number): boolean {
    return this.queueAt(state, at, this.linkFor(message))[0] === message;
  }

  send(state: Int32Array, at: number, message: number): void {
    const link = this.linkFor(message);
    const queue = this.queueAt(state, at, link);
    if (!queue.includes(message)) state[at + link] = this.numberOf([...queue, message]);
  }

  take(state: Int32Array, at: number, message: number): void {
    const link = this.linkFor(message);
    const queue = this.queueAt(state, at, link);
    state[at + link] = this.numberOf(queue.filter((other) => other !== message));
  }

  lose(state: Int32Array, at: number, message: number): void {
    this.take(state, at, message);
  }

  isOnItsWay(state: Int32Array, at: number, from: number, to: number): boolean {
    const link = this.linkOf.get(from * 256 + to);
    return link !== undefined && state[at + link] !== 0;
  }

  private linkFor(message: number): number {
    const ends = must(this.messages.from[message]) * 256 + must(this.messages.to[message]);
    const known = this.linkOf.get(ends);
    if (known !== undefined) return known;
    const link = this.links.length;
    if (link >= this.words) throw new TooFewWords();
    this.links.push(ends);
    this.linkOf.set(ends, link);
    return link;
  }

  private queueAt(state: Int32Array, at: number, link: number): readonly number[] {
    return must(this.queues[state[at + link] as number]);
  }

  private numberOf(queue: readonly number[]): number {
    const key = queue.join();
    const known = this.numbers.get(key) ?? this.queues.length;
    if (known === this.queues.length) {
      this.queues.push(queue);
      this.numbers.set(key, known);
    }
    return known;
  }
}
