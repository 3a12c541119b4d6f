/**
 * Where a packet lives: the servers on the ring, clockwise from the packet's id. That it is a ring is our choice for teaching;
 * published text says only that requests stick to a server by a hash of the packet's id (payments.md [T R69]).
 */
import { must } from '../../base/assert';
import { buildRing } from '../../ring/build';
import { hasherOf } from '../../ring/hashes';
import { preferenceList } from '../../ring/preference';
import { KETAMA } from '../../ring/types';
import type { NodeId } from '../../sim/types';

/** The packet of every run: an invented id. */
export const PACKET_ID = 'hb:DEMO20260001';

const known = new Map<string, readonly NodeId[]>();

/** All servers in the order in which the ring gives them the packet: the first owns it, the next one takes over, and so on. */
export function lineOf(sets: readonly NodeId[]): readonly NodeId[] {
  const key = sets.join(' ');
  const line = known.get(key) ?? walked(sets);
  known.set(key, line);
  return line;
}

/** Who serves the packet in an epoch, counted from 1: after the last in line comes the first again. */
export function ownerIn(epoch: number, sets: readonly NodeId[]): NodeId {
  const line = lineOf(sets);
  return must(line[(epoch - 1) % line.length], 'a ring without servers');
}

function walked(sets: readonly NodeId[]): NodeId[] {
  const ring = buildRing(sets.map((label) => ({ label, weight: 1 })));
  const { servers } = preferenceList(ring, hasherOf(KETAMA.hash)(PACKET_ID), sets.length);
  return servers.map((index) => must(sets[index]));
}
