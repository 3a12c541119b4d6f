/** Faults and repairs that are no reaction of a chart. */
import type { Act, Link, Loss, Message, NodeId, Tick, World } from './types';
import { isCut, linkBetween, nodeOf, withNode } from './world';

/** Memory, timers and queues vanish; of the log the durable prefix stays, and `keep` rows of the tail behind it. */
export function crashed(world: World, id: NodeId, keep: number, at: Tick): World {
  const node = nodeOf(world, id);
  const log = node.log.slice(0, node.durable + keep);
  const bare = { instances: {}, timers: [], lockQueue: [], busyUntil: at };
  const next = withNode(world, id, { ...node, ...bare, status: 'crashed', log, durable: log.length });
  return remembering(next, () => [id]);
}

/** Running timers remember who has failed while they run. */
function remembering(world: World, failedFor: (id: NodeId) => readonly NodeId[]): World {
  let next = world;
  for (const [id, node] of Object.entries(world.nodes)) {
    const failed = failedFor(id);
    if (failed.length === 0 || node.timers.length === 0) continue;
    const timers = node.timers.map((timer) => ({
      ...timer,
      failed: [...new Set([...timer.failed, ...failed])],
    }));
    next = withNode(next, id, { ...node, timers });
  }
  return next;
}

/** All links between nodes of different groups. */
export function linksAcross(groups: readonly (readonly NodeId[])[]): Link[] {
  const links: Link[] = [];
  groups.forEach((group, index) => {
    for (const other of groups.slice(index + 1))
      for (const a of group) for (const b of other) if (a !== b) links.push(linkBetween(a, b));
  });
  return links;
}

/** A cut loses what is in flight on it. */
export function severed(
  world: World,
  groups: readonly (readonly NodeId[])[],
): { world: World; losses: Loss[] } {
  const fresh = linksAcross(groups).filter(([a, b]) => !isCut(world, a, b));
  const next = { ...world, cuts: [...world.cuts, ...fresh] };
  const dying = world.network.filter((message) => isCut(next, message.from, message.to));
  const network = world.network.filter((message) => !dying.includes(message));
  const failedFor = (id: NodeId): NodeId[] =>
    fresh.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
  return {
    world: remembering({ ...next, network }, failedFor),
    losses: dying.map((message) => ({ message, reason: 'cut' })),
  };
}

export function mended(world: World, groups: readonly (readonly NodeId[])[]): World {
  const links = linksAcross(groups);
  return {
    ...world,
    cuts: world.cuts.filter((cut) => !links.some((link) => link[0] === cut[0] && link[1] === cut[1])),
  };
}

/** A delayed message keeps its place on the wire; `by` null holds it until someone delivers it. */
export function delayed(world: World, message: Message, by: Extract<Act, { kind: 'delay' }>['by']): World {
  const due =
    by === null ? null : Math.max((message.due ?? world.now) + by, world.now + 1, message.sentAt + 1);
  return {
    ...world,
    network: world.network.map((other) => (other === message ? { ...message, due } : other)),
  };
}
