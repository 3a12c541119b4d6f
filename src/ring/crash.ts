/** What a crash does to a ring. */
import { withOwners } from './origin';
import { NOBODY, type Ring } from './types';

/**
 * The same points, each owned by the next live server clockwise; by NOBODY when none is left. A crashed server keeps its points,
 * so the others' arcs stay as they were, and all is as before when it comes back: unlike taking it out, which under weights
 * can change everybody's points. `isDown` is asked once for each server. To change the servers afterwards is to change the ring
 * in which nobody is down.
 */
export function skipping(ring: Ring, isDown: (index: number) => boolean): Ring {
  const down = ring.servers.map((_, index) => isDown(index));
  if (!down.includes(true)) return ring;
  const { length } = ring.points;
  const owners = new Uint16Array(length);
  let live = NOBODY;
  /* Backwards and twice around: the first time finds who comes after the last point. */
  for (let step = 2 * length - 1; step >= 0; step--) {
    const at = step < length ? step : step - length;
    const owner = ring.owners[at] as number;
    if (owner !== NOBODY && down[owner] === false) live = owner;
    owners[at] = live;
  }
  return withOwners(ring, owners);
}
