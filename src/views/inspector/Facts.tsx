import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  /** Name and value; a row without a value is left out. */
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
  /** Values are numbers: they stand at the end of the line. */
  readonly numbers?: boolean;
}

/** Names and values, one a line. */
export function Facts({ rows, numbers = false }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className={numbers ? styles.count : styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
