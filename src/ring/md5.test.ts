import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { md5 } from 'js-md5';
import { describe, expect, it } from 'vitest';
import { md5Hex, md5Into, md5Word } from './md5';

const encoder = new TextEncoder();
const words = new Uint32Array(4);

function hexOf(text: string): string {
  md5Into(text, words);
  return Buffer.from(words.buffer).toString('hex');
}

const nodeHex = (text: string | Uint8Array) => createHash('md5').update(text).digest('hex');

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('MD5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ])('gives what RFC 1321 says of "%s"', (text, expected) => {
    expect(hexOf(text)).toBe(expected);
    expect(md5Hex(encoder.encode(text))).toBe(expected);
  });

  it.each([0, 1, 3, 4, 54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 127, 128, 1_000])(
    'pads %i bytes',
    (length) => {
      for (const text of ['x'.repeat(length), `${'x'.repeat(Math.max(0, length - 2))}é`]) {
        expect(hexOf(text)).toBe(nodeHex(text));
        expect(md5Hex(encoder.encode(text))).toBe(nodeHex(text));
      }
    },
  );

  it.each(['账户:张三', 'acct:ünïcødé', 'acct:😀42', '\u007f\u0080', '😀'.repeat(13), '\u0000'])(
    'reads "%s" as UTF-8',
    (text) => {
      expect(hexOf(text)).toBe(nodeHex(text));
      expect(hexOf(text)).toBe(md5(text));
    },
  );

  it.each(['\ud83d', '\ude00', 'a\ud83db', '\ude00\ud83d'])('takes half of a pair as U+FFFD (%j)', (text) => {
    expect(hexOf(text)).toBe(nodeHex(text.replace(/[\ud800-\udfff]/g, '\ufffd')));
  });

  it('agrees with Node and with js-md5 on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(hexOf(text)).toBe(nodeHex(text));
        expect(hexOf(text)).toBe(md5(text));
      }),
    );
  });

  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(md5Hex(bytes)).toBe(nodeHex(bytes));
      }),
    );
  });

  it('gives as one word the first four bytes, lowest first', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(md5Word(text)).toBe(createHash('md5').update(text).digest().readUInt32LE(0));
      }),
    );
  });

  it('keeps nothing from one text to the next', () => {
    md5Word('x'.repeat(300));
    expect(hexOf('abc')).toBe(nodeHex('abc'));
  });
});
