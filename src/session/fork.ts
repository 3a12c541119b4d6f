/** The run of a branch: what was carried out before the fork, what still waits for its moment, and the new act. */
import type { Act, Move, Run, Trace } from '../sim/types';

/** `step` entries are kept. Moves that wait for a moment (`when`) stay armed: they belong to the scenario, not to the old future. */
export function forkedRun(run: Run, trace: Trace, step: number, act: Act): Run {
  const done = new Set(
    trace.entries.slice(0, step).flatMap((entry) => (entry.move === null ? [] : [entry.move])),
  );
  const kept: Move[] = run.moves.filter((move, index) => done.has(index) || 'when' in move);
  return { ...run, moves: [...kept, { afterStep: step, act }] };
}
