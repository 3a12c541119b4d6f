import { type TouchEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nextBeat, previousBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import styles from './StoryCaption.module.css';
import { useStory } from './useStory';
import { Words } from './Words';

/** A finger must travel this far sideways to turn the page. */
const SWIPE_PIXELS = 48;

/** The story in two lines, for a phone: swipe to the next or the previous beat, press to read on or to answer. */
export function StoryCaption({ onMore }: { readonly onMore: () => void }) {
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
  const isOpen = now?.beat.ask && now.given.length === 0;
  return (
    <div className={styles.caption} onTouchStart={handleStart} onTouchEnd={handleEnd}>
      <div className={styles.words}>
        <p className={styles.kicker}>
          {now
            ? t('beatOf', { number: now.index + 1, total: now.line.scenario.story.beats.length })
            : t('none.title')}
        </p>
        <p className={styles.text}>{now ? <Words text={now.text} /> : t('none.text')}</p>
      </div>
      <Button variant={isOpen ? 'primary' : 'plain'} className={styles.more} onClick={onMore}>
        {t(isOpen ? 'answer' : 'more')}
      </Button>
    </div>
  );
}
