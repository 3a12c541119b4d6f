import { useId } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import styles from './Panels.module.css';

interface RivalRow {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly string[];
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

interface Props {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly RivalRow[];
}

/** A table whose rows can be switched to. */
export function RivalTable({ title, note, columns, rows }: Props) {
  const { t } = useTranslation('ring');
  const id = useId();
  return (
    <section className={styles.rivals} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className={styles.note}>{note}</p>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('rivals.name')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-current={row.isCurrent}>
              <th scope="row">
                {row.isCurrent ? (
                  <strong>
                    {row.name} <span className={styles.note}>{t('rivals.current')}</span>
                  </strong>
                ) : (
                  <button type="button" className={styles.keyName} onClick={row.onChoose}>
                    {row.name}
                  </button>
                )}
              </th>
              {row.cells.map((cell, place) => (
                <td key={columns[place]} className={styles.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
