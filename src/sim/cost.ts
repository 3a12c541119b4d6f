/** What a run has cost so far, counted from its trace. */

import { messageKey } from './messages';
import type { Setting } from './model';
import { isForced } from './react';
import type { Position, Trace, TraceEntry } from './types';
import { roleOf } from './world';

export interface MessageCount {
  sent: number;
  delivered: number;
  lost: number;
  duplicated: number;
}

export interface Costs {
  /** By message type, in the order of first use. */
  readonly byType: Readonly<Record<string, MessageCount>>;
  readonly sent: number;
  readonly forced: number;
  readonly lazy: number;
  /** Message hops on the longest causal chain that has reached a node before it knew the outcome: what everyone waits for. An ACK is none. */
  readonly delays: number;
}

/** Costs of the first `step` entries of a trace. A re-send that met an equal copy in flight costs nothing. */
export function costs(setting: Setting, trace: Trace, step: number): Costs {
  const count = new Counting(setting);
  for (const entry of trace.entries.slice(0, step)) count.add(entry);
  return count.result();
}

/** Costs up to the play-head: of a reaction that is being stepped through, only the effects that are done. */
export function costsAt(setting: Setting, trace: Trace, { step, effects }: Position): Costs {
  const next = trace.entries[step];
  if (effects === 0 || !next) return costs(setting, trace, step);
  const done = next.effects.slice(0, effects);
  const losses = next.losses.filter(({ message }) => done.some((one) => one.message === message));
  const entry = { ...next, effects: done, losses };
  return costs(setting, { ...trace, entries: [...trace.entries.slice(0, step), entry] }, step + 1);
}

class Counting {
  private readonly byType: Record<string, MessageCount> = {};
  /** Longest chain that has reached a node, by node and transaction. */
  private readonly depth = new Map<string, number>();
  private readonly hops = new Map<string, number>();
  private forced = 0;
  private lazy = 0;
  private delays = 0;

  constructor(private readonly setting: Setting) {}

  add(entry: TraceEntry): void {
    const { message } = entry;
    if (message && (entry.act.kind === 'deliver' || entry.act.kind === 'duplicate')) {
      const count = this.of(message.type);
      count.delivered++;
      if (entry.act.kind === 'duplicate') count.duplicated++;
      const hop = this.hops.get(messageKey(message)) ?? 0;
      if (!entry.discarded && !this.knewOutcome(entry)) this.delays = Math.max(this.delays, hop);
      const place = placeOf(entry);
      this.depth.set(place, Math.max(this.depth.get(place) ?? 0, hop));
    }
    for (const loss of entry.losses) this.of(loss.message.type).lost++;
    for (const { effect, message: sent, fate } of entry.effects) {
      if (effect.kind === 'persist' && fate === 'done') {
        if (isForced(this.setting, effect)) this.forced++;
        else this.lazy++;
      }
      if (effect.kind !== 'send' || !sent || fate === 'merged') continue;
      this.of(sent.type).sent++;
      this.hops.set(messageKey(sent), (this.depth.get(placeOf(entry)) ?? 0) + 1);
    }
  }

  result(): Costs {
    const sent = Object.values(this.byType).reduce((sum, count) => sum + count.sent, 0);
    return { byType: this.byType, sent, forced: this.forced, lazy: this.lazy, delays: this.delays };
  }

  private knewOutcome({ before, node, tx }: TraceEntry): boolean {
    const role = node === null || tx === null ? null : roleOf(this.setting, tx, node);
    const kind = before && role ? role.states[before.value] : undefined;
    return kind === 'committed' || kind === 'aborted' || kind === 'ended';
  }

  private of(type: string): MessageCount {
    const count = this.byType[type] ?? { sent: 0, delivered: 0, lost: 0, duplicated: 0 };
    this.byType[type] = count;
    return count;
  }
}

function placeOf({ node, tx }: TraceEntry): string {
  return `${node} ${tx}`;
}
