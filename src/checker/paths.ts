/** From the states of a path to the acts that lead along it. */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import type { System, Told } from './system';

/**
 * `path`: the first state as it is, the others as the search knows them, which may be others that count as the same.
 * `representative`: which one the search knows.
 */
export function actsAlong<S extends Told>(
  system: System<S>,
  [start, ...path]: readonly Int32Array[],
  representative: (state: Int32Array) => Int32Array,
): Act[] {
  let here = must(start);
  return path.map((to) => {
    const { act, state } = stepBetween(system, here, to, representative);
    here = state;
    return act;
  });
}

function stepBetween<S extends Told>(
  system: System<S>,
  from: Int32Array,
  to: Int32Array,
  representative: (state: Int32Array) => Int32Array,
): { act: Act; state: Int32Array } {
  const found: { act: Act; state: Int32Array }[] = [];
  system.expand(from, () => {
    if (found.length > 0) return;
    const reached = representative(system.scratch);
    if (to.every((value, field) => reached[field] === value))
      found.push({ act: system.act(), state: system.scratch.slice() });
  });
  return must(found[0], 'a step of a path is no step');
}
