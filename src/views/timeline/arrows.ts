/** Messages of a trace as arrows. */
import { must } from '../../base/assert';
import type { Protocol } from '../../protocols/protocol';
import { messageKey } from '../../sim/messages';
import type { Loss, Message, Tick, Trace, TraceEntry } from '../../sim/types';
import type { Arrow, ArrowEnd, Crossing } from './diagram';

interface Draft {
  readonly message: Message;
  readonly sentStep: number;
  readonly ends: ArrowEnd[];
  isDelayed: boolean;
}

/** A lost message is never drawn as if it had hardly left, nor as if it had arrived. */
const WAY_LEAST = 0.2;
const WAY_MOST = 0.88;

export function arrowsOf(protocol: Protocol, trace: Trace, endAt: Tick): Arrow[] {
  const drafts = new Map<string, Draft>();
  for (const message of trace.initial.network) open(drafts, message, 0);
  for (const entry of trace.entries) follow(drafts, entry);
  const last = trace.entries.at(-1)?.world ?? trace.initial;
  for (const message of last.network) {
    const draft = drafts.get(messageKey(message));
    // In a `set` network nothing is consumed: what has been delivered is no arrow without an end.
    if (draft && (draft.ends.length === 0 || message.due !== null))
      draft.ends.push(unfinished(message, endAt));
  }
  return [...drafts.entries()].map(([key, { message, sentStep, ends, isDelayed }]) => ({
    key,
    from: message.from,
    to: message.to,
    copy: message.copy,
    tx: message.tx,
    type: message.type,
    shape: must(protocol.messages[message.type], `no shape for ${message.type}`),
    sentAt: message.sentAt,
    sentStep,
    ends,
    delayed: isDelayed,
  }));
}

function open(drafts: Map<string, Draft>, message: Message, sentStep: number): void {
  drafts.set(messageKey(message), { message, sentStep, ends: [], isDelayed: false });
}

function follow(drafts: Map<string, Draft>, entry: TraceEntry): void {
  const { act, message, effects, losses, index, at } = entry;
  const draft = message && drafts.get(messageKey(message));
  if (draft && (act.kind === 'deliver' || act.kind === 'duplicate'))
    draft.ends.push({ kind: 'delivered', at, way: 1, step: index, reason: null });
  if (draft && act.kind === 'delay') draft.isDelayed = true;
  // A merged resend put nothing on the wire.
  for (const applied of effects)
    if (applied.message && applied.fate !== 'merged') open(drafts, applied.message, index);
  for (const loss of losses) drafts.get(messageKey(loss.message))?.ends.push(deathOf(loss, at, index));
}

function deathOf({ message, reason }: Loss, at: Tick, step: number): ArrowEnd {
  if (reason === 'crashed') return { kind: 'lost', at, way: 1, step, reason };
  const way = clamp(wayAt(message, at));
  const earliest = message.sentAt + WAY_LEAST * ((message.due ?? at) - message.sentAt);
  return { kind: 'lost', at: Math.max(at, earliest), way, step, reason };
}

function unfinished(message: Message, endAt: Tick): ArrowEnd {
  return {
    kind: 'open',
    at: Math.max(endAt, message.sentAt),
    way: clamp(wayAt(message, endAt)),
    step: null,
    reason: null,
  };
}

function wayAt({ sentAt, due }: Message, at: Tick): number {
  return due === null || due <= sentAt ? 0.5 : (at - sentAt) / (due - sentAt);
}

function clamp(way: number): number {
  return Math.max(WAY_LEAST, Math.min(WAY_MOST, way));
}

/** Pairs of deliveries on one link that overtook each other. */
export function crossingsOf(arrows: readonly Arrow[]): Crossing[] {
  const links = new Map<string, { arrow: number; end: number; sentAt: Tick; at: Tick }[]>();
  arrows.forEach((arrow, index) => {
    const link = `${arrow.from}>${arrow.to}`;
    const deliveries = links.get(link) ?? [];
    links.set(link, deliveries);
    arrow.ends.forEach((end, place) => {
      if (end.kind === 'delivered')
        deliveries.push({ arrow: index, end: place, sentAt: arrow.sentAt, at: end.at });
    });
  });
  const crossings: Crossing[] = [];
  for (const deliveries of links.values()) {
    deliveries.sort((a, b) => a.sentAt - b.sentAt || a.at - b.at);
    deliveries.forEach((first, index) => {
      for (let next = index + 1; next < deliveries.length; next++) {
        const second = must(deliveries[next]);
        if (second.sentAt >= first.at) break;
        if (second.sentAt > first.sentAt && second.at < first.at)
          crossings.push({ earlier: [first.arrow, first.end], later: [second.arrow, second.end] });
      }
    });
  }
  return crossings;
}
