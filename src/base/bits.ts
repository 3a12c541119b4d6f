/**
 * A stream of bits, written and read front to back. Numbers are varints of four-bit groups: three bits of the number, least
 * significant first, and one that says whether another group follows. A reader never runs past the end: it throws
 * {@link OutOfBits}, which the link decoder turns into a numbered error.
 */
export class OutOfBits extends Error {}

const utf8 = new TextEncoder();
const utf8Strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class BitWriter {
  private readonly bytes: number[] = [];
  private used = 0;

  flag(value: boolean): void {
    if (this.used % 8 === 0) this.bytes.push(0);
    const last = this.bytes.length - 1;
    if (value) this.bytes[last] = (this.bytes[last] ?? 0) | (0x80 >> (this.used % 8));
    this.used += 1;
  }

  /** Exactly `width` bits, most significant first; `width` is at most 32. */
  fixed(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.flag(((value >>> bit) & 1) === 1);
  }

  /** One of `count` choices, in as few bits as their number needs. */
  choice(index: number, count: number): void {
    this.fixed(index, bitsFor(count));
  }

  /** Any whole number from 0 to 2^53 − 1. */
  number(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
    let rest = value;
    while (rest >= 8) {
      this.fixed(8 + (rest % 8), 4);
      rest = Math.floor(rest / 8);
    }
    this.fixed(rest, 4);
  }

  signed(value: number): void {
    this.flag(value < 0);
    this.number(Math.abs(value));
  }

  text(value: string): void {
    const bytes = utf8.encode(value);
    this.number(bytes.length);
    for (const byte of bytes) this.fixed(byte, 8);
  }

  /** The bytes; the spare bits of the last one are zero. */
  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

export class BitReader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  flag(): boolean {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw new OutOfBits();
    const bit = (byte & (0x80 >> (this.at % 8))) !== 0;
    this.at += 1;
    return bit;
  }

  fixed(width: number): number {
    let value = 0;
    for (let bit = 0; bit < width; bit++) value = ((value << 1) | (this.flag() ? 1 : 0)) >>> 0;
    return value;
  }

  choice(count: number): number {
    const index = this.fixed(bitsFor(count));
    if (index >= count) throw new OutOfBits();
    return index;
  }

  number(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    for (let weight = 1; ; weight *= 8) {
      const group = this.fixed(4);
      value += (group & 7) * weight;
      if (value > max) throw new OutOfBits();
      if (group < 8) return value;
      if (weight > 2 ** 53) throw new OutOfBits();
    }
  }

  signed(): number {
    const negative = this.flag();
    const size = this.number();
    return negative && size > 0 ? -size : size;
  }

  text(bytesMax: number): string {
    const bytes = new Uint8Array(this.number(bytesMax));
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.fixed(8);
    try {
      return utf8Strict.decode(bytes);
    } catch {
      throw new OutOfBits();
    }
  }

  /** Whether nothing but the padding of the last byte is left. */
  finished(): boolean {
    if (this.bytes.length * 8 - this.at >= 8) return false;
    while (this.at < this.bytes.length * 8) if (this.flag()) return false;
    return true;
  }
}

function bitsFor(count: number): number {
  return count <= 1 ? 0 : 32 - Math.clz32(count - 1);
}
