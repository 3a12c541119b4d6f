/** Who is blocked at the play-head, and since when: the one answer that all parts of the inspector give, the same as the stage's. */
import { blockedAt, inDoubt, type Waiting } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import type { Position, Trace } from '../../sim/types';
import { nodeOf } from '../../sim/world';

/** Live nodes that wait for a decision which nothing that still happens by itself will bring. */
export function stuckAt(setting: Setting, trace: Trace, position: Position): readonly Waiting[] {
  const world = worldAt(trace, position, setting);
  const doubtful = inDoubt(setting, world);
  return blockedAt(setting, trace, position).filter(
    (pair) => nodeOf(world, pair.node).status === 'up' && doubtful.some((other) => isSame(pair, other)),
  );
}

/** The step with which a wait began that still lasts at the play-head. */
export function stuckSince(setting: Setting, trace: Trace, position: Position, pair: Waiting): number {
  let { step } = position;
  while (step > 0 && stuckAt(setting, trace, { step: step - 1, effects: 0 }).some((one) => isSame(one, pair)))
    step--;
  return step;
}

function isSame(a: Waiting, b: Waiting): boolean {
  return a.node === b.node && a.tx === b.tx;
}
