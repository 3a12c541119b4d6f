/** How large a run may be that comes from outside: a file, a link. Everything is checked before anything is simulated. */
export const limits = {
  fileBytes: 256 * 1024,
  linkCharacters: 64 * 1024,
  moves: 2000,
  nodes: 16,
  accounts: 64,
  transactions: 32,
  legs: 64,
  names: 400,
  nameCharacters: 40,
  marks: 50,
  noteCharacters: 80,
  amountFen: 1e12,
  ticks: 1e12,
  steps: 20_000,
  seed: 0xffff_ffff,
} as const;
