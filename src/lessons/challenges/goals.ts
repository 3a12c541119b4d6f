/** Whether a goal is reached: asked of the engine, in the words in which the checker asks it. */
import { must } from '../../base/assert';
import { protocolIn } from '../../protocols/registry';
import { blocked, blockedAt } from '../../sim/blocked';
import { inTransitOf } from '../../sim/conservation';
import type { Setting } from '../../sim/model';
import type { Trace, World } from '../../sim/types';
import { decisionOf } from '../../sim/world';
import type { Goal } from './challenge';

/** Goals that the logs alone decide, so that one world shows them. */
export type LogGoal = Exclude<Goal, { kind: 'blocked' }>;

export function isReachedIn(goal: LogGoal, world: World, setting: Setting): boolean {
  switch (goal.kind) {
    case 'breaks': {
      const { properties } = protocolIn(setting);
      return (properties.find(({ id }) => id === goal.property)?.check?.(world, setting) ?? null) !== null;
    }
    case 'transit':
      return setting.cast.transactions.some(({ id }) => inTransitOf(setting, world, id) > 0);
    case 'outcome': {
      const { id, members } = must(setting.cast.transactions[0]);
      return members.every(({ node }) => decisionOf(setting, world, id, node) === goal.outcome);
    }
  }
}

/** Whether a goal is reached after so many steps of a trace. */
export function isReachedAt(goal: Goal, setting: Setting, trace: Trace, step: number): boolean {
  const world = trace.entries[step - 1]?.world ?? trace.initial;
  if (goal.kind !== 'blocked') return isReachedIn(goal, world, setting);
  const free = withNothingHeld(world);
  const waiting = free === world ? blockedAt(setting, trace, { step, effects: 0 }) : blocked(setting, free);
  return waiting.length > 0;
}

/** Who holds a message back makes nobody wait for ever: it still arrives. */
function withNothingHeld(world: World): World {
  if (!world.network.some(({ due, rested }) => due === null && !rested)) return world;
  const network = world.network.map((message) =>
    message.due === null && !message.rested ? { ...message, due: world.now } : message,
  );
  return { ...world, network };
}
