import { useTranslation } from '../../i18n/useTranslation';
import { useSize } from '../../ui/useSize';
import { Stage } from './Stage';
import styles from './Stage.module.css';

/** The play area: machines, the messages between them, and what can be done to each. */
export function StageView() {
  const { t } = useTranslation('stage');
  const [ref, size] = useSize<HTMLElement>();
  return (
    <section ref={ref} className={styles.stage} aria-label={t('name')}>
      {size !== null && size.width > 0 && size.height > 0 && <Stage size={size} />}
    </section>
  );
}
