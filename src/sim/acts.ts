/** What can be done to a thing now: every act as a template, the impossible ones with the reason. */
import { refOf } from './messages';
import type { Setting } from './model';
import { refusal } from './refusal';
import { grantable } from './subject';
import type { Act, Link, Message, NodeId, Refusal, Tick, World } from './types';
import { isCut, isVoter, nodeOf, roleOf, setupsOf } from './world';

export interface OfferedAct {
  readonly act: Act;
  /** `null`: possible now. */
  readonly refusal: Refusal | null;
}

function offer(setting: Setting, world: World, acts: readonly Act[]): OfferedAct[] {
  return acts.map((act) => ({ act, refusal: refusal(setting, world, act) }));
}

/** Acts on a node, in a fixed order: faults, its timers, then what a client, an operator or the node itself may do. */
export function actsOnNode(setting: Setting, world: World, id: NodeId): OfferedAct[] {
  const node = nodeOf(world, id);
  const acts: Act[] = [
    node.status === 'crashed' ? { kind: 'recover', node: id } : { kind: 'crash', node: id },
    node.status === 'paused' ? { kind: 'resume', node: id } : { kind: 'pause', node: id },
  ];
  for (let keep = 1; keep <= node.log.length - node.durable; keep++)
    acts.push({ kind: 'crash', node: id, keep });
  for (const timer of node.timers) acts.push({ kind: 'timeout', node: id, timer: timer.name, tx: timer.tx });
  for (const { tx, members } of setupsOf(setting, id)) {
    if (members[0]?.node === id) acts.push({ kind: 'begin', tx }, { kind: 'cancel', tx });
    if (!isVoter(roleOf(setting, tx, id))) continue;
    acts.push(
      { kind: 'veto', node: id, tx },
      { kind: 'heuristic', node: id, tx, decision: 'commit' },
      { kind: 'heuristic', node: id, tx, decision: 'abort' },
      { kind: 'forget', node: id, tx },
    );
  }
  if (grantable(setting, node, id) !== null) acts.push({ kind: 'grant', node: id });
  return offer(setting, world, acts);
}

/** How far one press of "later" or "sooner" moves a message. */
export function nudgeTicks(setting: Setting): Tick {
  return Math.max(1, Math.round(setting.config.rttTicks / 4));
}

/** Acts on a message in flight. */
export function actsOnMessage(setting: Setting, world: World, message: Message): OfferedAct[] {
  const ref = refOf(world, message);
  const nudge = nudgeTicks(setting);
  return offer(setting, world, [
    { kind: 'deliver', message: ref },
    { kind: 'drop', message: ref },
    { kind: 'duplicate', message: ref },
    { kind: 'delay', message: ref, by: nudge },
    { kind: 'delay', message: ref, by: -nudge },
    { kind: 'delay', message: ref, by: null },
  ]);
}

/** Cutting or mending one link. */
export function actsOnLink(setting: Setting, world: World, [a, b]: Link): OfferedAct[] {
  return offer(setting, world, [{ kind: isCut(world, a, b) ? 'heal' : 'cut', groups: [[a], [b]] }]);
}

/** Every act that is possible now: what a random or exhaustive walk chooses from. */
export function possibleActs(setting: Setting, world: World): Act[] {
  const ids = setting.cast.nodes.map((node) => node.id);
  const offered = [
    ...ids.flatMap((id) => actsOnNode(setting, world, id)),
    ...world.network.flatMap((message) => actsOnMessage(setting, world, message)),
    ...ids.flatMap((a, index) =>
      ids.slice(index + 1).flatMap((b) => actsOnLink(setting, world, a < b ? [a, b] : [b, a])),
    ),
  ];
  return offered.filter((each) => each.refusal === null).map((each) => each.act);
}
