/** Which server put a point where it is, when the point has come to belong to another one. */
import { isStrict, type Ring } from './types';

const origins = new WeakMap<Ring, Ring>();

/** The ring in which each point belongs to the server that it was made for. */
export function originOf(ring: Ring): Ring {
  return origins.get(ring) ?? ring;
}

/** The same points with other owners, and perhaps the ordinals that they have there. What they were made for stays known. */
export function withOwners(ring: Ring, owners: Uint16Array, ordinals: Uint16Array = ring.ordinals): Ring {
  const changed = { ...ring, owners, ordinals };
  origins.set(changed, originOf(ring));
  return changed;
}

/**
 * What the dialect makes of points that are equal. uhashring keeps owners in a dictionary, so there the last writer owns them
 * all; elsewhere they stay as they are, and the first one is found.
 */
export function settled(ring: Ring): Ring {
  const { options, points } = ring;
  if (!isStrict(options) || !hasTies(points)) return ring;
  const owners = ring.owners.slice();
  const ordinals = ring.ordinals.slice();
  for (let at = points.length - 2; at >= 0; at--) {
    if (points[at] !== points[at + 1]) continue;
    owners[at] = owners[at + 1] as number;
    ordinals[at] = ordinals[at + 1] as number;
  }
  return withOwners(ring, owners, ordinals);
}

function hasTies(points: Uint32Array): boolean {
  for (let at = 1; at < points.length; at++) if (points[at] === points[at - 1]) return true;
  return false;
}
