/** Leaving a run for another future. */
import type { Act, Move, TraceEntry } from './types';

/**
 * The moves of a run that forks after these entries: what was carried out by then, what still waits for its moment (it belongs to
 * the scenario, not to the old future), and the new acts, one after the other.
 */
export function forkedMoves(
  moves: readonly Move[],
  shared: readonly TraceEntry[],
  acts: readonly Act[],
): Move[] {
  const done = new Set(shared.map(({ move }) => move));
  const kept = moves.filter((move, index) => done.has(index) || 'when' in move);
  return [...kept, ...acts.map((act, index) => ({ afterStep: shared.length + index, act }))];
}
