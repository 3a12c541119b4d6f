/** The difference table as texts: one row a figure, one cell a side, and which cells are the best of their row. */
import { formatMoney, formatNumber, formatTime } from '../../i18n/format';
import type { Language } from '../../i18n/language';
import type { Translate } from '../../i18n/useTranslation';
import type { Figures } from '../../lessons/compare/figures';
import type { Account } from '../../sim/types';

export interface Cell {
  readonly text: string;
  /** The least of its row, where less is better and the sides differ. */
  readonly isBest: boolean;
  /** Money is gone, or nodes contradict one another. */
  readonly isWrong: boolean;
}

export interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly differs: boolean;
}

export function rowsOf(
  all: readonly Figures[],
  accounts: readonly Account[],
  t: Translate,
  language: Language,
): Row[] {
  return [
    row(
      t('row.outcome'),
      all.map(({ outcome }) => cell(t(`outcome.${outcome}`), outcome === 'split')),
    ),
    row(
      t('row.missing'),
      all.map(({ missing }) => cell(moneyText(missing, t), missing !== 0)),
    ),
    row(
      t('row.waits'),
      all.map(({ waits }) => cell(waitText(waits, t))),
    ),
    least(
      t('row.decidedAt'),
      all.map(({ decidedAt }) => decidedAt),
      (ticks) => formatTime(ticks),
      t('never'),
    ),
    ...(['delays', 'messages', 'forced'] as const).map((figure) =>
      least(
        t(`row.${figure}`),
        all.map((figures) => figures[figure]),
        (count) => formatNumber(count),
        t('never'),
      ),
    ),
    ...accounts.map(({ id, owner }) =>
      row(
        t('row.balance', { owner: owner[language] }),
        all.map(({ balances }) => cell(formatMoney(balances[id] ?? 0))),
      ),
    ),
  ];
}

function cell(text: string, isWrong = false): Cell {
  return { text, isWrong, isBest: false };
}

function row(name: string, cells: readonly Cell[]): Row {
  return { name, cells, differs: cells.some(({ text }) => text !== cells[0]?.text) };
}

function least(
  name: string,
  values: readonly (number | null)[],
  format: (value: number) => string,
  none: string,
): Row {
  const known = values.filter((value) => value !== null);
  const best = Math.min(...known);
  const isClose = known.every((value) => value === best);
  return row(
    name,
    values.map((value) => ({
      text: value === null ? none : format(value),
      isWrong: false,
      isBest: value === best && !isClose,
    })),
  );
}

function moneyText(missing: number, t: Translate): string {
  if (missing === 0) return t('conserved');
  return t(missing > 0 ? 'lost' : 'made', { amount: formatMoney(Math.abs(missing)) });
}

function waitText(waits: Figures['waits'], t: Translate): string {
  if (waits.length === 0) return t('nobody');
  const texts = waits.map(({ node, ticks }) =>
    ticks === null ? t('forEver', { node }) : t('for', { node, time: formatTime(ticks) }),
  );
  return texts.join(' · ');
}
