import type { ComponentType, SVGProps } from 'react';
import { Button, type ButtonProps } from './Button';
import { classes } from './classes';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  readonly icon: ComponentType<SVGProps<SVGSVGElement> & { size?: number | string }>;
  /** The name of the button, read aloud and shown as a tooltip. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly hint?: string | undefined;
}

/** A square button with an icon; its words are in the tooltip and in its accessible name. */
export function IconButton({ icon: Icon, label, hint, className, ...rest }: IconButtonProps) {
  return (
    <Button
      reasonPlace="tooltip"
      {...rest}
      className={classes(styles.icon, className)}
      aria-label={label}
      title={hint === undefined ? label : `${label} (${hint})`}
    >
      <Icon size={18} aria-hidden="true" focusable="false" />
    </Button>
  );
}
