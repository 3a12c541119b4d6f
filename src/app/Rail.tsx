import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/IconButton';
import styles from './Rail.module.css';

export interface RailProps {
  readonly side: 'left' | 'right';
  readonly name: string;
  readonly open: boolean;
  readonly toggleLabel: string;
  readonly hint: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A column at the side that folds to a strip with its name. */
export function Rail({ side, name, open, toggleLabel, hint, onToggle, children }: RailProps) {
  const pointsLeft = (side === 'left') === open;
  return (
    <aside className={styles.rail} data-side={side} data-open={open} aria-label={name}>
      <IconButton
        icon={pointsLeft ? ChevronLeft : ChevronRight}
        label={toggleLabel}
        hint={hint}
        variant="quiet"
        className={styles.toggle}
        aria-expanded={open}
        onClick={onToggle}
      />
      {open ? (
        <div className={styles.content}>{children}</div>
      ) : (
        <span className={styles.name} aria-hidden="true">
          {name}
        </span>
      )}
    </aside>
  );
}
