import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import styles from './CheckTheChecker.module.css';
import { ReferenceCount } from './ReferenceCount';

/** The checker is counted out in front of everybody. Closed, there is nothing of it on the page but its name. */
export function CheckTheChecker() {
  const { t } = useTranslation('check');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('check:reference.title')}</summary>
      {isOpen && <ReferenceCount />}
    </details>
  );
}
