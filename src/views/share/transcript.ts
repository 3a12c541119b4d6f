/** The run in words: what took part, every step, how it ended. Plain text that also reads as Markdown. */

import { describeEntry } from '../../protocols/describe';
import { judge } from '../../protocols/judge';
import type { PropertyVerdict, Protocol } from '../../protocols/protocol';
import { blockedAt, inDoubt, type Waiting } from '../../sim/blocked';
import type { Mark } from '../../sim/codec/marks';
import { conservation } from '../../sim/conservation';
import { balances } from '../../sim/ledger';
import type { Setting } from '../../sim/model';
import { endOf } from '../../sim/position';
import type { Account, Position, Run, Trace, TraceEntry, Transaction } from '../../sim/types';

export interface Told {
  readonly run: Run;
  readonly setting: Setting;
  readonly protocol: Protocol;
  readonly trace: Trace;
  readonly position: Position;
  readonly marks: readonly Mark[];
  readonly link: string;
  readonly title: string;
}

type Values = Readonly<Record<string, string | number>>;

/** How the language on screen says things. */
export interface Voice {
  text(key: string, values?: Values): string;
  money(fen: number): string;
  time(ticks: number): string;
  owner(account: Account): string;
  list(items: readonly string[]): string;
  /** The sentence of a rule, or `null`. */
  rule(id: string): string | null;
}

/** The whole transcript, up to the end of the run; the play-head and the marks stand where they are. */
export function transcript(told: Told, voice: Voice): string {
  const { text } = voice;
  const sections = [
    [`# ${told.title}`, text('share:transcript.made')],
    [heading(text('share:transcript.cast')), ...castLines(told, voice)],
    [heading(text('share:transcript.steps')), ...stepLines(told, voice)],
    [heading(text('share:transcript.end')), ...endLines(told, voice)],
    [text('ui:disclaimer')],
    [told.link],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(title: string): string {
  return `## ${title}\n`;
}

function castLines({ setting, protocol, run }: Told, { text, money, owner, list }: Voice): string[] {
  const { cast, config } = setting;
  const rolesOf = (node: string): string[] => [
    ...new Set(
      cast.transactions.flatMap(({ members }) =>
        members
          .filter((member) => member.node === node)
          .map(({ role }) => text(`${protocol.id}:role.${role}`)),
      ),
    ),
  ];
  return [
    `- ${text('share:transcript.protocol', { name: text(`${protocol.id}:name`) })}`,
    ...cast.nodes.map(({ id }) => {
      const roles = rolesOf(id);
      return `- ${roles.length === 0 ? id : text('share:transcript.node', { node: id, roles: list(roles) })}`;
    }),
    ...cast.accounts.map((account) => {
      const values = { owner: owner(account), node: account.node, amount: money(account.available) };
      return `- ${text('share:transcript.account', values)}`;
    }),
    ...cast.transactions.map((tx) => `- ${transactionLine(tx, cast.accounts, { text, money, owner, list })}`),
    `- ${text(`share:transfer.timings.${config.timing}`)} · ${text('share:transcript.seed', { seed: run.seed })}`,
  ];
}

function transactionLine(
  { id, legs }: Transaction,
  accounts: readonly Account[],
  { text, money, owner, list }: Pick<Voice, 'text' | 'money' | 'owner' | 'list'>,
): string {
  const parts = legs.map(({ account, amount }) => {
    const found = accounts.find((candidate) => candidate.id === account);
    const signed = `${amount > 0 ? '+' : ''}${money(amount)}`;
    return text('share:transcript.leg', { owner: found ? owner(found) : account, amount: signed });
  });
  return text('share:transcript.transaction', { tx: id, legs: list(parts) });
}

function stepLines({ setting, trace, position, marks }: Told, { text, time }: Voice): string[] {
  const here = `▶ ${text('share:transcript.head')}`;
  const after = (step: number): string[] => [
    ...marks.filter((mark) => mark.step === step).map(({ note }) => `   ⚑ ${note}`),
    ...(position.step === step ? [position.effects === 0 ? here : inside(position.effects)] : []),
  ];
  const inside = (effects: number): string =>
    `▶ ${text('share:transcript.headInside', { effects, step: position.step + 1 })}`;
  const line = (entry: TraceEntry): string => {
    const { key, values } = describeEntry(entry, setting);
    const rule = entry.rule === null ? '' : ` [${entry.rule}]`;
    return `${entry.index + 1}. ${time(entry.at)} · ${text(key, values)}${rule}`;
  };
  return [...after(0), ...trace.entries.flatMap((entry) => [line(entry), ...after(entry.index + 1)])];
}

function endLines(told: Told, voice: Voice): string[] {
  const { setting, trace, protocol } = told;
  const { text, money, owner } = voice;
  const world = trace.entries.at(-1)?.world ?? trace.initial;
  const now = balances(setting.cast, world);
  const kept = conservation(setting, world);
  const cutOff =
    trace.end === 'limit' || trace.end === 'cycle' ? [`- ${text(`share:transcript.${trace.end}`)}`] : [];
  return [
    ...cutOff,
    ...setting.cast.nodes.flatMap(({ id }) => {
      const status = world.nodes[id]?.status ?? 'up';
      return status === 'up' ? [] : [`- ${text(`share:transcript.${status}`, { node: id })}`];
    }),
    ...setting.cast.accounts.map((account) => {
      const { available, frozen } = now[account.id] ?? { available: 0, frozen: 0 };
      const values = { owner: owner(account), available: money(available), frozen: money(frozen) };
      return `- ${text(frozen === 0 ? 'share:transcript.balance' : 'share:transcript.frozen', values)}`;
    }),
    ...transitLines(kept.inTransit, voice),
    ...(kept.ok ? [] : [`- ${text('share:transcript.missing', { amount: money(kept.missing) })}`]),
    `- ${waiting('blocked', stuckAtEnd(told), voice)}`,
    `- ${waiting('inDoubt', inDoubt(setting, world), voice)}`,
    '',
    ...judge(trace, setting, protocol).flatMap((verdict) => propertyLine(verdict, voice)),
  ];
}

/** A credit that is ahead of its debit is no negative transit. */
function transitLines(fen: number, { text, money }: Voice): string[] {
  if (fen === 0) return [];
  const key = fen > 0 ? 'inTransit' : 'notDebited';
  return [`- ${text(`share:transcript.${key}`, { amount: money(Math.abs(fen)) })}`];
}

/** Blocked as the stage and the inspector say it: whoever is down or paused, or in no doubt any more, is not. */
function stuckAtEnd({ setting, trace }: Told): readonly Waiting[] {
  const world = trace.entries.at(-1)?.world ?? trace.initial;
  const doubtful = inDoubt(setting, world);
  return blockedAt(setting, trace, endOf(trace)).filter(
    ({ node, tx }) =>
      world.nodes[node]?.status === 'up' && doubtful.some((other) => other.node === node && other.tx === tx),
  );
}

function waiting(key: 'blocked' | 'inDoubt', nodes: readonly Waiting[], { text, list }: Voice): string {
  if (nodes.length === 0) return text(`share:transcript.${key}None`);
  return text(`share:transcript.${key}`, { nodes: list(nodes.map(({ node, tx }) => `${node} (${tx})`)) });
}

/** What a single run can show; properties of all futures are not spoken of. */
function propertyLine({ property, step, violation }: PropertyVerdict, { text, rule, list }: Voice): string[] {
  const { id, kind } = property;
  if (kind !== 'always' && kind !== 'sometimes') return [];
  const isGood = (step === null) === (kind === 'always');
  const [sign, key] =
    kind === 'sometimes'
      ? isGood
        ? ['✓', 'reached']
        : ['…', 'notReached']
      : isGood
        ? ['✓', 'holds']
        : ['✕', 'violated'];
  const nodes = violation?.nodes ?? [];
  const where = key === 'violated' && nodes.length > 0 ? ` (${list(nodes)})` : '';
  const standing = `${text(`share:transcript.${key}`, { step: step ?? 0 })}${where}`;
  return [`- ${sign} ${text('share:transcript.property', { id, rule: rule(id) ?? '', standing })}`];
}
