/**
 * MD5 (RFC 1321) of short texts, as four 32-bit words and without waiting. Ketama takes its points and its key hashes from it;
 * nothing here is for security.
 *
 * Texts are hashed as UTF-8; half of a surrogate pair counts as U+FFFD, as TextEncoder has it.
 */
import { type Block, compress, type State } from './md5Rounds';

const block = new Int32Array(16) as Block;
const state = new Int32Array(4) as State;
const encoder = new TextEncoder();

/** What fits into one block of 64 bytes beside the mark of the end and the length. */
const ONE_BLOCK_MAX = 55;

/** Writes the digest's four words into `out`: little-endian, that is word 0 holds bytes 0 to 3, byte 0 lowest. */
export function md5Into(text: string, out: Uint32Array): void {
  digest(text);
  out[0] = state[0];
  out[1] = state[1];
  out[2] = state[2];
  out[3] = state[3];
}

/** The first word of the digest, 0 to 2³² − 1: where ketama places a key. */
export function md5Word(text: string): number {
  digest(text);
  return state[0] >>> 0;
}

/** The digest as 32 hexadecimal digits, in the usual order of bytes. */
export function md5Hex(bytes: Uint8Array): string {
  digestBytes(bytes);
  let hex = '';
  for (const word of state)
    for (let shift = 0; shift < 32; shift += 8)
      hex += ((word >>> shift) & 0xff).toString(16).padStart(2, '0');
  return hex;
}

function digest(text: string): void {
  if (!digestShort(text)) digestBytes(encoder.encode(text));
}

/** The usual case, a short text of ASCII characters, needs neither bytes nor a second block. Says whether it was one. */
function digestShort(text: string): boolean {
  const { length } = text;
  if (length > ONE_BLOCK_MAX) return false;
  block.fill(0);
  let all = 0;
  let word = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    all |= code;
    word |= code << ((at & 3) << 3);
    if ((at & 3) === 3) {
      block[at >> 2] = word;
      word = 0;
    }
  }
  if (all > 0x7f) return false;
  block[length >> 2] = word | (0x80 << ((length & 3) << 3));
  block[14] = length << 3;
  begin();
  compress(state, block);
  return true;
}

function digestBytes(bytes: Uint8Array): void {
  begin();
  const { length } = bytes;
  const whole = length - (length % 64);
  for (let at = 0; at < whole; at += 64) {
    load(bytes, at, 64);
    compress(state, block);
  }
  const rest = length - whole;
  load(bytes, whole, rest);
  block[rest >> 2] = (block[rest >> 2] ?? 0) | (0x80 << ((rest & 3) << 3));
  if (rest > ONE_BLOCK_MAX) {
    compress(state, block);
    block.fill(0);
  }
  block[14] = length << 3;
  block[15] = Math.floor(length / 0x2000_0000);
  compress(state, block);
}

function begin(): void {
  state[0] = 0x67452301;
  state[1] = 0xefcdab89 | 0;
  state[2] = 0x98badcfe | 0;
  state[3] = 0x10325476;
}

function load(bytes: Uint8Array, from: number, count: number): void {
  block.fill(0);
  for (let at = 0; at < count; at++)
    block[at >> 2] = (block[at >> 2] ?? 0) | ((bytes[from + at] ?? 0) << ((at & 3) << 3));
}
