/** What a row of the table of expectations is, and what rows are written with. */
import { type Bounds, NO_FAULTS } from '../../checker/bounds';
import type { Verdict } from '../../checker/check';
import type { Config } from '../../sim/types';

export interface Expectation {
  readonly name: string;
  readonly protocol: string;
  readonly participants: number;
  readonly config: Partial<Config>;
  readonly bounds: Bounds;
  /** By property; a length where the shortest run is part of the claim. */
  readonly verdicts: Readonly<
    Record<string, Verdict | { readonly violatedIn: number; readonly faults: number }>
  >;
  readonly isLarge: boolean;
}

/** What every commit protocol promises. */
export const SAFE = {
  AC1: 'holds',
  AC2: 'holds',
  AC3: 'holds',
  'MONEY-1': 'holds',
  'MONEY-2': 'holds',
  'LIVE-1': 'reached',
} as const;

/** What makes a row's timers a perfect failure detector. */
export const SYNCHRONOUS: Partial<Config> = { timing: 'synchronous' };

/** Writes rows of one protocol: `rowsOf('two-phase-commit')(name, participants, bounds, verdicts)`. */
export function rowsOf(protocol: string) {
  return (
    name: string,
    participants: number,
    bounds: Partial<Bounds>,
    verdicts: Expectation['verdicts'],
    config: Partial<Config> = {},
    isLarge = false,
  ): Expectation => ({
    name,
    protocol,
    participants,
    config,
    bounds: { ...NO_FAULTS, ...bounds },
    verdicts,
    isLarge,
  });
}
