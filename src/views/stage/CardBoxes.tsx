import { useTranslation } from '../../i18n/useTranslation';
import type { CardScene, LogRow } from './cardScene';
import styles from './NodeCard.module.css';
import { useMemoryText } from './useMemoryText';

export interface LogBoxProps {
  readonly rows: readonly LogRow[];
  readonly rowsMax: number;
  readonly fresh: number;
  /** Without its heading. */
  readonly bare?: boolean;
}

/** The disk: a solid box with a thick upper edge. Rows that a crash could still take are dashed. */
export function LogBox({ rows, rowsMax, fresh, bare = false }: LogBoxProps) {
  const { t } = useTranslation('stage');
  const hidden = Math.max(0, rows.length - rowsMax);
  const shown = rows.slice(hidden);
  return (
    <div className={styles.log} data-bare={bare || undefined}>
      {!bare && (
        <div className={styles.boxName}>
          {t('box.log')}
          {hidden > 0 && <span className={styles.more}>+{hidden}</span>}
        </div>
      )}
      {shown.map((row, index) => (
        <div
          key={row.key}
          className={styles.row}
          data-durable={row.durable}
          data-other={row.tx !== null || undefined}
          data-fresh={hidden + index >= rows.length - fresh || undefined}
        >
          {row.type}
          {row.tx !== null && <span className={styles.rowTx}>{row.tx}</span>}
        </div>
      ))}
    </div>
  );
}

/** What a crash takes: a dashed box, hatched and empty once it has. */
export function MemoryBox({ card }: { readonly card: CardScene }) {
  const { t } = useTranslation('stage');
  const text = useMemoryText();
  const items = card.memory.map((item) => text(item));
  return (
    <div className={styles.memory}>
      <div className={styles.boxName}>{t('box.memory')}</div>
      {items.slice(0, 3).map(({ key, short }) => (
        <div key={key} className={styles.item}>
          {short}
        </div>
      ))}
    </div>
  );
}
