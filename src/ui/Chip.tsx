import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classes } from './classes';

/** `plain`, or one of the fill tokens. */
export type ChipTone = 'plain' | 'prepared' | 'precommitted' | 'committed' | 'aborted' | 'crashed';

export interface ChipProps {
  readonly tone?: ChipTone;
  /** The sign that carries the meaning without colour. */
  readonly glyph?: ReactNode;
  readonly children: ReactNode;
}

/** A small label: sign, word and colour together. */
export function Chip({ tone = 'plain', glyph, children }: ChipProps) {
  return (
    <span className={classes(styles.chip, styles[tone])}>
      {glyph !== undefined && <span aria-hidden="true">{glyph}</span>}
      {children}
    </span>
  );
}
