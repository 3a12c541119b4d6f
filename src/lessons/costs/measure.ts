/** What one transaction costs a protocol, counted from a run of it in which nothing goes wrong. */
import type { Protocol } from '../../protocols/protocol';
import { costs } from '../../sim/cost';
import type { Setting } from '../../sim/model';
import { isForced } from '../../sim/react';
import { simulate } from '../../sim/simulate';
import type { NodeId, Trace } from '../../sim/types';

/** How the transaction ends: everybody agrees, or the last participant refuses. */
export type Ending = 'commit' | 'abort';

/** Who writes. */
export type Writer = 'coordinator' | 'participant' | 'helper';

export interface Measured {
  readonly messages: number;
  /** Message hops until the last node knew the outcome. */
  readonly delays: number;
  readonly forced: Readonly<Record<Writer, number>>;
}

/** Runs the protocol's neutral transaction with `n` participants, without jitter, to its end. */
export function measure(protocol: Protocol, n: number, ending: Ending): Measured {
  const setting = settingFor(protocol, n, ending);
  const trace = simulate(setting, []);
  const { sent, delays } = costs(setting, trace, trace.entries.length);
  return { messages: sent, delays, forced: forcedBy(protocol, setting, trace) };
}

function settingFor(protocol: Protocol, n: number, ending: Ending): Setting {
  const { config, ...rest } = protocol.neutral(n);
  const vetoes = ending === 'abort' ? { [`P${n}`]: 'REFUSED' } : {};
  return { ...rest, config: { ...config, jitterPermille: 0, vetoes } };
}

function forcedBy(protocol: Protocol, setting: Setting, { entries }: Trace): Record<Writer, number> {
  const counts: Record<Writer, number> = { coordinator: 0, participant: 0, helper: 0 };
  for (const { node, effects } of entries)
    for (const { effect, fate } of effects)
      if (node !== null && effect.kind === 'persist' && fate === 'done' && isForced(setting, effect))
        counts[writerOf(protocol, setting, node)]++;
  return counts;
}

function writerOf(protocol: Protocol, { cast }: Setting, node: NodeId): Writer {
  const role = cast.transactions[0]?.members.find((member) => member.node === node)?.role ?? '';
  const count = protocol.roles[role]?.count;
  return count === 'first' ? 'coordinator' : count === 'helpers' ? 'helper' : 'participant';
}
