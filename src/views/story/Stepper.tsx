import { useTranslation } from '../../i18n/useTranslation';
import { beatKey } from '../../lessons/keys';
import { goToBeat } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { classes } from '../../ui/classes';
import styles from './Stepper.module.css';
import type { StoryNow } from './useStory';

/** All beats, each directly reachable. A question mark says where something is asked. */
export function Stepper({ now }: { readonly now: StoryNow }) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const { scenario } = now.line;
  return (
    <ol className={styles.stepper} aria-label={t('beats')}>
      {scenario.story.beats.map((beat, index) => {
        const title = t(beatKey(scenario, beat, 'title'));
        const isCurrent = index === now.index;
        return (
          <li key={beat.id}>
            <button
              type="button"
              className={classes(styles.step, isCurrent && styles.current)}
              aria-current={isCurrent ? 'step' : undefined}
              aria-label={`${index + 1}. ${title}`}
              title={title}
              onClick={() => goToBeat(api, index)}
            >
              {beat.ask ? `${index + 1}?` : index + 1}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
