import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { goToBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { CheckedNote } from './CheckedNote';
import { Findings } from './Findings';
import styles from './Result.module.css';
import type { StoryNow } from './useStory';

export interface ResultProps {
  readonly now: StoryNow;
  readonly option: (id: string) => string;
  /** Takes the reader to an answer that has not been tried; `null` when all have. */
  readonly onOthers: (() => void) | null;
}

/** The verdict on the answer given last: what came of it, in words, beside what was predicted first. */
export function Result({ now, option, onOthers }: ResultProps) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const box = useRef<HTMLDivElement>(null);
  const { given, isPlayed } = now;
  const [prediction] = given;
  const last = given.at(-1);
  useEffect(() => {
    if (last) box.current?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  if (!last || !prediction) return null;
  return (
    <div ref={box} className={classes(styles.result, !last.isRight && styles.wrong)}>
      <p>
        <Findings findings={last.findings} />
      </p>
      {last.checked && <CheckedNote checked={last.checked} />}
      {prediction.option !== last.option && (
        <p className={styles.note}>
          {t('predicted', { option: option(prediction.option) })}
          <span aria-hidden="true">{prediction.isRight ? ' ✓' : ' ✕'}</span>
        </p>
      )}
      {isPlayed && <p className={styles.note}>{t('played')}</p>}
      <div className={styles.ways}>
        {isPlayed && <Button onClick={() => goToBeat(api, now.index)}>{t('return')}</Button>}
        {onOthers && (
          <Button variant="quiet" onClick={onOthers}>
            {t('others')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Stands where the verdict will, while every run is looked at. */
export function Looking() {
  const { t } = useTranslation('story');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className={classes(styles.result, styles.looking)}>
      <p className={styles.note}>{t('looking')}</p>
    </div>
  );
}
