/** What acts at the play-head make of a run. */
import { equalData } from '../base/canonical';
import { forkedMoves } from '../sim/fork';
import type { Setting } from '../sim/model';
import { clampPosition, worldAt } from '../sim/position';
import { refusal } from '../sim/refusal';
import { simulate } from '../sim/simulate';
import { isReacting } from '../sim/subject';
import type { Act, Position, TraceEntry } from '../sim/types';
import type { Branch } from './types';

export interface Intervention {
  /** Behind the last act; the same object as before when none of them was possible. */
  readonly position: Position;
  /** One fork for all of the acts; `null` when they are what happens anyway. */
  readonly fork: Pick<Branch, 'forkStep' | 'run' | 'trace' | 'by'> | null;
}

/** Carries out acts one after the other from a position on. What is impossible is left out. */
export function intervention(
  setting: Setting,
  branch: Pick<Branch, 'run' | 'trace'>,
  from: Position,
  acts: readonly Act[],
): Intervention {
  let position = from;
  let fork: Intervention['fork'] = null;
  for (const wanted of acts) {
    const path: Pick<Branch, 'run' | 'trace'> = fork ?? branch;
    const { act, at } = interruptionOf(wanted, path.trace.entries[position.step], position);
    if (refusal(setting, worldAt(path.trace, { step: at, effects: 0 }, setting), act)) continue;
    const next = path.trace.entries[at];
    if (!next || !equalData(next.act, act)) {
      const moves = forkedMoves(path.run.moves, path.trace.entries.slice(0, at), [act]);
      const first: Pick<Branch, 'forkStep' | 'by'> = fork ?? { forkStep: at, by: act };
      fork = {
        forkStep: first.forkStep,
        by: first.by,
        run: { ...path.run, moves },
        trace: simulate(setting, moves),
      };
    }
    position = clampPosition((fork ?? branch).trace, { step: at + 1, effects: 0 });
  }
  return { position, fork };
}

/**
 * In the middle of a reaction only its own node's crash can come between two effects; it becomes an interruption of that
 * reaction. Everything else comes after it: no other node could see the difference.
 */
function interruptionOf(
  act: Act,
  next: TraceEntry | undefined,
  { step, effects }: Position,
): { act: Act; at: number } {
  if (effects === 0 || !next) return { act, at: step };
  if (act.kind !== 'crash' || act.node !== next.node) return { act, at: step + 1 };
  if (!isReacting(next.act)) return { act, at: step + 1 };
  const old = next.act.crashAfter;
  const done = old ? Math.min(effects, old.effects) : effects;
  const sent = next.effects
    .slice(done, effects)
    .flatMap(({ effect }) => (effect.kind === 'send' ? [effect.to] : []));
  const crashAfter = {
    effects: done,
    ...(sent.length > 0 ? { sent } : {}),
    ...(act.keep ? { keep: act.keep } : {}),
  };
  return { act: { ...next.act, crashAfter }, at: step };
}
