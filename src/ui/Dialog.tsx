import { X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Name of the close button. */
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** A modal dialog on the native element: the browser keeps the focus inside, Esc closes, the focus goes back where it was. */
export function Dialog({ open, onClose, title, closeLabel, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!open || dialog === null) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  // A press on the backdrop lands on the dialog element itself.
  const handlePress = (event: MouseEvent): void => {
    if (event.target === element.current) onClose();
  };
  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way; the browser turns it into `cancel`.
    <dialog
      ref={element}
      className={styles.dialog}
      aria-labelledby={titleId}
      onClick={handlePress}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.frame}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={X} label={closeLabel} variant="quiet" onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
      </div>
    </dialog>
  );
}
