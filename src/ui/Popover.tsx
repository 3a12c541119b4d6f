import type { ReactNode, ToggleEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { Button, type ButtonProps } from './Button';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** Name of the button and of what it opens. */
  readonly label: string;
  readonly hint?: string | undefined;
  /** What the button shows. */
  readonly face: ReactNode;
  readonly size?: ButtonProps['size'];
  readonly className?: string | undefined;
  /** The content; call `close` when it has done its work. */
  readonly children: (close: () => void) => ReactNode;
}

const GAP = 6;

/** A button that opens a small panel beside it: the native popover, so Esc and a press elsewhere close it. */
export function Popover({ label, hint, face, size, className, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const handleToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    const opened = event.newState === 'open';
    setOpen(opened);
    if (opened) requestAnimationFrame(() => place(button.current, panel.current));
  };
  return (
    <span ref={button} className={styles.anchor}>
      <Button
        {...(size === undefined ? {} : { size })}
        className={className}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={label}
        title={hint === undefined ? label : `${label} (${hint})`}
      >
        {face}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.panel}
        onToggle={handleToggle}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </span>
  );
}

/** Above or below the button, wherever it fits, and inside the window. */
function place(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (button === null || panel === null) return;
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = anchor.bottom + GAP + height <= window.innerHeight;
  const top = below ? anchor.bottom + GAP : Math.max(GAP, anchor.top - GAP - height);
  const left = Math.min(Math.max(GAP, anchor.left), Math.max(GAP, window.innerWidth - width - GAP));
  panel.style.top = `${top}px`;
  panel.style.left = `${left}px`;
}
