import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  /** A word or number beside the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One titled block of the inspector. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 className={styles.title}>
        <span id={id}>{title}</span>
        {note !== undefined && note !== null && <span className={styles.note}>{note}</span>}
      </h3>
      {children}
    </section>
  );
}
