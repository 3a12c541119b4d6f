import { Columns2, ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { type FamilyStep, memberById } from '../../lessons/family';
import { exhibitBeside, exhibitHash } from '../../session/exhibits';
import styles from './Family.module.css';

/** One step of the family: what was broken, what was added, what it costs, and the run that shows it. */
export function StepDetails({ step }: { readonly step: FamilyStep }) {
  const { t } = useTranslation('family');
  const links = useLinks(step);
  return (
    <section className={styles.details} aria-live="polite" aria-label={t(`step.${step.id}.title`)}>
      <h2>{t(`step.${step.id}.title`)}</h2>
      <dl>
        {(['broken', 'added', 'cost'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{t(`step.${step.id}.${part}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.actions}>
        {links.run && (
          <a className={styles.action} href={links.run}>
            <ExternalLink size={16} aria-hidden="true" />
            {t('open')}
          </a>
        )}
        {links.beside && (
          <a className={styles.action} href={links.beside}>
            <Columns2 size={16} aria-hidden="true" />
            {t('beside')}
          </a>
        )}
      </p>
    </section>
  );
}

interface Links {
  readonly run: string | null;
  readonly beside: string | null;
}

const NONE: Links = { run: null, beside: null };

function useLinks({ id, exhibit, to }: FamilyStep): Links {
  const [found, setFound] = useState<{ readonly id: string; readonly links: Links } | null>(null);
  useEffect(() => {
    let isGone = false;
    const after = memberById(to);
    const find = async (): Promise<void> => {
      const [run, beside] = await Promise.all([exhibitHash(exhibit), after && exhibitBeside(exhibit, after)]);
      if (!isGone) setFound({ id, links: { run, beside } });
    };
    find().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [id, exhibit, to]);
  return found?.id === id ? found.links : NONE;
}
