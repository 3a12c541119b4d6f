import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { Button } from '../ui/Button';
import styles from './ErrorCard.module.css';

const INTERNAL = 'E900';

/** The number of an error of ours; anything else is an internal one. */
export function errorCode(error: Error): string {
  return /\bE\d{3}\b/.exec(error.message)?.[0] ?? INTERNAL;
}

/** A part of the page that has stopped: its number, what to do, and a report that reproduces it. */
export function ErrorCard({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'no' | 'yes' | 'blocked'>('no');
  const report = `${error.message}\n${window.location.href}\n${error.stack ?? ''}`;
  const handleCopy = (): void => {
    navigator.clipboard.writeText(report).then(
      () => setCopied('yes'),
      () => setCopied('blocked'),
    );
  };
  return (
    <div className={styles.card} role="alert">
      <h2>{t('ui:failure.title', { code: errorCode(error) })}</h2>
      <p>{t('ui:failure.text')}</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onRetry}>
          {t('ui:failure.again')}
        </Button>
        <Button onClick={handleCopy}>
          {copied === 'yes' ? t('ui:failure.copied') : t('ui:failure.copy')}
        </Button>
      </div>
      {copied === 'blocked' && <p>{t('ui:failure.notCopied')}</p>}
      <textarea className={styles.report} readOnly value={report} aria-label={t('ui:failure.report')} />
    </div>
  );
}
