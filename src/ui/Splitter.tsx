import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import styles from './Splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** Height in pixels of the part below the splitter. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Where a double click puts it back. */
  readonly initial: number;
  readonly onChange: (value: number) => void;
}

const KEY_STEP = 16;
const PAGE_STEP = 64;

/** A bar that shares height between what is above and below it: drag it, or focus it and use the arrow keys. */
export function Splitter({ label, value, min, max, initial, onChange }: SplitterProps) {
  const drag = useRef<{ readonly y: number; readonly value: number } | null>(null);
  const move = (to: number): void => onChange(Math.round(Math.min(max, Math.max(min, to))));
  const handleKey = (event: KeyboardEvent): void => {
    const target = keyTarget(event.key, value, min, max);
    if (target === null) return;
    event.preventDefault();
    move(target);
  };
  const handleDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, value };
  };
  const handleMove = (event: PointerEvent): void => {
    if (drag.current !== null) move(drag.current.value + drag.current.y - event.clientY);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a focusable window splitter.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      onKeyDown={handleKey}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onDoubleClick={() => move(initial)}
    />
  );
}

function keyTarget(key: string, value: number, min: number, max: number): number | null {
  if (key === 'ArrowUp') return value + KEY_STEP;
  if (key === 'ArrowDown') return value - KEY_STEP;
  if (key === 'PageUp') return value + PAGE_STEP;
  if (key === 'PageDown') return value - PAGE_STEP;
  if (key === 'Home') return min;
  return key === 'End' ? max : null;
}
