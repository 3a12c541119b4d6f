/** What a run came to, in figures that mean the same for every protocol. */
import { blockedAt } from '../../sim/blocked';
import { conservation } from '../../sim/conservation';
import { costs } from '../../sim/cost';
import { balances } from '../../sim/ledger';
import type { AccountId, Fen, NodeId, Tick } from '../../sim/types';
import { decisionOf, isVoter } from '../../sim/world';
import type { Played } from './transposed';

/** `open`: not everybody who votes knows a decision. `split`: some committed, some aborted. */
export type Outcome = 'commit' | 'abort' | 'split' | 'open';

export interface Wait {
  readonly node: NodeId;
  /** How long it was blocked; `null`: it still is when nothing new can happen. */
  readonly ticks: Tick | null;
}

export interface Figures {
  readonly outcome: Outcome;
  /** When the last voter learnt the decision; `null` while the outcome is open or split. */
  readonly decidedAt: Tick | null;
  readonly waits: readonly Wait[];
  readonly messages: number;
  readonly forced: number;
  readonly delays: number;
  /** Positive: lost; negative: made out of nothing. */
  readonly missing: Fen;
  readonly balances: Readonly<Record<AccountId, Fen>>;
}

type Side = Pick<Played, 'setting' | 'trace'>;

export function figuresOf(side: Side): Figures {
  const { setting, trace } = side;
  const world = trace.entries.at(-1)?.world ?? trace.initial;
  const { sent, forced, delays } = costs(setting, trace, trace.entries.length);
  const outcome = outcomeOf(side);
  const now = balances(setting.cast, world);
  return {
    outcome,
    decidedAt: outcome === 'commit' || outcome === 'abort' ? decidedAt(side) : null,
    waits: waitsOf(side),
    messages: sent,
    forced,
    delays,
    missing: conservation(setting, world).missing,
    balances: Object.fromEntries(
      setting.cast.accounts.map(({ id }) => [id, (now[id]?.available ?? 0) + (now[id]?.frozen ?? 0)]),
    ),
  };
}

function votersOf({ setting }: Side): NodeId[] {
  const members = setting.cast.transactions[0]?.members ?? [];
  return members.filter(({ role }) => isVoter(setting.model.roles[role])).map(({ node }) => node);
}

function outcomeOf(side: Side): Outcome {
  const { setting, trace } = side;
  const world = trace.entries.at(-1)?.world ?? trace.initial;
  const tx = setting.cast.transactions[0]?.id ?? '';
  const all = setting.cast.transactions[0]?.members ?? [];
  const decisions = all.map(({ node }) => decisionOf(setting, world, tx, node));
  if (decisions.includes('commit') && decisions.includes('abort')) return 'split';
  const [first, ...others] = votersOf(side).map((node) => decisionOf(setting, world, tx, node));
  return first && others.every((decision) => decision === first) ? first : 'open';
}

function decidedAt(side: Side): Tick | null {
  const { setting, trace } = side;
  const tx = setting.cast.transactions[0]?.id ?? '';
  const voters = votersOf(side);
  const entry = trace.entries.find(({ world }) =>
    voters.every((node) => decisionOf(setting, world, tx, node) !== null),
  );
  return entry?.endAt ?? null;
}

/** How long each voter of the first transaction was blocked, from step to step. */
function waitsOf(side: Side): Wait[] {
  const { setting, trace } = side;
  const tx = setting.cast.transactions[0]?.id ?? '';
  const last = trace.entries.length;
  const ticks = new Map<NodeId, Tick>();
  const isStuck = (node: NodeId, step: number): boolean =>
    blockedAt(setting, trace, { step, effects: 0 }).some((one) => one.node === node && one.tx === tx);
  const voters = votersOf(side);
  for (let step = 1; step < last; step++) {
    const length = (trace.entries[step]?.at ?? 0) - (trace.entries[step - 1]?.at ?? 0);
    for (const node of voters) if (isStuck(node, step)) ticks.set(node, (ticks.get(node) ?? 0) + length);
  }
  return voters.flatMap((node): Wait[] => {
    if (last > 0 && isStuck(node, last)) return [{ node, ticks: null }];
    const waited = ticks.get(node) ?? 0;
    return waited > 0 ? [{ node, ticks: waited }] : [];
  });
}
