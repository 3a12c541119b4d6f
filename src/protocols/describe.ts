/** One sentence for each entry of a trace: a full i18n key with its namespace, and what fills it. */
import type { Json } from '../base/canonical';
import type { Setting } from '../sim/model';
import type { Act, TraceEntry } from '../sim/types';

export interface Sentence {
  /** `<namespace>:<key>`; protocol rows live in the protocol's namespace, everything else in `events`. */
  readonly key: string;
  /**
   * `context` is the state that was reached: a row that needs it has a second sentence, `<key>_<state>`. `said_<member>`: a number or
   * a word out of the message's body.
   */
  readonly values: Readonly<Record<string, string>>;
}

/** What happened, in words. A row of a table is told by its rule; faults by what they are. */
export function describeEntry(entry: TraceEntry, setting: Setting): Sentence {
  const values = valuesOf(entry);
  if (entry.act.kind === 'recover' || entry.rule === null)
    return { key: `events:${faultKey(entry)}`, values };
  const namespace = entry.rule.startsWith('LOCAL-') ? 'common' : setting.model.id;
  const interrupted = 'crashAfter' in entry.act && entry.act.crashAfter !== undefined;
  return { key: `${interrupted ? 'events:interrupted' : `${namespace}:event.${entry.rule}`}`, values };
}

function faultKey(entry: TraceEntry): string {
  const { act } = entry;
  if (entry.discarded && (act.kind === 'deliver' || act.kind === 'duplicate')) return 'discarded';
  if (act.kind === 'delay') return act.by === null ? 'hold' : act.by > 0 ? 'later' : 'sooner';
  if (act.kind === 'heal' && entry.world.cuts.length === 0) return 'heal-all';
  return act.kind === 'cut' || act.kind === 'heal' ? `${act.kind}-${extentOf(act.groups)}` : act.kind;
}

type Groups = Extract<Act, { kind: 'cut' | 'heal' }>['groups'];

function extentOf(groups: Groups): 'link' | 'sides' | 'parts' {
  if (groups.length !== 2) return 'parts';
  return groups.every((group) => group.length === 1) ? 'link' : 'sides';
}

function valuesOf(entry: TraceEntry): Record<string, string> {
  const { act, message, before, after } = entry;
  const sides = act.kind === 'cut' || act.kind === 'heal' ? sidesOf(act.groups) : [];
  return {
    ...saidIn(message?.body ?? null),
    node: entry.node ?? '',
    tx: entry.tx ?? '',
    type: message?.type ?? '',
    from: message?.from ?? '',
    to: message?.to ?? '',
    done: String(entry.effects.length),
    planned: String(entry.planned),
    a: sides[0] ?? '',
    b: sides[1] ?? '',
    groups: sides.join(' | '),
    context: after !== null && after.value !== before?.value ? after.value : '',
  };
}

function saidIn(body: Json): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  const plain = Object.entries(body).filter(([, value]) => ['number', 'string'].includes(typeof value));
  return Object.fromEntries(plain.map(([member, value]) => [`said_${member}`, String(value)]));
}

function sidesOf(groups: Groups): string[] {
  return groups.map((group) => group.join(' + '));
}
