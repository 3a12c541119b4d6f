import type { Branch } from '../../session/types';
import type { Act } from '../../sim/types';

export interface BranchRow {
  readonly branch: Branch;
  /** How many branches lie between it and the root. */
  readonly depth: number;
}

/** Branches as a list in which each one follows its parent. */
export function branchRows(branches: readonly Branch[]): BranchRow[] {
  const below = (parent: number | null, depth: number): BranchRow[] =>
    branches
      .filter((branch) => branch.parent === parent)
      .flatMap((branch) => [{ branch, depth }, ...below(branch.id, depth + 1)]);
  return below(null, 0);
}

/** The key and values of the words that name an act: `transport:act.<…>`. */
export function actName(act: Act): {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
} {
  switch (act.kind) {
    case 'deliver':
    case 'duplicate':
    case 'drop':
    case 'lose':
      return { key: `transport:act.${act.kind}`, values: { ...names(act) } };
    case 'delay':
      return { key: `transport:act.${delayKind(act.by)}`, values: { ...names(act) } };
    case 'cut':
    case 'heal':
      return {
        key: `transport:act.${act.kind}`,
        values: { groups: act.groups.map((group) => group.join(' + ')).join(' | ') },
      };
    case 'begin':
    case 'cancel':
      return { key: `transport:act.${act.kind}`, values: { tx: act.tx } };
    case 'heuristic':
      return { key: `transport:act.heuristic-${act.decision}`, values: { node: act.node } };
    case 'timeout':
      return { key: 'transport:act.timeout', values: { node: act.node, timer: act.timer } };
    default:
      return { key: `transport:act.${act.kind}`, values: { node: act.node } };
  }
}

function names(act: Extract<Act, { message: unknown }>): Readonly<Record<string, string>> {
  return { type: act.message.type, from: act.message.from, to: act.message.to };
}

function delayKind(by: number | null): string {
  if (by === null) return 'hold';
  return by > 0 ? 'later' : 'sooner';
}
