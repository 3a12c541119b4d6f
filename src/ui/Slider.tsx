import type { ChangeEvent } from 'react';
import { useId } from 'react';
import styles from './Slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value in words, with its unit. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
}

/** A native range with its label and its value in words. */
export function Slider({ label, value, min, max, step = 1, valueText, onChange }: SliderProps) {
  const id = useId();
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => onChange(Number(event.target.value));
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{valueText}</output>
      <input
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        aria-valuetext={valueText}
        onChange={handleChange}
      />
    </div>
  );
}
