/** How much may go wrong in a search. Whatever is not named here happens freely: deliveries, timeouts, votes. */
import type { NodeId, RoleId } from '../sim/types';

export interface Bounds {
  /** In all, or for each role: a role that is not named never crashes. */
  readonly crashes: number | Readonly<Record<RoleId, number>>;
  readonly recoveries: number;
  readonly losses: number;
  readonly duplicates: number;
  /** Splits of the nodes into two groups. */
  readonly partitions: number;
  /** Mendings of all links at once. */
  readonly heals: number;
  readonly pauses: number;
  /** Decisions that an operator takes for a node in doubt. */
  readonly heuristics: number;
  /** Whether participants may refuse on their own whenever their chart lets them (default); else votes are fixed by the config. */
  readonly freeVotes: boolean;
}

export const NO_FAULTS: Bounds = {
  crashes: 0,
  recoveries: 0,
  losses: 0,
  duplicates: 0,
  partitions: 0,
  heals: 0,
  pauses: 0,
  heuristics: 0,
  freeVotes: true,
};

/** What could happen next, if something did. */
export const ONE_OF_EACH: Bounds = {
  crashes: 1,
  recoveries: 1,
  losses: 1,
  duplicates: 1,
  partitions: 1,
  heals: 1,
  pauses: 1,
  heuristics: 1,
  freeVotes: true,
};

/** One budget: so many acts of a kind. Crashes may have one for each role. */
export interface Budget {
  readonly kind: BudgetKind;
  readonly limit: number;
  /** Only of crashes: whose. */
  readonly nodes: readonly NodeId[];
}

export type BudgetKind = Exclude<keyof Bounds, 'freeVotes'>;

/** The budgets in a fixed order. A node that plays several roles counts for the first that is named. */
export function budgetsOf(
  bounds: Bounds,
  nodes: readonly NodeId[],
  rolesOf: (id: NodeId) => readonly RoleId[],
): Budget[] {
  const { crashes } = bounds;
  const all = (kind: Exclude<BudgetKind, 'crashes'>): Budget => ({ kind, limit: bounds[kind], nodes: [] });
  const left = new Set(nodes);
  const crashing =
    typeof crashes === 'number'
      ? [{ kind: 'crashes', limit: crashes, nodes } as const]
      : Object.entries(crashes).map(([role, limit]) => {
          const mine = [...left].filter((id) => rolesOf(id).includes(role));
          for (const id of mine) left.delete(id);
          return { kind: 'crashes', limit, nodes: mine } as const;
        });
  return [
    ...crashing,
    all('recoveries'),
    all('losses'),
    all('duplicates'),
    all('partitions'),
    all('heals'),
    all('pauses'),
    all('heuristics'),
  ];
}
