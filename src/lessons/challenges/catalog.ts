/** All challenges, easiest first. */

import { castNodes, wallet } from '../../payments/cast';
import { rttOf } from '../../payments/latency';
import type { Run } from '../../sim/types';
import { members } from '../scenarios/cast';
import { type Challenge, type FaultBudget, type Goal, NOTHING_BROKEN } from './challenge';

function challenge(
  id: string,
  goal: Goal,
  budget: Partial<FaultBudget>,
  config: Run['config'] = {},
): Challenge {
  return { id, run: runOf(config), goal, budget: { ...NOTHING_BROKEN, ...budget } };
}

/** One transfer between two ledgers: small enough for the checker to answer at once. */
function runOf(config: Run['config']): Run {
  return {
    model: 'two-phase-commit@1',
    scenario: null,
    cast: {
      nodes: castNodes('CLR', 'WX-L', 'ALI-L'),
      accounts: [wallet('li', 'WX-L', 80_000), wallet('han', 'ALI-L', 15_000)],
      transactions: [
        {
          id: 't1',
          members: members('CLR', 'WX-L', 'ALI-L'),
          legs: [
            { account: 'li', amount: -25_000 },
            { account: 'han', amount: 25_000 },
          ],
          beginAt: 0,
        },
      ],
    },
    config: { rttTicks: rttOf('region'), ...config },
    seed: 1,
    moves: [],
  };
}

export const challenges: readonly Challenge[] = [
  challenge('stuck', { kind: 'blocked' }, { crashes: { coordinator: 1 } }),
  challenge('early', { kind: 'outcome', outcome: 'abort' }, {}),
  challenge('transit', { kind: 'transit' }, {}),
  challenge('guess', { kind: 'breaks', property: 'MONEY-1' }, { heuristics: 1 }),
  challenge(
    'torn',
    { kind: 'breaks', property: 'AC1' },
    { crashes: { coordinator: 1 }, recoveries: 1 },
    { lazy: ['COMMIT'] },
  ),
  challenge(
    'promise',
    { kind: 'breaks', property: 'AC1' },
    { crashes: { participant: 1 }, recoveries: 1 },
    { lazy: ['PREPARED'] },
  ),
];

/** The challenge of this id, or `null`. */
export function challengeById(id: string): Challenge | null {
  return challenges.find((one) => one.id === id) ?? null;
}
