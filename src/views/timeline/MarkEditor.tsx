/** The note of a moment, being written. Esc leaves it as it was; an empty note takes the mark away. */
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatTime } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { canMark, markAt } from '../../session/marks';
import { useSession, useSessionApi } from '../../session/useSession';
import { limits } from '../../sim/codec/limits';
import type { Tick } from '../../sim/types';
import { Button } from '../../ui/Button';
import styles from './Marks.module.css';

interface Props {
  readonly step: number;
  readonly tick: Tick;
  /** Where the focus goes when the element that had it is gone. */
  readonly restore: () => void;
}

export function MarkEditor({ step, tick, restore }: Props) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const id = useId();
  const before = useSession((state) => markAt(state.marks, step)?.note ?? '');
  const isFull = useSession((state) => !canMark(state.marks, step));
  const [note, setNote] = useState(before);
  const input = useRef<HTMLInputElement>(null);
  const restoring = useRef(restore);
  restoring.current = restore;

  useEffect(() => {
    const had = document.activeElement;
    input.current?.focus();
    input.current?.select();
    return () => {
      if (had instanceof HTMLElement && had !== document.body && had.isConnected) had.focus();
      else restoring.current();
    };
  }, []);

  const close = (): void => api.getState().editMark(null);
  const save = (text: string): void => {
    api.getState().mark(step, text);
    close();
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isFull) save(note);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    <form className={styles.editor} onSubmit={handleSubmit} onKeyDown={handleKey}>
      <label htmlFor={id}>{t('timeline:mark.label', { step, time: formatTime(tick) })}</label>
      <div className={styles.row}>
        <input
          ref={input}
          id={id}
          value={note}
          maxLength={limits.noteCharacters}
          autoComplete="off"
          aria-describedby={`${id}h`}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="submit"
          variant="primary"
          reason={isFull ? t('timeline:mark.full') : null}
          reasonPlace="tooltip"
        >
          {t('timeline:mark.save')}
        </Button>
        {before !== '' && <Button onClick={() => save('')}>{t('timeline:mark.remove')}</Button>}
        <Button variant="quiet" onClick={close}>
          {t('timeline:mark.cancel')}
        </Button>
      </div>
      <p id={`${id}h`} className={styles.hint}>
        {isFull ? t('timeline:mark.full') : t('timeline:mark.hint', { limit: limits.noteCharacters })}
      </p>
    </form>
  );
}
