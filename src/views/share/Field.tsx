import { useId } from 'react';
import styles from './Share.module.css';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
}

/** A line of text with its label, and below it what is wrong with it. */
export function Field({
  label,
  value,
  onChange,
  problem,
  hint,
  placeholder,
  inputMode = 'text',
}: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        inputMode={inputMode}
        placeholder={placeholder}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={note === undefined ? undefined : `${id}n`}
        onChange={(event) => onChange(event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}n`} className={problem === null ? styles.note : styles.problem}>
          {note}
        </p>
      )}
    </div>
  );
}
