import type { ReactNode } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  /** A word or number beside the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One titled block of the inspector. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>
        <span>{title}</span>
        {note !== undefined && note !== null && <span className={styles.note}>{note}</span>}
      </h3>
      {children}
    </div>
  );
}
