import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  /** Name and value; a row without a value is left out. */
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and values, one a line. */
export function Facts({ rows }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
