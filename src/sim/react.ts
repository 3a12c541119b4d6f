/** Carrying out one reaction of one node: its effects in order, their costs, and an interruption by a crash. */
import { equalData, type Json } from '../base/canonical';
import { handoverEntries } from './handover';
import { branchState, entriesFor, entriesForShare, legsAt } from './ledger';
import type { LedgerOperation, RoleModel, Setting } from './model';
import { send } from './network';
import type {
  AppliedEffect,
  Effect,
  Interruption,
  LogRecord,
  Loss,
  NodeId,
  NodeState,
  ReachedMoment,
  Reaction,
  Tick,
  TxId,
  World,
} from './types';
import { newTimer, nodeOf, recordsOf, withInstance, withNode, withoutTimer, withTimer } from './world';

/** A reaction of one chart instance, ready to be carried out. */
export interface Doing {
  readonly tx: TxId;
  readonly role: RoleModel;
  readonly reaction: Reaction;
}

export interface Carried {
  readonly world: World;
  readonly effects: readonly AppliedEffect[];
  readonly losses: readonly Loss[];
  readonly moments: readonly ReachedMoment[];
  readonly planned: number;
  readonly endAt: Tick;
}

interface Step {
  readonly doing: Doing;
  readonly effect: Effect;
}

/**
 * Carries out reactions of one node, one after the other, from tick `at` on. `only`: which effects by index (default all);
 * what an interruption leaves out is planned but not done.
 */
export function carryOut(
  setting: Setting,
  world: World,
  node: NodeId,
  doings: readonly Doing[],
  at: Tick,
  only: (index: number) => boolean = () => true,
): Carried {
  const steps: Step[] = doings.flatMap((doing) =>
    doing.reaction.effects.map((effect) => ({ doing, effect })),
  );
  let next = world;
  for (const { tx, reaction } of doings)
    next = withNode(next, node, withInstance(nodeOf(next, node), tx, reaction.state));
  const effects: AppliedEffect[] = [];
  const losses: Loss[] = [];
  let now = at;
  steps.forEach(({ doing, effect }, index) => {
    if (!only(index)) return;
    const done = carryOutOne(setting, next, node, doing, effect, now);
    next = done.world;
    now = done.applied.at;
    effects.push(done.applied);
    if (done.applied.fate === 'cut' && done.applied.message)
      losses.push({ message: done.applied.message, reason: 'cut' });
  });
  next = withNode(next, node, {
    ...nodeOf(next, node),
    busyUntil: Math.max(now, nodeOf(next, node).busyUntil),
  });
  return {
    world: next,
    effects,
    losses,
    moments: momentsOf(node, doings, only),
    planned: steps.length,
    endAt: now,
  };
}

/** Which effects are done when a crash interrupts: the first `effects`, and of the burst of sends it falls into those to `sent`. */
export function interrupted(
  effects: readonly Effect[],
  interruption: Interruption,
): (index: number) => boolean {
  const cut = interruption.effects;
  let end = cut;
  while (effects[end]?.kind === 'send') end++;
  const sent = interruption.sent ?? [];
  return (index) => {
    if (index < cut) return true;
    const effect = effects[index];
    return index < end && effect?.kind === 'send' && sent.includes(effect.to);
  };
}

function momentsOf(
  node: NodeId,
  doings: readonly Doing[],
  only: (index: number) => boolean,
): ReachedMoment[] {
  const reached: ReachedMoment[] = [];
  let offset = 0;
  for (const { tx, reaction } of doings) {
    for (const { milestone, after } of reaction.moments) {
      const before = Array.from({ length: offset + after }, (_, index) => index);
      if (before.every(only)) reached.push({ milestone, node, tx, after: offset + after });
    }
    offset += reaction.effects.length;
  }
  return reached;
}

function carryOutOne(
  setting: Setting,
  world: World,
  id: NodeId,
  { tx, role }: Doing,
  effect: Effect,
  at: Tick,
): { world: World; applied: AppliedEffect } {
  const node = nodeOf(world, id);
  const done = (next: NodeState, when: Tick, fate: AppliedEffect['fate'] = 'done') => ({
    world: withNode(world, id, next),
    applied: { effect, at: when, message: null, fate },
  });
  switch (effect.kind) {
    case 'persist': {
      const forced = isForced(setting, effect);
      const record = recordFor(setting, node, id, tx, role, effect);
      const when = forced ? at + setting.config.forceTicks : at;
      const log = record ? [...node.log, record] : node.log;
      return done(
        { ...node, log, durable: forced ? log.length : node.durable },
        when,
        record ? 'done' : 'merged',
      );
    }
    case 'send': {
      const sent = send(setting, world, tx, id, effect, at);
      return { world: sent.world, applied: { effect, at, message: sent.message, fate: sent.fate } };
    }
    case 'setTimer':
      return done(withTimer(node, newTimer(setting, world, id, tx, effect.timer, at)), at);
    case 'cancelTimer':
      return done(withoutTimer(node, tx, effect.timer), at);
  }
}

/** Whether a record is forced, the switch "forget to force" included. */
export function isForced(setting: Setting, effect: Extract<Effect, { kind: 'persist' }>): boolean {
  return effect.forced && !setting.config.lazy.includes(effect.record);
}

/** The record to append, or `null` when an equal one stands in the log already: nothing is ever logged twice. */
function recordFor(
  setting: Setting,
  node: NodeState,
  id: NodeId,
  tx: TxId,
  role: RoleModel,
  effect: Extract<Effect, { kind: 'persist' }>,
): LogRecord | null {
  const records = recordsOf(node, tx);
  if (records.some((record) => record.type === effect.record && equalData(record.body, effect.body)))
    return null;
  const operation = role.ledger[effect.record] ?? 'none';
  const legs = legsAt(setting.cast, tx, id);
  const change = changeFor(operation, legs, branchState(role, records), effect.body);
  return { tx, type: effect.record, body: effect.body, ...change };
}

function changeFor(
  operation: LedgerOperation,
  legs: ReturnType<typeof legsAt>,
  state: ReturnType<typeof branchState>,
  body: Json,
): ReturnType<typeof entriesFor> {
  if (operation === 'share') return entriesForShare(legs, shareIn(body));
  return operation === 'hand-over' || operation === 'take-over'
    ? handoverEntries(legs, state, operation, body)
    : entriesFor(legs, state, operation);
}

/** Which share a body names; 0, which is none, when it names none. */
function shareIn(body: Json): number {
  return typeof body === 'object' && body !== null && 'share' in body ? Number(body.share) : 0;
}
