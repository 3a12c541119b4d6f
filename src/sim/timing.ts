/** The two timing models: any timer at any moment, or perfect failure detection. */
import type { Setting } from './model';
import type { NodeId, Timer, World } from './types';
import { isCut, nodeOf, recordsOf, roleOf, setupOf } from './world';

/**
 * Whether a running timer may fire now. Asynchronous: always. Synchronous: only if some awaited node can never answer any
 * more: nothing from it is in flight or held, and it is or was crashed or cut off since the timer runs, or has decided already
 * (what it had to say was lost; without these cases a repair would leave live nodes waiting for ever). A detector
 * (`RoleModel.detectors`) waits for all of them instead, and no decision lets it fire.
 */
export function mayFire(setting: Setting, world: World, node: NodeId, timer: Timer): boolean {
  if (setting.config.timing === 'asynchronous') return true;
  const role = roleOf(setting, timer.tx, node);
  const state = nodeOf(world, node).instances[timer.tx];
  if (!role || !state) return false;
  const awaited = role.awaits(state, timer.name, setupOf(setting, timer.tx, node));
  if (awaited.includes(node)) return true;
  if (role.detectors?.includes(timer.name))
    return awaited.every((other) => isOutOfReach(world, other, node, timer));
  return awaited.some(
    (other) => isOutOfReach(world, other, node, timer) || hasSpoken(setting, world, other, node, timer),
  );
}

/** Crashed or cut off, or it was while the timer ran, and nothing from it is in flight or held. */
function isOutOfReach(world: World, other: NodeId, node: NodeId, timer: Timer): boolean {
  if (isOnItsWay(world, other, node)) return false;
  if (timer.failed.includes(other)) return true;
  return nodeOf(world, other).status === 'crashed' || isCut(world, other, node);
}

/** It has decided, and what it had to say was lost. */
function hasSpoken(setting: Setting, world: World, other: NodeId, node: NodeId, timer: Timer): boolean {
  if (isOnItsWay(world, other, node)) return false;
  return roleOf(setting, timer.tx, other)?.decision(recordsOf(nodeOf(world, other), timer.tx)) !== null;
}

function isOnItsWay(world: World, from: NodeId, to: NodeId): boolean {
  return world.network.some((message) => message.from === from && message.to === to && !message.rested);
}
