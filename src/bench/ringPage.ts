/** The ring page at full size: what a step of a drag has to compute before it can be drawn. */
import { must } from '../base/assert';
import { applyEdit } from '../ring/edits';
import { movesOf } from '../ring/moves';
import { hashedKeysOf, type Placement, placementOf } from '../ring/placement';
import { PRESETS } from '../ring/presets';
import { type Measured, median } from './result';

const steps = 80;

/** 100,000 keys on 1,000 shards with 160 points each: another weight of one shard, all owners anew, and what moved. */
export function dragStep(): Measured {
  const { scene } = must(PRESETS.find(({ id }) => id === 'large'));
  const keys = hashedKeysOf(scene.keys, scene.hash);
  const before = placementOf(scene, keys);
  const times: number[] = [];
  let last: Placement = before;
  for (let step = 0; step < steps; step++) {
    const next = applyEdit(scene, { kind: 'weigh', id: 5, weight: 1 + (step % 9) });
    const began = performance.now();
    last = placementOf(next, keys, last.ring);
    movesOf(before, last, keys);
    times.push(performance.now() - began);
  }
  // The first steps warm the engine up.
  const value = median(times.slice(steps / 4));
  return { name: 'ring page: a step of a drag, 1,000 shards, 100,000 keys', value, unit: 'ms', goal: 8 };
}
