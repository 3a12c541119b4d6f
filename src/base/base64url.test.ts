import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base64url', () => {
  it('is that of RFC 4648, without padding', () => {
    const vectors = ['', 'f:Zg', 'fo:Zm8', 'foo:Zm9v', 'foob:Zm9vYg', 'fooba:Zm9vYmE', 'foobar:Zm9vYmFy'];
    for (const vector of vectors) {
      const [plain = '', coded = ''] = vector.split(':');
      expect(toBase64url(bytesOf(plain))).toBe(coded);
      expect(fromBase64url(coded)).toEqual({ bytes: bytesOf(plain), whole: true });
    }
    expect(toBase64url(Uint8Array.of(0xfb, 0xff))).toBe('-_8');
  });

  it('is what Node makes of any bytes, and is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual({ bytes, whole: true });
      }),
    );
  });

  it('has one spelling: what is whole would be written the same', () => {
    const letter = fc.constantFrom(
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .😀',
    );
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 20 }), (text) => {
        const { bytes, whole } = fromBase64url(text);
        expect(toBase64url(bytes) === text).toBe(whole);
      }),
      { numRuns: 1000 },
    );
    for (const other of ['Zh', 'Zm9', 'Z', 'Zg==', 'Zm9v\n']) expect(fromBase64url(other).whole).toBe(false);
  });

  it('gives the bytes before the first letter that does not belong there', () => {
    expect(fromBase64url('Zm9vYg*Zm9v')).toEqual({ bytes: bytesOf('foob'), whole: false });
    expect(fromBase64url('+')).toEqual({ bytes: new Uint8Array(0), whole: false });
  });
});
