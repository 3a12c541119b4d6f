import { formatNumber } from '../../i18n/format';
import { type Translate, useTranslation } from '../../i18n/useTranslation';
import type { ReferenceSearch } from '../../protocols/reference/known';
import styles from './ReferenceTable.module.css';
import type { Comparison, ReferenceGroup, ReferenceRow } from './referenceRows';

const SIGNS: Readonly<Record<Comparison, string>> = { same: '✓', differs: '✕', open: '…', unknown: '–' };
const COLUMNS = ['what', 'counted', 'mustBe', 'verdict'] as const;

type MessageSearch = ReferenceSearch & { readonly model: 'message-2pc' };

interface Props {
  readonly groups: readonly ReferenceGroup[];
  readonly nameId: string;
}

/** What must come out stands there from the beginning; what is counted comes beside it. */
export function ReferenceTable({ groups, nameId }: Props) {
  const { t } = useTranslation('check');
  return (
    <table className={styles.table} aria-labelledby={nameId}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t(`check:reference.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) =>
        group.search.model === 'message-2pc' ? (
          <Cell key={JSON.stringify(group.search)} search={group.search} rows={group.rows} />
        ) : (
          group.rows.map((row) => <Line key={row.what} row={row} />)
        ),
      )}
    </table>
  );
}

/** Name and closed form above their numbers: those of eight managers need the whole width. */
function Line({ row }: { readonly row: ReferenceRow }) {
  const { t } = useTranslation('check');
  const { what, known } = row;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={COLUMNS.length} className={styles.name}>
          {t(`check:reference.row.${what}`)}{' '}
          {known?.formula && (
            <small>
              {t(known.byTlc ? 'check:reference.formulaTlc' : 'check:reference.formula', {
                formula: known.formula,
              })}
            </small>
          )}
        </th>
      </tr>
      <tr data-comparison={row.comparison}>
        <Numbers row={row} span={2} />
      </tr>
    </tbody>
  );
}

interface CellProps {
  readonly search: MessageSearch;
  readonly rows: readonly ReferenceRow[];
}

function Cell({ search, rows }: CellProps) {
  const { t } = useTranslation('check');
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={COLUMNS.length} className={styles.name}>
          {cellName(search, t)}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.what} data-comparison={row.comparison}>
          <th scope="row">{t(`check:reference.row.${row.what}`)}</th>
          <Numbers row={row} span={1} />
        </tr>
      ))}
    </tbody>
  );
}

/** Counted, must be, and how they compare. */
function Numbers({ row, span }: { readonly row: ReferenceRow; readonly span: number }) {
  const { t } = useTranslation('check');
  const { counted, known, comparison } = row;
  return (
    <>
      <td colSpan={span} className={styles.number}>
        {counted === null ? t('check:figures.none') : formatNumber(counted)}
      </td>
      <td className={styles.number}>
        {known === null ? t('check:reference.unpublished') : formatNumber(known.value)}
      </td>
      <td className={styles.verdict}>
        <span aria-hidden="true">{SIGNS[comparison]}</span> {t(`check:reference.verdict.${comparison}`)}
      </td>
    </>
  );
}

/** Which of the twelve cells: `At most 1 crash, recovery, cooperation`. */
function cellName(search: MessageSearch, t: Translate): string {
  const { crashes, recovery, cooperation } = search;
  const which = recovery ? (cooperation ? 'both' : 'recovery') : cooperation ? 'cooperation' : 'neither';
  return t('check:reference.cell', {
    crashes: t('check:reference.crashes', { count: crashes }),
    extras: t(`check:reference.extras.${which}`),
  });
}
