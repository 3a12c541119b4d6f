/** RFC 4648 §5 without padding. Only the canonical spelling is read: the spare bits of the last character are zero. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const letterValue = new Map([...alphabet].map((letter, value) => [letter, value]));

export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = ((rest << 8) | byte) & 0x3fff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet.charAt((rest >> bits) & 63);
    }
  }
  return bits === 0 ? text : text + alphabet.charAt((rest << (6 - bits)) & 63);
}

/** The bytes up to the first letter that does not belong there, and whether that was the whole text. */
export function fromBase64url(text: string): { readonly bytes: Uint8Array; readonly whole: boolean } {
  const bytes: number[] = [];
  let rest = 0;
  let bits = 0;
  for (const letter of text) {
    const value = letterValue.get(letter);
    if (value === undefined) return { bytes: Uint8Array.from(bytes), whole: false };
    rest = ((rest << 6) | value) & 0x3fff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((rest >> bits) & 255);
    }
  }
  const spareIsZero = (rest & ((1 << bits) - 1)) === 0;
  return { bytes: Uint8Array.from(bytes), whole: bits < 6 && spareIsZero };
}
