import type { LogRecord } from '../../sim/types';
import { bodyText, change } from './format';
import styles from './LogRows.module.css';
import { useTexts } from './useTexts';

export interface LogRow {
  readonly record: LogRecord;
  /** `null`: not known. */
  readonly forced: boolean | null;
  readonly durable: boolean;
}

/** Rows of a durable log, oldest first, each with how it was written and whether a crash could still take it. */
export function LogRows({ rows, withTx }: { readonly rows: readonly LogRow[]; readonly withTx: boolean }) {
  const texts = useTexts();
  if (rows.length === 0) return <p className={styles.empty}>{texts.own('log.empty')}</p>;
  return (
    <ol className={styles.log}>
      {rows.map(({ record, forced, durable }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, a row's number is its identity
        <li key={index} className={durable ? styles.row : styles.pending}>
          <span className={styles.head}>
            <code>{record.type}</code>
            {withTx && <span className={styles.tx}>{record.tx}</span>}
            <span className={styles.how}>
              {forced !== null && `${texts.own(forced ? 'log.forced' : 'log.lazy')} · `}
              {texts.own(durable ? 'log.durable' : 'log.pending')}
            </span>
          </span>
          {bodyText(record.body) !== '' && <span className={styles.detail}>{bodyText(record.body)}</span>}
          {record.postings.map((posting) => (
            <span key={posting.account} className={styles.detail}>
              {texts.own(posting.frozen === 0 ? 'log.posting' : 'log.postingFrozen', {
                owner: texts.account(posting.account),
                available: change(posting.available),
                frozen: change(posting.frozen),
              })}
            </span>
          ))}
          {record.locks.map((lock) => (
            <span key={lock.account} className={styles.detail}>
              {texts.own(`log.lock-${lock.change}`, { owner: texts.account(lock.account) })}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
