/** The two timing models: any timer at any moment, or perfect failure detection. */
import type { Setting } from './model';
import type { NodeId, Timer, World } from './types';
import { isCut, nodeOf, recordsOf, roleOf, setupOf } from './world';

/**
 * Whether a running timer may fire now. Asynchronous: always. Synchronous: only if some awaited node can never answer any
 * more: nothing from it is in flight or held, and it is or was crashed or cut off since the timer runs, or has decided already
 * (what it had to say was lost; without these cases a repair would leave live nodes waiting for ever).
 */
export function mayFire(setting: Setting, world: World, node: NodeId, timer: Timer): boolean {
  if (setting.config.timing === 'asynchronous') return true;
  const role = roleOf(setting, timer.tx, node);
  const state = nodeOf(world, node).instances[timer.tx];
  if (!role || !state) return false;
  const awaited = role.awaits(state, timer.name, setupOf(setting, timer.tx, node));
  if (awaited.includes(node)) return true;
  return awaited.some((other) => isSilentForEver(setting, world, other, node, timer));
}

function isSilentForEver(setting: Setting, world: World, other: NodeId, node: NodeId, timer: Timer): boolean {
  const isOnItsWay = world.network.some(
    (message) => message.from === other && message.to === node && !message.rested,
  );
  if (isOnItsWay) return false;
  if (timer.failed.includes(other)) return true;
  const there = nodeOf(world, other);
  if (there.status === 'crashed' || isCut(world, other, node)) return true;
  return roleOf(setting, timer.tx, other)?.decision(recordsOf(there, timer.tx)) !== null;
}
