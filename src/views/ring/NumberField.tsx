import { type ChangeEvent, useEffect, useId, useState } from 'react';
import styles from './NumberField.module.css';

interface Props {
  readonly label: string;
  /** Read aloud only. */
  readonly isLabelHidden?: boolean;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Called with whole numbers within the limits alone. */
  readonly onChange: (value: number) => void;
}

/** A whole number. What is being typed may be wrong for a while; it counts as soon as it is right, and leaving shows what holds. */
export function NumberField({ label, isLabelHidden = false, value, min, max, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const text = event.target.value;
    setTyped(text);
    const number = Number(text.trim() || 'none');
    if (Number.isInteger(number) && number >= min && number <= max && number !== value) onChange(number);
  };
  return (
    <span className={styles.field}>
      {!isLabelHidden && <label htmlFor={id}>{label}</label>}
      <input
        id={id}
        type="number"
        inputMode="numeric"
        value={typed}
        min={min}
        max={max}
        step={1}
        aria-label={isLabelHidden ? label : undefined}
        title={isLabelHidden ? label : undefined}
        onChange={handleChange}
        onBlur={() => setTyped(String(value))}
      />
    </span>
  );
}
