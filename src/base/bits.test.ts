import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter, OutOfBits } from './bits';

type Item =
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'fixed'; readonly value: number; readonly width: number }
  | { readonly kind: 'choice'; readonly value: number; readonly count: number }
  | { readonly kind: 'number' | 'signed'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string };

const anyItem: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ kind: fc.constant('flag' as const), value: fc.boolean() }),
  fc.tuple(fc.integer({ min: 0, max: 32 }), fc.nat(0xffff_ffff)).map(([width, bits]) => ({
    kind: 'fixed' as const,
    width,
    value: width === 32 ? bits : bits % 2 ** width,
  })),
  fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.nat())
    .map(([count, some]) => ({ kind: 'choice' as const, count, value: some % count })),
  fc.record({ kind: fc.constant('number' as const), value: fc.maxSafeNat() }),
  fc.record({ kind: fc.constant('number' as const), value: fc.nat(70) }),
  fc.record({ kind: fc.constant('signed' as const), value: fc.maxSafeInteger() }),
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'binary', maxLength: 9 }) }),
);

function write(pen: BitWriter, item: Item): void {
  if (item.kind === 'flag') pen.flag(item.value);
  else if (item.kind === 'fixed') pen.fixed(item.value, item.width);
  else if (item.kind === 'choice') pen.choice(item.value, item.count);
  else if (item.kind === 'text') pen.text(item.value);
  else pen[item.kind](item.value);
}

function read(eye: BitReader, item: Item): Item['value'] {
  if (item.kind === 'flag') return eye.flag();
  if (item.kind === 'fixed') return eye.fixed(item.width);
  if (item.kind === 'choice') return eye.choice(item.count);
  if (item.kind === 'text') return eye.text(36);
  return item.kind === 'number' ? eye.number() : eye.signed();
}

function written(...items: readonly Item[]): Uint8Array {
  const pen = new BitWriter();
  for (const item of items) write(pen, item);
  return pen.finish();
}

const numbers = (...values: readonly number[]): Uint8Array =>
  written(...values.map((value): Item => ({ kind: 'number', value })));

/** These bits, filled up with zeros. */
function bits(text: string): Uint8Array {
  const pen = new BitWriter();
  for (const bit of text.replaceAll(' ', '')) pen.flag(bit === '1');
  return pen.finish();
}

describe('a stream of bits', () => {
  it('is read as it was written, and no further', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 20 }), (items) => {
        const eye = new BitReader(written(...items));
        expect(items.map((item) => read(eye, item))).toEqual(items.map(({ value }) => value));
        expect(eye.finished()).toBe(true);
        expect(() => eye.fixed(8)).toThrow(OutOfBits);
      }),
    );
  });

  it('has numbers in groups of four bits, the last digits first', () => {
    expect(numbers(0)).toEqual(bits('0000'));
    expect(numbers(7)).toEqual(bits('0111'));
    expect(numbers(8)).toEqual(bits('1000 0001'));
    expect(numbers(1234)).toEqual(bits('1010 1010 1011 0010'));
    expect(numbers(Number.MAX_SAFE_INTEGER)).toHaveLength(9);
  });

  it('has choices in as few bits as they need', () => {
    for (const [count, width] of [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
      [16, 4],
      [17, 5],
    ] as const) {
      const pen = new BitWriter();
      for (let time = 0; time < 8; time++) pen.choice(count - 1, count);
      expect(pen.finish()).toHaveLength(width);
    }
  });

  it('takes no number that is not whole and not negative', () => {
    for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => new BitWriter().number(value)).toThrow(RangeError);
  });
});

describe('a reader', () => {
  it('goes nowhere beyond the end, wherever the stream is torn', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), fc.nat(), (items, where) => {
        const bytes = written(...items);
        fc.pre(bytes.length > 0);
        const eye = new BitReader(bytes.subarray(0, where % bytes.length));
        expect(() => items.map((item) => read(eye, item))).toThrow(OutOfBits);
      }),
    );
  });

  it('ends with an error or a value, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), fc.array(anyItem, { maxLength: 12 }), (bytes, items) => {
        const eye = new BitReader(bytes);
        try {
          for (const item of items) {
            const value = read(eye, item);
            if (item.kind === 'choice') expect(value).toBeLessThan(item.count);
            if (item.kind === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(OutOfBits);
        }
      }),
    );
  });

  it('takes no choice that there is not', () => {
    expect(new BitReader(bits('10')).choice(3)).toBe(2);
    expect(() => new BitReader(bits('11')).choice(3)).toThrow(OutOfBits);
  });

  it('takes no number beyond the given one, nor beyond 2^53 − 1', () => {
    expect(new BitReader(numbers(300)).number(300)).toBe(300);
    expect(() => new BitReader(numbers(301)).number(300)).toThrow(OutOfBits);
    const most = new BitReader(numbers(Number.MAX_SAFE_INTEGER));
    expect(most.number()).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => new BitReader(bits(`${'1000'.repeat(17)} 1001 0001`)).number()).toThrow(OutOfBits);
    expect(() => new BitReader(new Uint8Array(400).fill(0x88)).number()).toThrow(OutOfBits);
  });

  it('takes no text that is too long or not UTF-8, and keeps a byte order mark', () => {
    const text = (value: string): BitReader => new BitReader(written({ kind: 'text', value }));
    expect(text('字字').text(6)).toBe('字字');
    expect(() => text('字字').text(5)).toThrow(OutOfBits);
    expect(text('\ufeffa').text(9)).toBe('\ufeffa');
    for (const bad of ['11111111', '11000000 10000000', '11101101 10100000 10000000']) {
      const length = Math.ceil(bad.length / 9);
      expect(() => new BitReader(bits(`0${length.toString(2).padStart(3, '0')} ${bad}`)).text(9)).toThrow(
        OutOfBits,
      );
    }
  });

  it('is finished when only padding of zeros is left', () => {
    const eye = new BitReader(bits('10000000'));
    eye.flag();
    expect(eye.finished()).toBe(true);
    const odd = new BitReader(bits('10000001'));
    odd.flag();
    expect(odd.finished()).toBe(false);
    expect(new BitReader(new Uint8Array(1)).finished()).toBe(false);
    expect(new BitReader(new Uint8Array(0)).finished()).toBe(true);
  });

  it('reads minus nothing as nothing', () => {
    expect(Object.is(new BitReader(bits('1 0000')).signed(), 0)).toBe(true);
  });
});
