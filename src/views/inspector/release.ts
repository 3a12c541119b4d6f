/** Who could release a blocked node: every single repair is tried on the world, and the engine says which one ends the wait. */
import { applyAct } from '../../sim/act';
import { blocked } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import { refusal } from '../../sim/refusal';
import type { Act, NodeId, TxId, World } from '../../sim/types';

/** Repairs that, alone, let the calm schedule bring a decision to this node. */
export function releases(setting: Setting, world: World, node: NodeId, tx: TxId): readonly Act[] {
  return repairs(setting, world).filter((act) => {
    if (refusal(setting, world, act) !== null) return false;
    const after = applyAct(setting, world, act).world;
    return !blocked(setting, after).some((pair) => pair.node === node && pair.tx === tx);
  });
}

function repairs(setting: Setting, world: World): Act[] {
  const acts: Act[] = [];
  for (const { id } of setting.cast.nodes) {
    const status = world.nodes[id]?.status;
    if (status === 'crashed') acts.push({ kind: 'recover', node: id });
    if (status === 'paused') acts.push({ kind: 'resume', node: id });
  }
  if (world.cuts.length > 0) acts.push({ kind: 'heal', groups: setting.cast.nodes.map(({ id }) => [id]) });
  return acts;
}
