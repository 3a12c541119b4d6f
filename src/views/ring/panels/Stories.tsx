import { BookOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { RING_STORIES, type RingStory, storyHash } from '../../../session/ring/storyLinks';
import styles from './Panels.module.css';

const IDS = Object.keys(RING_STORIES) as RingStory[];

/** What happens when the ring changes while money is under way: runs in the workbench. */
export function Stories() {
  const { t } = useTranslation('ring');
  const [links, setLinks] = useState<Partial<Record<RingStory, string>>>({});
  useEffect(() => {
    let isGone = false;
    for (const id of IDS)
      storyHash(id)
        .then((hash) => {
          if (hash && !isGone) setLinks((known) => ({ ...known, [id]: hash }));
        })
        .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  const shown = IDS.filter((id) => links[id] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('stories.title')}>
      <h3>{t('stories.title')}</h3>
      <ul className={styles.stories}>
        {shown.map((id) => (
          <li key={id}>
            <a href={links[id]}>
              <BookOpen size={16} aria-hidden="true" />
              {t(`stories.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
