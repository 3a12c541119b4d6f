import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { figuresOf } from '../../lessons/compare/figures';
import { useComparison } from '../../session/compare/useComparison';
import { currentBranch } from '../../session/session';
import { STANDARD } from '../../sim/types';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './Compare.module.css';
import { type Row, rowsOf } from './rows';

/** What each run came to at its end. */
export function DifferenceTable() {
  const { t, language } = useTranslation('compare');
  const sides = useComparison((state) => state.sides);
  const figures = useMemo(
    () =>
      sides.map(({ session }) => {
        const state = session.getState();
        return figuresOf({ setting: state.setting, trace: currentBranch(state).trace });
      }),
    [sides],
  );
  const accounts = sides[0]?.session.getState().setting.cast.accounts ?? [];
  const rows = rowsOf(figures, accounts, t, language);
  const nameOf = (protocol: string, variant: string): string =>
    variant === STANDARD
      ? t(`ui:protocol.${protocol}`)
      : `${t(`ui:protocol.${protocol}`)} · ${t(`${protocol}:variant.${variant}`)}`;
  return (
    <div className={styles.tableArea}>
      <h2>{t('table')}</h2>
      <p className={styles.note}>{t('wholeRun')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard. */}
      <section className={styles.scroller} tabIndex={0} aria-label={t('table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {sides.map(({ id, protocol, variant }) => (
                <th key={id} scope="col">
                  {nameOf(protocol, variant)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableRow key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function TableRow({ row: { name, cells, differs } }: { readonly row: Row }) {
  const { t } = useTranslation('compare');
  return (
    <tr data-differs={differs}>
      <th scope="row">
        {differs && (
          <>
            <span aria-hidden="true" className={styles.differs}>
              ≠
            </span>
            <VisuallyHidden>{t('differs')}</VisuallyHidden>
          </>
        )}
        {name}
      </th>
      {cells.map(({ text, isBest, isWrong }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its side.
        <td key={index} data-wrong={isWrong} data-best={isBest}>
          {isWrong && <span aria-hidden="true">✕ </span>}
          {text}
          {isBest && <span className={styles.best}>{t('best')}</span>}
        </td>
      ))}
    </tr>
  );
}
