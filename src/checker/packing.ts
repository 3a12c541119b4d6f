/**
 * States in as few words as they need: small fields share words, each with as many bits as its largest value so far; the words
 * of the network stand behind them as they are. Smaller states mean fewer cache misses.
 */
export class Packing {
  readonly words: number;
  private readonly wordOf: Int32Array;
  private readonly shifts: Int32Array;
  private readonly masks: Int32Array;
  private readonly small: number;
  /** Words of small fields. */
  private readonly shared: number;

  constructor(
    private readonly bits: readonly number[],
    wholeWords: number,
  ) {
    this.small = bits.length;
    this.wordOf = new Int32Array(bits.length);
    this.shifts = new Int32Array(bits.length);
    this.masks = new Int32Array(bits.length);
    let word = 0;
    let used = 0;
    for (const [field, width] of bits.entries()) {
      if (used + width > 32) {
        word++;
        used = 0;
      }
      this.wordOf[field] = word;
      this.shifts[field] = used;
      this.masks[field] = width === 32 ? -1 : (1 << width) - 1;
      used += width;
    }
    this.shared = word + 1;
    this.words = this.shared + wholeWords;
  }

  /** Writes the packed fields from `at` on; false when a field has outgrown its bits. */
  pack(fields: Int32Array, out: Int32Array, at = 0): boolean {
    for (let word = 0; word < this.shared; word++) out[at + word] = 0;
    let excess = 0;
    for (let field = 0; field < this.small; field++) {
      excess |= (fields[field] as number) & ~(this.masks[field] as number);
      this.put(field, fields[field] as number, out, at);
    }
    this.copyWhole(fields, out, at);
    return excess === 0;
  }

  /** The same for fields that differ from packed ones only in one small field, the last small field, and the whole words. */
  repack(
    old: Int32Array,
    packed: Int32Array,
    fields: Int32Array,
    field: number,
    out: Int32Array,
    at: number,
  ): boolean {
    for (let word = 0; word < this.shared; word++) out[at + word] = packed[word] as number;
    const last = this.small - 1;
    const excess = (fields[field] as number) & ~(this.masks[field] as number);
    const lastExcess = (fields[last] as number) & ~(this.masks[last] as number);
    this.put(field, (old[field] as number) ^ (fields[field] as number), out, at);
    this.put(last, (old[last] as number) ^ (fields[last] as number), out, at);
    this.copyWhole(fields, out, at);
    return (excess | lastExcess) === 0;
  }

  unpack(words: Int32Array, at: number, fields: Int32Array): void {
    const { wordOf, shifts, masks, small, shared } = this;
    for (let field = 0; field < small; field++)
      fields[field] =
        ((words[at + (wordOf[field] as number)] as number) >>> (shifts[field] as number)) &
        (masks[field] as number);
    for (let word = shared; word < this.words; word++)
      fields[small + word - shared] = words[at + word] as number;
  }

  /** A packing in which these fields fit as well, with `spare` bits so that few outgrow it again. */
  widened(fields: Int32Array, spare: number): Packing {
    const widened = this.bits.map((width, field) => {
      const needed = 32 - Math.clz32(fields[field] as number);
      return needed <= width ? width : Math.min(32, needed + spare);
    });
    return new Packing(widened, this.words - this.shared);
  }

  private put(field: number, value: number, out: Int32Array, at: number): void {
    const word = at + (this.wordOf[field] as number);
    out[word] = (out[word] as number) ^ (value << (this.shifts[field] as number));
  }

  private copyWhole(fields: Int32Array, out: Int32Array, at: number): void {
    for (let word = this.shared; word < this.words; word++)
      out[at + word] = fields[this.small + word - this.shared] as number;
  }
}
