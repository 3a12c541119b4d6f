/**
 * All states found so far, each once: exact vectors in one growing array, and an open-addressing table of their numbers. A row is a
 * state and `extra` words of whoever searches; they stand together because a row that was just compared is in the processor's
 * cache, and anything elsewhere is not.
 */

/** A slot holds a number of 26 bits and six bits of the hash, which spare most comparisons. */
const NUMBER_BITS = 26;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;

/** More states than a slot can number; the limit of every search. */
export const STATES_MAX = NUMBER_MASK - 1;

export class StateTable {
  rows: Int32Array;
  size = 0;
  readonly stride: number;
  private slots: Int32Array;
  private mask: number;
  private readonly touched = new Int32Array(256);

  constructor(
    readonly width: number,
    readonly extra = 0,
    capacity = 1 << 12,
  ) {
    this.stride = width + extra;
    this.rows = new Int32Array(capacity * this.stride);
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity * 2 - 1;
  }

  /** The number of the state that stands at `at`, which is added when it is new: then the number is the size before. */
  add(states: Int32Array, at = 0, hash = hashOf(states, this.width, at)): number {
    const { width, stride, rows } = this;
    const tag = hash & ~NUMBER_MASK;
    let slot = hash & this.mask;
    for (;;) {
      const entry = this.slots[slot] as number;
      if (entry === 0) return this.append(states, at, slot, tag);
      if ((entry & ~NUMBER_MASK) === tag) {
        const row = ((entry & NUMBER_MASK) - 1) * stride;
        let word = 0;
        while (word < width && rows[row + word] === states[at + word]) word++;
        if (word === width) return (entry & NUMBER_MASK) - 1;
      }
      slot = (slot + 1) & this.mask;
    }
  }

  /** Brings what is needed to add states with these hashes (256 at most) into the cache. Changes nothing. */
  fetch(hashes: Int32Array, count: number): number {
    const { slots, mask, touched, rows, stride } = this;
    for (let index = 0; index < count; index++)
      touched[index] = slots[(hashes[index] as number) & mask] as number;
    let sum = 0;
    for (let index = 0; index < count; index++)
      sum ^= rows[((touched[index] as number) & NUMBER_MASK) * stride] ?? 0;
    return sum;
  }

  /** Where the extra words of a state stand in `rows`. */
  extraAt(number: number): number {
    return number * this.stride + this.width;
  }

  /** The same states under the same numbers in other words. */
  converted(width: number, convert: (rows: Int32Array, at: number, out: Int32Array) => void): StateTable {
    const next = new StateTable(width, this.extra, (this.mask + 1) >>> 1);
    const out = new Int32Array(width);
    for (let number = 0; number < this.size; number++) {
      convert(this.rows, number * this.stride, out);
      next.add(out);
      for (let word = 0; word < this.extra; word++)
        next.rows[next.extraAt(number) + word] = this.rows[this.extraAt(number) + word] as number;
    }
    return next;
  }

  get bytes(): number {
    return this.rows.byteLength + this.slots.byteLength;
  }

  private append(states: Int32Array, at: number, slot: number, tag: number): number {
    const number = this.size++;
    if ((number + 1) * this.stride > this.rows.length) this.rows = grown(this.rows, this.rows.length * 2);
    const row = number * this.stride;
    for (let word = 0; word < this.width; word++) this.rows[row + word] = states[at + word] as number;
    this.slots[slot] = tag | (number + 1);
    if (this.size * 4 > this.slots.length * 3) this.rehash();
    return number;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      const hash = hashOf(this.rows, this.width, number * this.stride);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~NUMBER_MASK) | (number + 1);
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** Multiply and mix word by word, with murmur3's finaliser. */
export function hashOf(words: Int32Array, width: number, at = 0): number {
  let hash = 0x9e3779b1;
  for (let word = 0; word < width; word++) {
    hash = Math.imul(hash ^ (words[at + word] as number), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The same numbers in a larger array. */
export function grown<T extends Int32Array | Uint16Array>(old: T, length: number): T {
  const next = new (old.constructor as new (size: number) => T)(length);
  next.set(old);
  return next;
}
