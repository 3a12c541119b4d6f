/** What a run has used up: faults and repairs, counted from what happened in it. */
import type { Setting } from '../../sim/model';
import type { Act, NodeId, RoleId, TraceEntry } from '../../sim/types';
import { roleIdOf } from '../../sim/world';
import type { BudgetKind, FaultBudget } from './challenge';

export interface Spent {
  readonly crashes: Readonly<Record<RoleId, number>>;
  readonly others: Readonly<Record<BudgetKind, number>>;
  /** Refusals that nobody's money forced. */
  readonly vetoes: number;
  /** Acts that belong to no budget: a client that takes its request back, an operator that makes a node forget. */
  readonly strange: number;
}

export const NOTHING_SPENT: Spent = {
  crashes: {},
  others: { recoveries: 0, losses: 0, duplicates: 0, partitions: 0, heals: 0, pauses: 0, heuristics: 0 },
  vetoes: 0,
  strange: 0,
};

const KIND_OF: Partial<Readonly<Record<Act['kind'], BudgetKind>>> = {
  recover: 'recoveries',
  drop: 'losses',
  duplicate: 'duplicates',
  cut: 'partitions',
  heal: 'heals',
  pause: 'pauses',
  heuristic: 'heuristics',
};

export function spentIn(setting: Setting, entries: readonly TraceEntry[]): Spent {
  return entries.reduce((spent, { act, node }) => {
    const kind = KIND_OF[act.kind];
    const others = kind ? { ...spent.others, [kind]: spent.others[kind] + 1 } : spent.others;
    const isCrash = act.kind === 'crash' || ('crashAfter' in act && act.crashAfter !== undefined);
    return {
      crashes: isCrash && node !== null ? withCrash(spent.crashes, firstRole(setting, node)) : spent.crashes,
      others,
      vetoes: spent.vetoes + (act.kind === 'veto' ? 1 : 0),
      strange: spent.strange + (act.kind === 'cancel' || act.kind === 'forget' ? 1 : 0),
    };
  }, NOTHING_SPENT);
}

function withCrash(crashes: Spent['crashes'], role: RoleId): Spent['crashes'] {
  return { ...crashes, [role]: (crashes[role] ?? 0) + 1 };
}

function firstRole(setting: Setting, node: NodeId): RoleId {
  const roles = setting.cast.transactions.flatMap(({ id }) => roleIdOf(setting, id, node) ?? []);
  return roles[0] ?? '';
}

export function faultsIn({ crashes, others, vetoes, strange }: Spent): number {
  const { recoveries, heals, ...faults } = others;
  return [...Object.values(crashes), ...Object.values(faults), vetoes, strange].reduce((a, b) => a + b, 0);
}

/** One thing of which more was used than allowed. A crash names the role. */
export interface Excess {
  readonly kind: BudgetKind | 'crashes' | 'vetoes' | 'strange';
  readonly role: RoleId | null;
}

export function excessOf(spent: Spent, budget: FaultBudget): Excess[] {
  const crashes = Object.entries(spent.crashes)
    .filter(([role, count]) => count > (budget.crashes[role] ?? 0))
    .map(([role]): Excess => ({ kind: 'crashes', role }));
  const others = kindsOf(spent).filter((kind) => spent.others[kind] > budget[kind]);
  return [
    ...crashes,
    ...others.map((kind): Excess => ({ kind, role: null })),
    ...(spent.vetoes > 0 && !budget.freeVotes ? [{ kind: 'vetoes', role: null } as const] : []),
    ...(spent.strange > 0 ? [{ kind: 'strange', role: null } as const] : []),
  ];
}

/** What is left of a budget that was kept. */
export function leftOf(budget: FaultBudget, spent: Spent): FaultBudget {
  const crashes = Object.fromEntries(
    Object.entries(budget.crashes).map(([role, limit]) => [role, limit - (spent.crashes[role] ?? 0)]),
  );
  const others = Object.fromEntries(kindsOf(spent).map((kind) => [kind, budget[kind] - spent.others[kind]]));
  return { ...budget, ...others, crashes };
}

export function kindsOf({ others }: Pick<Spent, 'others'>): BudgetKind[] {
  return Object.keys(others) as BudgetKind[];
}
