import type { ChangeEvent } from 'react';
import { classes } from './classes';
import styles from './Select.module.css';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
}

/** A native list of choices with an invisible label. */
export function Select<T extends string>({ label, value, options, onChange, className }: SelectProps<T>) {
  const handleChange = (event: ChangeEvent<HTMLSelectElement>): void => {
    const chosen = options.find((option) => option.value === event.target.value);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <select
      className={classes(styles.select, className)}
      aria-label={label}
      title={label}
      value={value}
      onChange={handleChange}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
