import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { currentLanguage } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import { chooseVariant, nextBeat, previousBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { Doors, type DoorsProps } from './Doors';
import { Folded } from './Folded';
import { Question } from './Question';
import { Recap } from './Recap';
import { Stepper } from './Stepper';
import styles from './StoryView.module.css';
import { type StoryNow, useStory } from './useStory';
import { Words } from './Words';

export interface StoryViewProps extends Pick<DoorsProps, 'onBreak'> {
  /** Counts how often the reader asked to be taken to the question. */
  readonly questionTurn?: number;
}

/** The story of the run: its beat at the play-head, its question, and the ways on. */
export function StoryView({ onBreak, questionTurn }: StoryViewProps) {
  const now = useStory();
  const { t } = useTranslation('story');
  const top = useTop(now ? `${now.line.scenario.id} ${now.index}` : '');
  if (!now)
    return (
      <div className={styles.story}>
        <h2 className={styles.title}>{t('none.title')}</h2>
        <p>{t('none.text')}</p>
        <Doors current={null} onBreak={onBreak} />
      </div>
    );
  const { line, index, beat, given, mode } = now;
  const { beats } = line.scenario.story;
  const isLast = index === beats.length - 1;
  const isFirstVisitDone = beat.ask?.kind === 'may-decide' && given.length > 0;
  return (
    <div className={styles.story} ref={top}>
      <p className={styles.kicker}>
        {line.scenario.title[currentLanguage()]} · {t('beatOf', { number: index + 1, total: beats.length })}
      </p>
      {mode === 'beat' ? <Told now={now} questionTurn={questionTurn} /> : <Folded now={now} />}
      <Stepper now={now} />
      {mode === 'beat' && (isLast || isFirstVisitDone) && (
        <Doors current={line.scenario.id} onBreak={onBreak} />
      )}
    </div>
  );
}

function Told({ now, questionTurn }: { readonly now: StoryNow; readonly questionTurn: number | undefined }) {
  return (
    <>
      <Variants now={now} />
      <h2 className={styles.title}>{now.title}</h2>
      <p className={styles.text}>
        <Words text={now.text} />
      </p>
      <Question now={now} turn={questionTurn} />
      <Recap now={now} />
      <Navigation now={now} />
    </>
  );
}

/** A new beat is read from its beginning, wherever the last one was scrolled to. */
function useTop(beat: string) {
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(beat);
  useEffect(() => {
    if (shown.current === beat) return;
    shown.current = beat;
    let scroller = top.current?.parentElement ?? null;
    while (scroller && scroller.scrollTop === 0) scroller = scroller.parentElement;
    if (scroller && scroller !== document.documentElement) scroller.scrollTop = 0;
  }, [beat]);
  return top;
}

function Variants({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const { scenario, variant } = now.line;
  if (scenario.variants.length < 2) return null;
  return (
    <Segmented
      label={t('variant')}
      className={styles.variants}
      value={variant.id}
      options={scenario.variants.map(({ id, title, short }) => ({
        value: id,
        label: (short ?? title)[currentLanguage()],
      }))}
      onChange={(id) => {
        const chosen = scenario.variants.find((candidate) => candidate.id === id);
        if (chosen) chooseVariant(api, chosen);
      }}
    />
  );
}

function Navigation({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const isLast = now.index === now.line.scenario.story.beats.length - 1;
  return (
    <div className={styles.navigation}>
      {now.index > 0 ? (
        <Button onClick={() => previousBeat(api)}>
          <ChevronLeft size={18} aria-hidden="true" />
          {t('back')}
        </Button>
      ) : (
        <span />
      )}
      {!isLast && (
        <Button
          variant={now.beat.ask && now.given.length === 0 ? 'plain' : 'primary'}
          onClick={() => nextBeat(api)}
        >
          {t('next')}
          <ChevronRight size={18} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
