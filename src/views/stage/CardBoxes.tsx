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
  const hidden = hiddenRows(rows, rowsMax);
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
          data-long={row.type.length > LINE_MAX || undefined}
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

/** A name with more characters takes a second line where there is one: what follows its hyphen says which of two it is. */
const LINE_MAX = 11;

/** The newest rows are shown, as many as the disk has lines for. */
function hiddenRows(rows: readonly LogRow[], linesMax: number): number {
  let hidden = rows.length;
  let left = linesMax;
  while (hidden > 0) {
    const type = rows[hidden - 1]?.type ?? '';
    left -= linesMax > 1 && type.length > LINE_MAX ? 2 : 1;
    if (left < 0) break;
    hidden--;
  }
  return hidden;
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
          {wordsOf(short).map((word) => (
            <span key={word} className={styles.unbroken}>
              {word}{' '}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A line may end between the names of machines, never at the hyphen within one. */
function wordsOf(text: string): string[] {
  return [...new Set(text.split(' '))];
}
