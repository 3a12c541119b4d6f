import { type TouchEvent, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { nextBeat, previousBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import styles from './StoryCaption.module.css';
import { type StoryNow, useStory } from './useStory';
import { Words } from './Words';

/** A finger must travel this far sideways to turn the page. */
const SWIPE_PIXELS = 48;

export interface StoryCaptionProps {
  readonly onMore: () => void;
  /** Opens the story at its question. */
  readonly onAnswer: () => void;
}

/** The story in two lines, for a phone: swipe to the next or the previous beat, press to read on or to answer. */
export function StoryCaption({ onMore, onAnswer }: StoryCaptionProps) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const now = useStory();
  const start = useRef<{ x: number; y: number } | null>(null);
  const handleStart = ({ touches }: TouchEvent): void => {
    const touch = touches[0];
    start.current = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
  };
  const handleEnd = ({ changedTouches }: TouchEvent): void => {
    const touch = changedTouches[0];
    const from = start.current;
    start.current = null;
    if (!touch || !from) return;
    const across = touch.clientX - from.x;
    if (Math.abs(across) < SWIPE_PIXELS || Math.abs(touch.clientY - from.y) > Math.abs(across)) return;
    if (across < 0) nextBeat(api);
    else previousBeat(api);
  };
  const isTold = now?.mode === 'beat';
  const isOpen = isTold && now.beat.ask !== undefined && now.given.length === 0;
  return (
    <div className={styles.caption} onTouchStart={handleStart} onTouchEnd={handleEnd}>
      <div className={styles.words}>
        <p className={styles.kicker}>
          {isTold
            ? t('beatOf', { number: now.index + 1, total: now.line.scenario.story.beats.length })
            : t(now ? `folded.${now.mode}` : 'none.title')}
        </p>
        <p className={styles.text}>{isTold ? <Words text={now.text} /> : t(captionKey(now))}</p>
      </div>
      <Button
        variant={isOpen ? 'primary' : 'plain'}
        className={styles.more}
        onClick={isOpen ? onAnswer : onMore}
      >
        {t(isOpen ? 'answer' : 'more')}
      </Button>
    </div>
  );
}

function captionKey(now: StoryNow | null): string {
  if (!now) return 'none.text';
  return now.mode === 'free' ? 'folded.hint' : 'changed';
}
