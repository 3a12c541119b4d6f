import type { ComponentProps, MouseEvent } from 'react';
import { useId } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly variant?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'large';
  /** Why it cannot be pressed now. The button stays reachable and says so, instead of going grey without a word. */
  readonly reason?: string | null;
  /** Where the reason is written: below the label, or in the tooltip only. */
  readonly reasonPlace?: 'below' | 'tooltip';
}

/** A button. Impossible actions stay visible with their reason; pressing one does nothing. */
export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'normal', reason, reasonPlace = 'below', className, ...rest } = props;
  const reasonId = useId();
  const refused = reason !== undefined && reason !== null;
  const isBelow = refused && reasonPlace === 'below';
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    if (refused) event.preventDefault();
    else rest.onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      title={refused && reasonPlace === 'tooltip' ? reason : rest.title}
      className={classes(
        styles.button,
        styles[variant],
        size === 'large' && styles.large,
        isBelow && styles.wraps,
        className,
      )}
      aria-disabled={refused || undefined}
      aria-describedby={refused ? reasonId : rest['aria-describedby']}
      onClick={handleClick}
    >
      {isBelow ? <span className={styles.stack}>{rest.children}</span> : rest.children}
      {refused && (
        <span id={reasonId} className={isBelow ? styles.reason : styles.hidden}>
          {reason}
        </span>
      )}
    </button>
  );
}
