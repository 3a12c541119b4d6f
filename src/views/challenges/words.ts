/** Budgets and results in words. */
import { formatList } from '../../i18n/format';
import type { Translate } from '../../i18n/useTranslation';
import type { BudgetKind, Challenge } from '../../lessons/challenges/challenge';
import { type Excess, kindsOf, NOTHING_SPENT } from '../../lessons/challenges/spent';
import type { RoleId } from '../../sim/types';

const KINDS: readonly BudgetKind[] = kindsOf(NOTHING_SPENT);

export function budgetText({ budget, run }: Challenge, t: Translate): string {
  const crashes = Object.entries(budget.crashes)
    .filter(([, count]) => count > 0)
    .map(([role, count]) => t('challenges:budget.crashes', { count, role: roleText(role, run.model, t) }));
  const others = KINDS.filter((kind) => budget[kind] > 0).map((kind) =>
    t(`challenges:budget.${kind}`, { count: budget[kind] }),
  );
  const all = [...crashes, ...others];
  return all.length === 0 ? t('challenges:budget.nothing') : formatList(all);
}

export function excessText(excess: readonly Excess[], { run }: Challenge, t: Translate): string {
  return formatList(
    excess.map(({ kind, role }) =>
      t(`challenges:excess.${kind}`, role === null ? {} : { role: roleText(role, run.model, t) }),
    ),
  );
}

export function resultText(length: number, faults: number, t: Translate): string {
  return t('challenges:par.both', {
    steps: t('challenges:par.steps', { count: length }),
    faults: t('challenges:par.faults', { count: faults }),
  });
}

/** The name that its protocol gives a role. */
function roleText(role: RoleId, model: string, t: Translate): string {
  return t([`${model.split('@')[0]}:role.${role}`, `stage:role.${role}`]);
}
