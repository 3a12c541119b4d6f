import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { familySteps } from '../../lessons/family';
import styles from './Family.module.css';
import { FamilyMap } from './FamilyMap';
import { StepDetails } from './StepDetails';

/** The family as a map, the same steps as a list, and the one that was chosen in words. */
export function FamilyView() {
  const { t } = useTranslation('family');
  const [selected, setSelected] = useState(familySteps[0]);
  if (!selected) return null;
  return (
    <div className={styles.view}>
      <p className={styles.lead}>{t('lead')}</p>
      <FamilyMap selected={selected} onSelect={setSelected} />
      <div className={styles.columns}>
        <nav aria-label={t('steps')}>
          <ol className={styles.steps}>
            {familySteps.map((step) => (
              <li key={step.id}>
                <button
                  type="button"
                  className={styles.step}
                  aria-current={step === selected ? 'step' : undefined}
                  onClick={() => setSelected(step)}
                >
                  {t(`step.${step.id}.title`)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <StepDetails step={selected} />
      </div>
    </div>
  );
}
