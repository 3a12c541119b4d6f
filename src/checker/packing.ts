/**
 * States in as few words as they need: fields share words, each with as many bits as its largest value so far. Smaller states mean
 * fewer cache misses.
 */

const WORD = 32;

export class Packing {
  readonly words: number;
  private readonly wordOf: Int32Array;
  private readonly shifts: Int32Array;
  private readonly masks: Int32Array;

  /** `inUse`: of each field, all bits that any state has there. */
  constructor(inUse: Int32Array) {
    this.wordOf = new Int32Array(inUse.length);
    this.shifts = new Int32Array(inUse.length);
    this.masks = new Int32Array(inUse.length);
    this.words = this.place([...inUse].map((bits) => Math.max(1, WORD - Math.clz32(bits))));
  }

  /** Writes the packed fields from `at` on; false when a field has outgrown its bits. */
  pack(fields: Int32Array, out: Int32Array, at = 0): boolean {
    const { wordOf, shifts, masks } = this;
    for (let word = 0; word < this.words; word++) out[at + word] = 0;
    let excess = 0;
    for (let field = 0; field < masks.length; field++) {
      const value = fields[field] as number;
      const mask = masks[field] as number;
      const word = at + (wordOf[field] as number);
      excess |= value & ~mask;
      out[word] = (out[word] as number) | ((value & mask) << (shifts[field] as number));
    }
    return excess === 0;
  }

  unpack(words: Int32Array, at: number, fields: Int32Array): void {
    const { wordOf, shifts, masks } = this;
    for (let field = 0; field < masks.length; field++)
      fields[field] =
        ((words[at + (wordOf[field] as number)] as number) >>> (shifts[field] as number)) &
        (masks[field] as number);
  }

  /** In as few words as possible, the widest fields first. Returns how many words that takes. */
  private place(widths: readonly number[]): number {
    const widestFirst = [...widths.entries()].sort(([, a], [, b]) => b - a);
    let words = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / WORD);
    while (!this.placeIn(words, widestFirst)) words++;
    return words;
  }

  /**
   * Each field goes where most is left. What then remains of a word goes to its widest field: it is free, and wide fields are those
   * that go on growing.
   */
  private placeIn(words: number, widestFirst: readonly (readonly [number, number])[]): boolean {
    const used = new Array<number>(words).fill(0);
    const widest = new Array<number>(words).fill(-1);
    for (const [field, width] of widestFirst) {
      const word = used.indexOf(Math.min(...used));
      this.wordOf[field] = word;
      this.shifts[field] = used[word] ?? 0;
      this.masks[field] = maskOf(width);
      used[word] = (used[word] ?? 0) + width;
      if ((used[word] ?? 0) > WORD) return false;
      if (widest[word] === -1) widest[word] = field;
    }
    for (const [word, field] of widest.entries()) {
      if (field < 0) continue;
      const more = WORD - (used[word] ?? 0);
      for (const [other] of widestFirst)
        if (this.wordOf[other] === word && other !== field)
          this.shifts[other] = (this.shifts[other] ?? 0) + more;
      this.masks[field] = maskOf(more + WORD - Math.clz32(this.masks[field] ?? 0));
    }
    return true;
  }
}

function maskOf(bits: number): number {
  return bits === WORD ? -1 : (1 << bits) - 1;
}
