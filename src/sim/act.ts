/** Applying one act to a world: the single place where the future is made. */
import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import { nextCalmAct } from './calm';
import { crashed, delayed, mended, severed } from './faults';
import { refOf, withoutMessage, withRested } from './messages';
import type { Setting } from './model';
import { carryOut, type Doing, interrupted } from './react';
import { doingsOf, isReacting, messageActedOn, nodeActedOn, type ReactingAct } from './subject';
import type { Act, Loss, Message, ReachedMoment, Tick, TraceEntry, TxId, World } from './types';
import { nodeOf, withBegun, withNode, withoutTimer } from './world';

/** Where an entry stands in its trace and who asked for it. */
export interface Circumstances {
  readonly index?: number;
  readonly move?: number | null;
  /** Not before this tick (a move that was scheduled for it). */
  readonly notBefore?: Tick;
  /** Stop after so many effects, without a crash: a view into the middle of the reaction. */
  readonly upTo?: number;
}

/**
 * The entry that an act makes. The act must be possible (`refusal` says null). What the calm schedule would do next happens
 * at its own time; anything else is forced and happens one tick from now, or when the node has finished what it is doing.
 */
export function applyAct(
  setting: Setting,
  world: World,
  act: Act,
  circumstances: Circumstances = {},
): TraceEntry {
  const at = tickOf(setting, world, act, circumstances.notBefore);
  const message = messageActedOn(world, act);
  const base = {
    index: circumstances.index ?? 0,
    at,
    endAt: at,
    act,
    move: circumstances.move ?? null,
    node: nodeActedOn(setting, act),
    tx: message?.tx ?? ('tx' in act ? (act.tx ?? null) : null),
    message,
    before: null,
    after: null,
    rule: null,
    discarded: false,
    effects: [],
    planned: 0,
    losses: [],
    moments: [],
    world,
  };
  const before = { ...world, now: at };
  return isReacting(act)
    ? reactingEntry(setting, before, act, base, circumstances.upTo)
    : { ...base, ...fault(setting, before, act, message) };
}

/** The world in the middle of an entry, when its first `effects` effects are done. */
export function applyPartly(setting: Setting, before: World, entry: TraceEntry, effects: number): World {
  const notBefore = entry.at;
  const { world } = applyAct(setting, before, entry.act, { notBefore, upTo: effects });
  return { ...world, now: entry.effects[effects - 1]?.at ?? entry.at };
}

function tickOf(setting: Setting, world: World, act: Act, notBefore: Tick | undefined): Tick {
  const calm = notBefore === undefined ? nextCalmAct(setting, world) : null;
  if (calm && equalData(calm.act, plainly(setting, world, act))) return calm.at;
  const id = nodeActedOn(setting, act);
  const busy = id === null ? 0 : nodeOf(world, id).busyUntil;
  // A message that is forced to arrive has at least been sent.
  const sent = (messageActedOn(world, act)?.sentAt ?? -1) + 1;
  return Math.max(notBefore ?? world.now + 1, world.now, busy, sent);
}

/** The act as the calm schedule would name it: no interruption, the shortest reference, the transaction spelled out. */
function plainly(setting: Setting, world: World, act: Act): Act {
  const message = messageActedOn(world, act);
  if (act.kind === 'deliver' && message) return { kind: 'deliver', message: refOf(world, message) };
  if (act.kind === 'begin') return { kind: 'begin', tx: act.tx };
  if (act.kind === 'timeout' || act.kind === 'grant') {
    const tx = doingsOf(setting, world, act)[0]?.tx;
    const named =
      act.kind === 'timeout'
        ? { kind: act.kind, node: act.node, timer: act.timer }
        : { kind: act.kind, node: act.node };
    return { ...named, ...(tx === undefined ? {} : { tx }) } as Act;
  }
  return act;
}

function reactingEntry(
  setting: Setting,
  world: World,
  act: ReactingAct,
  base: TraceEntry,
  upTo: number = Number.POSITIVE_INFINITY,
): TraceEntry {
  const id = must(base.node);
  const doings = doingsOf(setting, world, act);
  const lead = doings.find((doing) => !doing.reaction.discarded && doing.reaction.rule !== null) ?? doings[0];
  const effects = doings.flatMap((doing) => doing.reaction.effects);
  const chosen = act.crashAfter ? interrupted(effects, act.crashAfter) : () => true;
  const indices = effects.flatMap((_, index) => (chosen(index) ? [index] : [])).slice(0, upTo);
  const only = (index: number): boolean => indices.includes(index);
  const start = base.at + workTicks(setting, base.message, lead);
  const ready = consumed(setting, world, act, base.message, lead?.tx);
  const carried = carryOut(setting, ready, id, doings, start, only);
  const isCrash = act.crashAfter !== undefined && upTo === Number.POSITIVE_INFINITY;
  const end = isCrash
    ? crashed(carried.world, id, act.crashAfter?.keep ?? 0, carried.endAt)
    : queued(carried.world, id, doings);
  const crash: ReachedMoment[] = isCrash ? [moment('crashed', id, effects.length)] : [];
  const recovery: ReachedMoment[] = act.kind === 'recover' ? [moment('recovered', id, 0)] : [];
  return {
    ...base,
    tx: lead?.tx ?? base.tx,
    before: nodeOf(world, id).instances[lead?.tx ?? ''] ?? null,
    after: isCrash ? null : (lead?.reaction.state ?? null),
    rule: lead?.reaction.rule ?? null,
    discarded: doings.every((doing) => doing.reaction.discarded),
    effects: carried.effects,
    planned: carried.planned,
    losses: carried.losses,
    moments: [...recovery, ...carried.moments, ...crash],
    endAt: carried.endAt,
    world: end,
  };
}

function moment(milestone: string, node: string, after: number): ReachedMoment {
  return { milestone, node, tx: null, after };
}

function workTicks(setting: Setting, message: Message | null, doing: Doing | undefined): Tick {
  if (!message || !doing || doing.reaction.discarded) return 0;
  return doing.role.workOn.includes(message.type) ? setting.config.workTicks : 0;
}

function taken(setting: Setting, world: World, message: Message): World {
  return setting.config.network === 'set' ? withRested(world, message) : withoutMessage(world, message);
}

/** What the act takes out of the world before the chart of transaction `tx` reacts. */
function consumed(
  setting: Setting,
  world: World,
  act: ReactingAct,
  message: Message | null,
  tx: TxId | undefined,
): World {
  switch (act.kind) {
    case 'begin':
    case 'cancel':
      return withBegun(setting, world, act.tx);
    case 'deliver':
      return message ? taken(setting, world, message) : world;
    case 'timeout':
      return withNode(world, act.node, withoutTimer(nodeOf(world, act.node), must(tx), act.timer));
    case 'recover':
      return withNode(world, act.node, { ...nodeOf(world, act.node), status: 'up' });
    default:
      return world;
  }
}

/** Keeps the lock queue in step with the charts: whoever waits in the state `queued` stands in it. */
function queued(world: World, id: string, doings: readonly Doing[]): World {
  const node = nodeOf(world, id);
  let queue = node.lockQueue;
  for (const { tx, reaction } of doings) {
    const waits = reaction.state.value === 'queued';
    if (waits && !queue.includes(tx)) queue = [...queue, tx];
    if (!waits && queue.includes(tx)) queue = queue.filter((other) => other !== tx);
  }
  if (queue === node.lockQueue) return world;
  return withNode(world, id, { ...node, lockQueue: queue });
}

function fault(setting: Setting, world: World, act: Act, message: Message | null): Partial<TraceEntry> {
  switch (act.kind) {
    case 'drop':
    case 'lose': {
      const gone = must(message);
      const loss: Loss = { message: gone, reason: act.kind === 'drop' ? 'dropped' : 'crashed' };
      return { world: taken(setting, world, gone), losses: [loss] };
    }
    case 'delay':
      return { world: delayed(world, must(message), act.by) };
    case 'cut':
      return severed(world, act.groups);
    case 'heal':
      return { world: mended(world, act.groups) };
    case 'crash':
      return {
        world: crashed(world, act.node, act.keep ?? 0, world.now),
        moments: [moment('crashed', act.node, 0)],
      };
    case 'pause':
    case 'resume': {
      const status = act.kind === 'pause' ? 'paused' : 'up';
      return { world: withNode(world, act.node, { ...nodeOf(world, act.node), status }) };
    }
    default:
      return {};
  }
}
