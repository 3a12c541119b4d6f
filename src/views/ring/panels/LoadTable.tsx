import { useState } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import type { Shard } from '../../../ring/scene';
import { Button } from '../../../ui/Button';
import { percent } from '../figures';
import { Swatch } from '../Swatch';
import styles from './Panels.module.css';

export interface LoadRow {
  readonly shard: Shard;
  readonly keys: number;
  readonly traffic: number;
  /** Of the hash space. */
  readonly share: number;
}

/** Rows at once; the heaviest come first when there are more. */
const rowsShown = 26;

/** The same in numbers. */
export function LoadTable({
  rows,
  measure,
}: {
  readonly rows: readonly LoadRow[];
  readonly measure: 'keys' | 'traffic';
}) {
  const { t } = useTranslation('ring');
  const [isLong, setLong] = useState(false);
  const sorted = rows.length > rowsShown ? [...rows].sort((a, b) => b[measure] - a[measure]) : rows;
  const shown = sorted.slice(0, isLong ? 200 : rowsShown);
  const most = Math.max(1, ...rows.map((row) => row[measure]));
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('loads.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('loads.shard')}</th>
            <th scope="col">{t(`loads.by.${measure}`)}</th>
            <th scope="col">{t('loads.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.shard.id} data-object={`shard:${row.shard.id}`}>
              <th scope="row">
                <Swatch id={row.shard.id} />{' '}
                {row.shard.isDown && <span className={styles.note}>{t('shards.down')}</span>}
              </th>
              <td>
                <span className={styles.number}>{formatNumber(Math.round(row[measure]))}</span>
                <svg
                  className={styles.inlineBar}
                  viewBox="0 0 100 8"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect width={(row[measure] / most) * 100} height={8} />
                </svg>
              </td>
              <td className={styles.number}>{percent(row.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown.length && !isLong && (
        <Button onClick={() => setLong(true)}>
          {t('loads.more', { count: formatNumber(sorted.length - shown.length) })}
        </Button>
      )}
    </>
  );
}
