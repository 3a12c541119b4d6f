import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { applyEdit, type Edit } from '../../ring/edits';
import { hashedKeysOf, type Placement, placementOf } from '../../ring/placement';
import { PRESETS } from '../../ring/presets';
import { CIRCLE } from '../../ring/shares';
import { arcsOf, rowsOf, shareOf, spotAt } from './geometry';
import { lookOf } from './look';
import { planOf } from './plan';
import { spotsOf } from './spots';
import { trailOf } from './trail';

const plan = planOf({ width: 640, height: 560 });

/** Everything that the drawing takes from geometry, in words and rounded to what can be seen. */
function described(now: Placement, before: Placement): string {
  const keys = hashedKeysOf(now.scene.keys, now.scene.hash);
  const letter = (owner: number): string => lookOf(now.scene.shards[owner]?.id ?? 0).letter;
  const arcs = arcsOf(now.live).slice(0, 40);
  const rows = rowsOf(keys.hashes, keys.order, CIRCLE / 150, 3);
  return [
    ...arcs.map(
      (arc) => `arc ${letter(arc.owner)} ${arc.from}..${arc.to} ${(shareOf(arc) * 100).toFixed(3)} %`,
    ),
    ...spotsOf(now, before, plan).map(
      ({ id, x, y, isGhost }) =>
        `shard ${lookOf(id).letter} ${x.toFixed(1)},${y.toFixed(1)}${isGhost ? ' ghost' : ''}`,
    ),
    ...[...keys.order].slice(0, 24).map((key) => {
      const hash = must(keys.hashes[key]);
      const { x, y } = spotAt(hash, plan.keys + must(rows[key]) * 10);
      const trail = trailOf(now.live, hash, plan.outer + 34, plan.outer + 3) ?? 'none';
      return `key ${keys.keys[key]} ${x.toFixed(1)},${y.toFixed(1)} of ${letter(must(now.owners[key]))} by ${trail}`;
    }),
    '',
  ].join('\n');
}

describe('the picture of the ring', () => {
  it.each<[string, string, Edit]>([
    ['one-leaves', 'one-leaves', { kind: 'remove', id: 3 }],
    ['one-crashes', 'one-leaves', { kind: 'crash', id: 3 }],
    ['one-joins', 'virtual', { kind: 'add', weight: 1 }],
  ])('of %s is drawn as it was', async (name, preset, edit) => {
    const { scene } = must(PRESETS.find(({ id }) => id === preset));
    const keys = hashedKeysOf(scene.keys, scene.hash);
    const before = placementOf(scene, keys);
    const now = placementOf(applyEdit(scene, edit), keys, before.ring);
    await expect(described(now, before)).toMatchFileSnapshot(`__golden__/${name}.txt`);
  });
});
