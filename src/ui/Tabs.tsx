import * as Radix from '@radix-ui/react-tabs';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './Tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are about; read aloud. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Where the row of tabs stands. */
  readonly bar?: 'top' | 'bottom';
  readonly className?: string | undefined;
}

/** Panels of which one is shown; arrow keys move between the tabs. */
export function Tabs({ label, items, value, onChange, bar = 'top', className }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      className={classes(styles.root, styles[bar], className)}
    >
      <Radix.List className={styles.list} aria-label={label}>
        {items.map((item) => (
          <Radix.Trigger key={item.id} value={item.id} className={styles.tab}>
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.id} value={item.id} className={styles.panel}>
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
