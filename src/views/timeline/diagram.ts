/**
 * A trace as a space–time diagram: what is drawn on which lane between which ticks. Nothing here knows pixels, the
 * direction of time on screen, or where the play-head stands.
 */
import type { MessageShape, Protocol } from '../../protocols/protocol';
import type { Setting } from '../../sim/model';
import { isForced } from '../../sim/react';
import type { LossReason, NodeId, RuleId, Tick, Trace, TraceEntry, TxId } from '../../sim/types';
import { roleIdOf } from '../../sim/world';
import { arrowsOf, crossingsOf } from './arrows';
import { bandsOf, cutsOf, locksOf } from './bands';

/** Where a copy of a message ended: delivered, lost on the way, or still in flight when the trace ends. */
export interface ArrowEnd {
  readonly kind: 'delivered' | 'lost' | 'open';
  readonly at: Tick;
  /** How much of the way it made, from 0 to 1. */
  readonly way: number;
  /** Entry that ended it; `null` while open. */
  readonly step: number | null;
  readonly reason: LossReason | null;
}

/** One message from its sending to its ends; a duplicated message has several. */
export interface Arrow {
  readonly key: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly copy: number;
  readonly tx: TxId;
  readonly type: string;
  readonly shape: MessageShape;
  readonly sentAt: Tick;
  /** Entry that sent it. */
  readonly sentStep: number;
  readonly ends: readonly ArrowEnd[];
  /** Somebody changed when it arrives. */
  readonly delayed: boolean;
}

/** Two deliveries on one link in the other order than they were sent: places in `arrows` and in their `ends`. */
export interface Crossing {
  readonly earlier: readonly [arrow: number, end: number];
  readonly later: readonly [arrow: number, end: number];
}

export type EventKind =
  | 'begin'
  | 'receive'
  | 'discard'
  | 'timeout'
  | 'command'
  | 'crash'
  | 'recover'
  | 'pause'
  | 'resume';

export interface DiagramEvent {
  readonly kind: EventKind;
  readonly node: NodeId;
  readonly at: Tick;
  readonly step: number;
  readonly rule: RuleId | null;
}

/** A log write. */
export interface LogMark {
  readonly node: NodeId;
  readonly at: Tick;
  readonly step: number;
  readonly record: string;
  readonly forced: boolean;
}

export type BandKind = 'in-doubt' | 'precommitted' | 'committed' | 'aborted' | 'crashed' | 'paused';

/** What a node is between two ticks. */
export interface Band {
  readonly kind: BandKind;
  readonly node: NodeId;
  readonly from: Tick;
  readonly to: Tick;
}

export interface LockBand {
  readonly node: NodeId;
  readonly from: Tick;
  readonly to: Tick;
}

/** Links severed between two ticks: the nodes they touch, and the sides when they split the cast. */
export interface CutBand {
  readonly from: Tick;
  readonly to: Tick;
  readonly nodes: readonly NodeId[];
  readonly sides: readonly (readonly NodeId[])[];
}

export interface Diagram {
  readonly lanes: readonly NodeId[];
  readonly arrows: readonly Arrow[];
  readonly crossings: readonly Crossing[];
  readonly events: readonly DiagramEvent[];
  readonly marks: readonly LogMark[];
  readonly bands: readonly Band[];
  readonly locks: readonly LockBand[];
  readonly cuts: readonly CutBand[];
  readonly endAt: Tick;
}

export function diagram(setting: Setting, protocol: Protocol, trace: Trace): Diagram {
  const endAt = trace.entries.reduce((latest, entry) => Math.max(latest, entry.endAt), 0);
  const arrows = arrowsOf(protocol, trace, endAt);
  return {
    lanes: lanesOf(setting, protocol),
    arrows,
    crossings: crossingsOf(arrows),
    events: eventsOf(trace),
    marks: marksOf(setting, trace),
    bands: bandsOf(setting, trace, endAt),
    locks: locksOf(setting, trace, endAt),
    cuts: cutsOf(setting, trace, endAt),
    endAt,
  };
}

/** Nodes from top to bottom: those that stand on top of the stage first. */
function lanesOf(setting: Setting, protocol: Protocol): NodeId[] {
  const isTop = (id: NodeId): boolean =>
    setting.cast.transactions.some((transaction) => {
      const role = roleIdOf(setting, transaction.id, id);
      return role !== null && protocol.roles[role]?.place === 'top';
    });
  const ids = setting.cast.nodes.map((node) => node.id);
  return [...ids.filter(isTop), ...ids.filter((id) => !isTop(id))];
}

function eventsOf(trace: Trace): DiagramEvent[] {
  return trace.entries.flatMap((entry) => {
    const { node, at, index: step, rule } = entry;
    const kind = kindOf(entry);
    if (node === null || kind === null) return [];
    const events: DiagramEvent[] = [{ kind, node, at, step, rule }];
    const isInterrupted = 'crashAfter' in entry.act && entry.act.crashAfter !== undefined;
    if (isInterrupted) events.push({ kind: 'crash', node, at: entry.endAt, step, rule: null });
    return events;
  });
}

function kindOf({ act, discarded }: TraceEntry): EventKind | null {
  switch (act.kind) {
    case 'deliver':
    case 'duplicate':
      return discarded ? 'discard' : 'receive';
    case 'begin':
    case 'timeout':
    case 'crash':
    case 'recover':
    case 'pause':
    case 'resume':
      return act.kind;
    case 'cancel':
    case 'grant':
    case 'veto':
    case 'forget':
    case 'heuristic':
      return 'command';
    default:
      return null;
  }
}

function marksOf(setting: Setting, trace: Trace): LogMark[] {
  return trace.entries.flatMap(({ node, index: step, effects }) =>
    effects.flatMap(({ effect, at, fate }) =>
      node !== null && effect.kind === 'persist' && fate === 'done'
        ? [{ node, at, step, record: effect.record, forced: isForced(setting, effect) }]
        : [],
    ),
  );
}

/** Every tick at which something is drawn: what the time axis must keep apart. */
export function instantsOf({ arrows, events, marks, endAt }: Diagram): Set<Tick> {
  const instants = new Set<Tick>([endAt]);
  for (const event of events) instants.add(event.at);
  for (const mark of marks) instants.add(mark.at);
  for (const arrow of arrows) {
    instants.add(arrow.sentAt);
    for (const end of arrow.ends) instants.add(end.at);
  }
  return instants;
}
