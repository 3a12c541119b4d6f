/** What the play-head stands on, and what a node's past tells about its log. Reads of (trace, position) only. */
import type { Setting } from '../../sim/model';
import { isForced } from '../../sim/react';
import type { NodeId, Position, Trace, TraceEntry, TxId } from '../../sim/types';

/** The entry being carried out (effect by effect) or the last one carried out; `null` at the very start. */
export function currentEntry(trace: Trace, position: Position): TraceEntry | null {
  return trace.entries[position.effects > 0 ? position.step : position.step - 1] ?? null;
}

/** Entries seen up to the play-head, the one in progress included, newest first. */
function* seen(trace: Trace, position: Position): Generator<TraceEntry> {
  const last = position.effects > 0 ? position.step : position.step - 1;
  for (let index = Math.min(last, trace.entries.length - 1); index >= 0; index--) {
    const entry = trace.entries[index];
    if (entry) yield entry;
  }
}

/** The last reaction of a node (in one transaction, or in any), or `null`. */
export function lastReaction(trace: Trace, position: Position, node: NodeId, tx?: TxId): TraceEntry | null {
  for (const entry of seen(trace, position))
    if (entry.node === node && isReaction(entry) && (tx === undefined || entry.tx === tx)) return entry;
  return null;
}

/** The last reaction of any node, or `null`. */
export function lastReactionAnywhere(trace: Trace, position: Position): TraceEntry | null {
  for (const entry of seen(trace, position)) if (isReaction(entry)) return entry;
  return null;
}

function isReaction(entry: TraceEntry): boolean {
  return entry.node !== null && (entry.before !== null || entry.after !== null);
}

/**
 * Whether each row of a node's log was written with a force. A record does not say how it was written, so the trace is
 * asked: appended rows are matched with the persist effects of the entry that appended them. `null` when it is not known.
 */
export function forcedFlags(
  setting: Setting,
  trace: Trace,
  position: Position,
  node: NodeId,
): readonly (boolean | null)[] {
  const flags: (boolean | null)[] = (trace.initial.nodes[node]?.log ?? []).map(() => null);
  const visible = trace.entries.slice(0, position.step + (position.effects > 0 ? 1 : 0));
  for (const entry of visible) {
    const log = entry.world.nodes[node]?.log ?? [];
    if (entry.node === node) flags.push(...written(setting, entry));
    while (flags.length > log.length && entry !== visible.at(-1)) flags.pop();
  }
  return flags;
}

function written(setting: Setting, entry: TraceEntry): boolean[] {
  const flags: boolean[] = [];
  for (const { effect, fate } of entry.effects)
    if (effect.kind === 'persist' && fate === 'done') flags.push(isForced(setting, effect));
  return flags;
}
