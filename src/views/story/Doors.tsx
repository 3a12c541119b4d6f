import { currentLanguage } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import { scenarioById } from '../../lessons/catalog';
import { contents, firstScenarios } from '../../lessons/contents';
import { openEntry, openStory, openToBreak } from '../../session/story/moves';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import styles from './Doors.module.css';

export interface DoorsProps {
  /** The story being told, which is not offered again; `null` when none is. */
  readonly current: string | null;
  /** Called once a run without faults is open, ready to be broken: shows where the faults are. */
  readonly onBreak?: (() => void) | undefined;
}

/** Ways on: from the beginning, free play on the same cast, another story. */
export function Doors({ current, onBreak }: DoorsProps) {
  const { t } = useTranslation('story');
  const api = useSessionApi();
  const [calm] = firstScenarios;
  if (!calm) return null;
  const breakIt = (): void => {
    openToBreak(api, scenarioById(current ?? '') ?? calm);
    onBreak?.();
  };
  return (
    <nav className={styles.doors} aria-label={t('doors')}>
      <h3 className={styles.title}>{t('doors')}</h3>
      <Button onClick={() => openStory(api, calm)}>{t('beginning')}</Button>
      <Button onClick={breakIt}>{t('break')}</Button>
      <p className={styles.note}>{t('scenario')}</p>
      {contents
        .filter((entry) => entry.id !== current)
        .map((entry) => (
          <Button
            key={entry.id}
            variant="quiet"
            className={styles.door}
            onClick={() => void openEntry(api, entry)}
          >
            {entry.id} · {entry.title[currentLanguage()]}
          </Button>
        ))}
    </nav>
  );
}
