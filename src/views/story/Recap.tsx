import { useTranslation } from '../../i18n/useTranslation';
import { beatKey } from '../../lessons/keys';
import { questionKey } from '../../session/story/storyStore';
import { useStoryState } from '../../session/story/useStoryState';
import { Findings } from './Findings';
import styles from './Recap.module.css';
import type { StoryNow } from './useStory';

/** Predictions of earlier beats beside what came of them: the last one, and all of them at the end of the story. */
export function Recap({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const { given } = useStoryState();
  const { scenario, variant } = now.line;
  const { beats } = scenario.story;
  const answered = beats.slice(0, now.index).flatMap((beat) => {
    const [prediction] = given[questionKey(scenario, variant, beat)] ?? [];
    return prediction ? [{ beat, prediction }] : [];
  });
  const shown = now.index === beats.length - 1 ? answered : answered.slice(-1);
  if (shown.length === 0) return null;
  return (
    <section className={styles.recap} aria-label={t('history')}>
      <h3 className={styles.title}>{t('history')}</h3>
      <ul className={styles.list}>
        {shown.map(({ beat, prediction }) => (
          <li key={beat.id}>
            <span className={styles.question}>{t(beatKey(scenario, beat, 'question'))}</span>
            <span className={styles.option}>
              <span aria-hidden="true">{prediction.isRight ? '✓ ' : '✕ '}</span>
              {t(beatKey(scenario, beat, `option.${prediction.option}`))} (
              {t(prediction.isRight ? 'right' : 'wrong')})
            </span>
            <span className={styles.finding}>
              <Findings findings={prediction.findings} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
