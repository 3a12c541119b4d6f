/**
 * What the stage shows, as a pure function of (trace, position): cards, links, messages, losses, partitions, the broken
 * rule. No pixels here, and no memory of what was shown before.
 */
import type { PropertyVerdict, Protocol } from '../../protocols/protocol';
import { blockedAt, inDoubt } from '../../sim/blocked';
import type { Setting } from '../../sim/model';
import { worldAt } from '../../sim/position';
import type { Link, Message, NodeId, Position, Trace, World } from '../../sim/types';
import { linkBetween } from '../../sim/world';
import type { CardScene } from './cardScene';
import { branchKey, cardScene, waitedFor } from './cardScene';
import type { MessageScene } from './messageScene';
import { duplicatesUntil, lossesAt, lostScene, messageScene } from './messageScene';
import { groupsOf } from './partition';

export interface LinkScene {
  readonly link: Link;
  readonly cut: boolean;
}

export interface BrokenRule {
  readonly verdict: PropertyVerdict;
  readonly nodes: readonly NodeId[];
}

export interface Scene {
  readonly world: World;
  readonly cards: readonly CardScene[];
  readonly links: readonly LinkScene[];
  /** In flight, then what the current entry lost. */
  readonly messages: readonly MessageScene[];
  /** Two or more groups while the network is partitioned; else empty. */
  readonly groups: readonly (readonly NodeId[])[];
  readonly broken: BrokenRule | null;
}

export interface SceneInput {
  readonly setting: Setting;
  readonly protocol: Protocol;
  readonly trace: Trace;
  readonly position: Position;
  readonly verdicts: readonly PropertyVerdict[];
}

export function sceneAt({ setting, protocol, trace, position, verdicts }: SceneInput): Scene {
  const world = worldAt(trace, position, setting);
  const moment = { setting, protocol, world };
  const ids = setting.cast.nodes.map((node) => node.id);
  const doubtful = new Set(inDoubt(setting, world).map(branchKey));
  const stuck = new Set(
    blockedAt(setting, trace, position)
      .map(branchKey)
      .filter((key) => doubtful.has(key)),
  );
  const duplicated = duplicatesUntil(trace, position);
  const lost = lossesAt(trace, position);
  const groups = groupsOf(ids, world.cuts);
  return {
    world,
    cards: ids.map((id) => {
      const card = cardScene(moment, id, doubtful, stuck);
      const side = groups.length > 1 ? letter(groups.findIndex((group) => group.includes(id))) : null;
      const waited = card.state === 'blocked' ? waitedFor(moment, trace, position, card) : null;
      return { ...card, side, waited };
    }),
    links: linksOf(setting, world, [...world.network, ...lost.map((loss) => loss.message)]),
    messages: [
      ...world.network.map((message) => messageScene(moment, message, duplicated)),
      ...lost.map((loss) => lostScene(moment, loss)),
    ],
    groups: groups.length > 1 ? groups : [],
    broken: brokenAt(verdicts, position),
  };
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** Everyone who talks to the one that begins a transaction has a link to it; others get one while they talk. */
function linksOf(setting: Setting, world: World, messages: readonly Message[]): LinkScene[] {
  const links = new Map<string, Link>();
  const add = (a: NodeId, b: NodeId): void => {
    if (a !== b) links.set(linkBetween(a, b).join('|'), linkBetween(a, b));
  };
  for (const { members } of setting.cast.transactions)
    for (const member of members.slice(1)) add(members[0]?.node ?? member.node, member.node);
  for (const message of messages) add(message.from, message.to);
  const cuts = new Set(world.cuts.map((cut) => cut.join('|')));
  return [...links].map(([key, link]) => ({ link, cut: cuts.has(key) }));
}

function brokenAt(verdicts: readonly PropertyVerdict[], position: Position): BrokenRule | null {
  let first: BrokenRule | null = null;
  for (const verdict of verdicts) {
    const { property, step, violation } = verdict;
    if (property.kind !== 'always' || step === null || violation === null || step > position.step) continue;
    if (first === null || step < (first.verdict.step ?? 0)) first = { verdict, nodes: violation.nodes };
  }
  return first;
}
