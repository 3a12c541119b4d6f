import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('CRC-32', () => {
  it('has the check value of the standard, and those of well-known texts', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf4_3926);
    expect(crc32([])).toBe(0);
    expect(crc32(bytesOf('The quick brown fox jumps over the lazy dog'))).toBe(0x414f_a339);
    expect(crc32(new Uint8Array(32))).toBe(0x190a_55ad);
    expect(crc32(new Uint8Array(32).fill(255))).toBe(0xff6c_ab0b);
  });

  it('is what zlib computes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      }),
    );
  });

  it('is another one after any damage within 32 bits', () => {
    const damage = fc.integer({ min: 1, max: 0xffff_ffff });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 40 }), damage, fc.nat(), (bytes, mask, where) => {
        const damaged = bytes.slice();
        const view = new DataView(damaged.buffer);
        const at = where % (bytes.length - 3);
        view.setUint32(at, (view.getUint32(at) ^ mask) >>> 0);
        expect(crc32(damaged)).not.toBe(crc32(bytes));
      }),
    );
  });
});
