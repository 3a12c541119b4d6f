/** The 64 steps of MD5 (RFC 1321, section 3.4), written out because that is three times as fast as a loop with tables. */

/** The chaining values A, B, C and D. */
export interface State extends Int32Array {
  0: number;
  1: number;
  2: number;
  3: number;
}

/** 64 bytes of the message as 16 little-endian words. The members say that none of them is missing. */
export interface Block extends State {
  4: number;
  5: number;
  6: number;
  7: number;
  8: number;
  9: number;
  10: number;
  11: number;
  12: number;
  13: number;
  14: number;
  15: number;
}

/** Takes one block into the chaining values. */
export function compress(state: State, block: Block): void {
  const a = state[0];
  const b = state[1];
  const c = state[2];
  const d = state[3];
  firstRound(state, block);
  secondRound(state, block);
  thirdRound(state, block);
  fourthRound(state, block);
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

function firstRound(state: State, block: Block): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let sum = 0;
  sum = (a + (d ^ (b & (c ^ d))) + block[0] - 0x28955b88) | 0;
  a = (((sum << 7) | (sum >>> 25)) + b) | 0;
  sum = (d + (c ^ (a & (b ^ c))) + block[1] - 0x173848aa) | 0;
  d = (((sum << 12) | (sum >>> 20)) + a) | 0;
  sum = (c + (b ^ (d & (a ^ b))) + block[2] + 0x242070db) | 0;
  c = (((sum << 17) | (sum >>> 15)) + d) | 0;
  sum = (b + (a ^ (c & (d ^ a))) + block[3] - 0x3e423112) | 0;
  b = (((sum << 22) | (sum >>> 10)) + c) | 0;
  sum = (a + (d ^ (b & (c ^ d))) + block[4] - 0x0a83f051) | 0;
  a = (((sum << 7) | (sum >>> 25)) + b) | 0;
  sum = (d + (c ^ (a & (b ^ c))) + block[5] + 0x4787c62a) | 0;
  d = (((sum << 12) | (sum >>> 20)) + a) | 0;
  sum = (c + (b ^ (d & (a ^ b))) + block[6] - 0x57cfb9ed) | 0;
  c = (((sum << 17) | (sum >>> 15)) + d) | 0;
  sum = (b + (a ^ (c & (d ^ a))) + block[7] - 0x02b96aff) | 0;
  b = (((sum << 22) | (sum >>> 10)) + c) | 0;
  sum = (a + (d ^ (b & (c ^ d))) + block[8] + 0x698098d8) | 0;
  a = (((sum << 7) | (sum >>> 25)) + b) | 0;
  sum = (d + (c ^ (a & (b ^ c))) + block[9] - 0x74bb0851) | 0;
  d = (((sum << 12) | (sum >>> 20)) + a) | 0;
  sum = (c + (b ^ (d & (a ^ b))) + block[10] - 0x0000a44f) | 0;
  c = (((sum << 17) | (sum >>> 15)) + d) | 0;
  sum = (b + (a ^ (c & (d ^ a))) + block[11] - 0x76a32842) | 0;
  b = (((sum << 22) | (sum >>> 10)) + c) | 0;
  sum = (a + (d ^ (b & (c ^ d))) + block[12] + 0x6b901122) | 0;
  a = (((sum << 7) | (sum >>> 25)) + b) | 0;
  sum = (d + (c ^ (a & (b ^ c))) + block[13] - 0x02678e6d) | 0;
  d = (((sum << 12) | (sum >>> 20)) + a) | 0;
  sum = (c + (b ^ (d & (a ^ b))) + block[14] - 0x5986bc72) | 0;
  c = (((sum << 17) | (sum >>> 15)) + d) | 0;
  sum = (b + (a ^ (c & (d ^ a))) + block[15] + 0x49b40821) | 0;
  b = (((sum << 22) | (sum >>> 10)) + c) | 0;
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function secondRound(state: State, block: Block): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let sum = 0;
  sum = (a + (c ^ (d & (b ^ c))) + block[1] - 0x09e1da9e) | 0;
  a = (((sum << 5) | (sum >>> 27)) + b) | 0;
  sum = (d + (b ^ (c & (a ^ b))) + block[6] - 0x3fbf4cc0) | 0;
  d = (((sum << 9) | (sum >>> 23)) + a) | 0;
  sum = (c + (a ^ (b & (d ^ a))) + block[11] + 0x265e5a51) | 0;
  c = (((sum << 14) | (sum >>> 18)) + d) | 0;
  sum = (b + (d ^ (a & (c ^ d))) + block[0] - 0x16493856) | 0;
  b = (((sum << 20) | (sum >>> 12)) + c) | 0;
  sum = (a + (c ^ (d & (b ^ c))) + block[5] - 0x29d0efa3) | 0;
  a = (((sum << 5) | (sum >>> 27)) + b) | 0;
  sum = (d + (b ^ (c & (a ^ b))) + block[10] + 0x02441453) | 0;
  d = (((sum << 9) | (sum >>> 23)) + a) | 0;
  sum = (c + (a ^ (b & (d ^ a))) + block[15] - 0x275e197f) | 0;
  c = (((sum << 14) | (sum >>> 18)) + d) | 0;
  sum = (b + (d ^ (a & (c ^ d))) + block[4] - 0x182c0438) | 0;
  b = (((sum << 20) | (sum >>> 12)) + c) | 0;
  sum = (a + (c ^ (d & (b ^ c))) + block[9] + 0x21e1cde6) | 0;
  a = (((sum << 5) | (sum >>> 27)) + b) | 0;
  sum = (d + (b ^ (c & (a ^ b))) + block[14] - 0x3cc8f82a) | 0;
  d = (((sum << 9) | (sum >>> 23)) + a) | 0;
  sum = (c + (a ^ (b & (d ^ a))) + block[3] - 0x0b2af279) | 0;
  c = (((sum << 14) | (sum >>> 18)) + d) | 0;
  sum = (b + (d ^ (a & (c ^ d))) + block[8] + 0x455a14ed) | 0;
  b = (((sum << 20) | (sum >>> 12)) + c) | 0;
  sum = (a + (c ^ (d & (b ^ c))) + block[13] - 0x561c16fb) | 0;
  a = (((sum << 5) | (sum >>> 27)) + b) | 0;
  sum = (d + (b ^ (c & (a ^ b))) + block[2] - 0x03105c08) | 0;
  d = (((sum << 9) | (sum >>> 23)) + a) | 0;
  sum = (c + (a ^ (b & (d ^ a))) + block[7] + 0x676f02d9) | 0;
  c = (((sum << 14) | (sum >>> 18)) + d) | 0;
  sum = (b + (d ^ (a & (c ^ d))) + block[12] - 0x72d5b376) | 0;
  b = (((sum << 20) | (sum >>> 12)) + c) | 0;
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function thirdRound(state: State, block: Block): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let sum = 0;
  sum = (a + (b ^ c ^ d) + block[5] - 0x0005c6be) | 0;
  a = (((sum << 4) | (sum >>> 28)) + b) | 0;
  sum = (d + (a ^ b ^ c) + block[8] - 0x788e097f) | 0;
  d = (((sum << 11) | (sum >>> 21)) + a) | 0;
  sum = (c + (d ^ a ^ b) + block[11] + 0x6d9d6122) | 0;
  c = (((sum << 16) | (sum >>> 16)) + d) | 0;
  sum = (b + (c ^ d ^ a) + block[14] - 0x021ac7f4) | 0;
  b = (((sum << 23) | (sum >>> 9)) + c) | 0;
  sum = (a + (b ^ c ^ d) + block[1] - 0x5b4115bc) | 0;
  a = (((sum << 4) | (sum >>> 28)) + b) | 0;
  sum = (d + (a ^ b ^ c) + block[4] + 0x4bdecfa9) | 0;
  d = (((sum << 11) | (sum >>> 21)) + a) | 0;
  sum = (c + (d ^ a ^ b) + block[7] - 0x0944b4a0) | 0;
  c = (((sum << 16) | (sum >>> 16)) + d) | 0;
  sum = (b + (c ^ d ^ a) + block[10] - 0x41404390) | 0;
  b = (((sum << 23) | (sum >>> 9)) + c) | 0;
  sum = (a + (b ^ c ^ d) + block[13] + 0x289b7ec6) | 0;
  a = (((sum << 4) | (sum >>> 28)) + b) | 0;
  sum = (d + (a ^ b ^ c) + block[0] - 0x155ed806) | 0;
  d = (((sum << 11) | (sum >>> 21)) + a) | 0;
  sum = (c + (d ^ a ^ b) + block[3] - 0x2b10cf7b) | 0;
  c = (((sum << 16) | (sum >>> 16)) + d) | 0;
  sum = (b + (c ^ d ^ a) + block[6] + 0x04881d05) | 0;
  b = (((sum << 23) | (sum >>> 9)) + c) | 0;
  sum = (a + (b ^ c ^ d) + block[9] - 0x262b2fc7) | 0;
  a = (((sum << 4) | (sum >>> 28)) + b) | 0;
  sum = (d + (a ^ b ^ c) + block[12] - 0x1924661b) | 0;
  d = (((sum << 11) | (sum >>> 21)) + a) | 0;
  sum = (c + (d ^ a ^ b) + block[15] + 0x1fa27cf8) | 0;
  c = (((sum << 16) | (sum >>> 16)) + d) | 0;
  sum = (b + (c ^ d ^ a) + block[2] - 0x3b53a99b) | 0;
  b = (((sum << 23) | (sum >>> 9)) + c) | 0;
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function fourthRound(state: State, block: Block): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let sum = 0;
  sum = (a + (c ^ (b | ~d)) + block[0] - 0x0bd6ddbc) | 0;
  a = (((sum << 6) | (sum >>> 26)) + b) | 0;
  sum = (d + (b ^ (a | ~c)) + block[7] + 0x432aff97) | 0;
  d = (((sum << 10) | (sum >>> 22)) + a) | 0;
  sum = (c + (a ^ (d | ~b)) + block[14] - 0x546bdc59) | 0;
  c = (((sum << 15) | (sum >>> 17)) + d) | 0;
  sum = (b + (d ^ (c | ~a)) + block[5] - 0x036c5fc7) | 0;
  b = (((sum << 21) | (sum >>> 11)) + c) | 0;
  sum = (a + (c ^ (b | ~d)) + block[12] + 0x655b59c3) | 0;
  a = (((sum << 6) | (sum >>> 26)) + b) | 0;
  sum = (d + (b ^ (a | ~c)) + block[3] - 0x70f3336e) | 0;
  d = (((sum << 10) | (sum >>> 22)) + a) | 0;
  sum = (c + (a ^ (d | ~b)) + block[10] - 0x00100b83) | 0;
  c = (((sum << 15) | (sum >>> 17)) + d) | 0;
  sum = (b + (d ^ (c | ~a)) + block[1] - 0x7a7ba22f) | 0;
  b = (((sum << 21) | (sum >>> 11)) + c) | 0;
  sum = (a + (c ^ (b | ~d)) + block[8] + 0x6fa87e4f) | 0;
  a = (((sum << 6) | (sum >>> 26)) + b) | 0;
  sum = (d + (b ^ (a | ~c)) + block[15] - 0x01d31920) | 0;
  d = (((sum << 10) | (sum >>> 22)) + a) | 0;
  sum = (c + (a ^ (d | ~b)) + block[6] - 0x5cfebcec) | 0;
  c = (((sum << 15) | (sum >>> 17)) + d) | 0;
  sum = (b + (d ^ (c | ~a)) + block[13] + 0x4e0811a1) | 0;
  b = (((sum << 21) | (sum >>> 11)) + c) | 0;
  sum = (a + (c ^ (b | ~d)) + block[4] - 0x08ac817e) | 0;
  a = (((sum << 6) | (sum >>> 26)) + b) | 0;
  sum = (d + (b ^ (a | ~c)) + block[11] - 0x42c50dcb) | 0;
  d = (((sum << 10) | (sum >>> 22)) + a) | 0;
  sum = (c + (a ^ (d | ~b)) + block[2] + 0x2ad7d2bb) | 0;
  c = (((sum << 15) | (sum >>> 17)) + d) | 0;
  sum = (b + (d ^ (c | ~a)) + block[9] - 0x14792c6f) | 0;
  b = (((sum << 21) | (sum >>> 11)) + c) | 0;
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}
