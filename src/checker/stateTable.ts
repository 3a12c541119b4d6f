/**
 * Exact vectors of integers, each once: rows of one growing array, and an open-addressing table of their numbers. A row has `extra`
 * words for whoever keeps it, beside it, because a row that was just compared is in the processor's cache.
 */

/** A slot holds a number of 26 bits and six bits of the hash, which spare most comparisons. */
const NUMBER_BITS = 26;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;

/** More states than a table, and so a search, can number. */
export const STATES_MAX = NUMBER_MASK - 1;

/** What one table is about to compare; each needs it for a moment only. */
const touched = new Int32Array(64);

export class StateTable {
  rows: Int32Array;
  size = 0;
  readonly stride: number;
  private slots: Int32Array;
  private mask: number;

  /** `capacity`: a power of two. */
  constructor(
    readonly width: number,
    readonly extra = 0,
    capacity = 64,
  ) {
    this.stride = width + extra;
    this.rows = new Int32Array(capacity * this.stride);
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity * 2 - 1;
  }

  /** The number of the vector that stands at `at`, which is added when it is new: then the number is the size before. */
  add(words: Int32Array, at = 0, hash = hashOf(words, this.width, at)): number {
    const slot = this.slotOf(words, at, hash);
    const entry = this.slots[slot] as number;
    return entry === 0 ? this.append(words, at, slot, hash >> NUMBER_BITS) : (entry & NUMBER_MASK) - 1;
  }

  /**
   * The same for many vectors, each behind a header in a row of `stride` words; their numbers go to `out`. The loop has everything
   * that it needs at hand, as it is the one in which a search spends most of its time.
   */
  addAll(words: Int32Array, stride: number, header: number, count: number, out: Int32Array): void {
    const { width, stride: rowStride } = this;
    let { rows, slots, mask } = this;
    for (let index = 0; index < count; index++) {
      if ((index & 63) === 0) this.fetch(words, index * stride, stride, Math.min(64, count - index));
      const hash = words[index * stride] as number;
      const at = index * stride + header;
      const tag = hash & ~NUMBER_MASK;
      let slot = hash & mask;
      for (;;) {
        const entry = slots[slot] as number;
        if (entry === 0) {
          out[index] = this.append(words, at, slot, hash >> NUMBER_BITS);
          ({ rows, slots, mask } = this);
          break;
        }
        if ((entry & ~NUMBER_MASK) === tag) {
          const number = (entry & NUMBER_MASK) - 1;
          const row = number * rowStride;
          let word = 0;
          while (word < width && rows[row + word] === words[at + word]) word++;
          if (word === width) {
            out[index] = number;
            break;
          }
        }
        slot = (slot + 1) & mask;
      }
    }
  }

  /** Looks at all that is about to be compared, so that the processor waits for it together. Changes nothing. */
  private fetch(words: Int32Array, at: number, stride: number, count: number): void {
    const { slots, mask, rows, stride: rowStride } = this;
    for (let index = 0; index < count; index++)
      touched[index] = slots[(words[at + index * stride] as number) & mask] as number;
    let sum = 0;
    // The last word of each row, since that is there for each number; what could be missing would make `sum` an object each time.
    for (let index = 0; index < count; index++)
      sum ^= rows[Math.max(((touched[index] as number) & NUMBER_MASK) * rowStride - 1, 0)] as number;
    // Nobody reads it, but what is only computed would be left out.
    touched[0] = sum;
  }

  /** The number of a vector, or -1. */
  find(words: Int32Array, hash = hashOf(words, this.width)): number {
    return ((this.slots[this.slotOf(words, 0, hash)] as number) & NUMBER_MASK) - 1;
  }

  /** Where the extra words of a row stand in `rows`. */
  extraAt(number: number): number {
    return number * this.stride + this.width;
  }

  get bytes(): number {
    return this.rows.byteLength + this.slots.byteLength;
  }

  /** Where a vector is, or where it belongs. */
  private slotOf(words: Int32Array, at: number, hash: number): number {
    const { width, stride, rows, slots, mask } = this;
    const tag = hash & ~NUMBER_MASK;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry === 0) return slot;
      if ((entry & ~NUMBER_MASK) === tag) {
        const row = ((entry & NUMBER_MASK) - 1) * stride;
        let word = 0;
        while (word < width && rows[row + word] === words[at + word]) word++;
        if (word === width) return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** `tag`: the bits of the hash that are kept. */
  private append(words: Int32Array, at: number, slot: number, tag: number): number {
    const number = this.size++;
    if ((number + 1) * this.stride > this.rows.length) this.rows = grown(this.rows, this.rows.length * 2);
    const row = number * this.stride;
    for (let word = 0; word < this.width; word++) this.rows[row + word] = words[at + word] as number;
    this.slots[slot] = (tag << NUMBER_BITS) | (number + 1);
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

const SEED = 0x9e3779b1;

/** Multiply and mix word by word, with murmur3's finaliser. */
export function hashOf(words: Int32Array, width: number, at = 0): number {
  let hash = SEED;
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
