import { useTranslation } from '../i18n/useTranslation';
import styles from './Workbench.module.css';

/** An address that leads nowhere: never a blank page. */
export function NotFound() {
  const { t } = useTranslation('ui');
  return (
    <main className={styles.notFound}>
      <h1>{t('ui:notFound.title')}</h1>
      <p>{t('ui:notFound.text')}</p>
      <a href="#/">{t('ui:notFound.open')}</a>
    </main>
  );
}
