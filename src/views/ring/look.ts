/** How a shard looks wherever it is shown: by its id, so that nothing changes colour when another shard goes. */
import { letterOf } from '../../ring/scene';

/** Colours that can be told apart; after them patterns begin. */
const COLOURS = 6;
const PATTERNS = ['plain', 'stripes', 'dots', 'checks'] as const;

export type Pattern = (typeof PATTERNS)[number];

export interface Look {
  readonly letter: string;
  /** From 1: the token `--shard-<colour>`. */
  readonly colour: number;
  readonly pattern: Pattern;
}

/** Of nobody (id 0): no colour. */
export function lookOf(id: number): Look {
  if (id <= 0) return { letter: '–', colour: 0, pattern: 'plain' };
  const place = id - 1;
  return {
    letter: letterOf(id),
    colour: (place % COLOURS) + 1,
    pattern: PATTERNS[Math.floor(place / COLOURS) % PATTERNS.length] ?? 'plain',
  };
}
