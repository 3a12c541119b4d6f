import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckFailure } from '../../session/checking/checkingStore';
import { Button } from '../../ui/Button';
import styles from './FailureCard.module.css';

/** An error of ours by its number, with the report that reproduces it. */
export function FailureCard({ failure: { code, report } }: { readonly failure: CheckFailure }) {
  const { t } = useTranslation('check');
  const [copied, setCopied] = useState<'no' | 'yes' | 'blocked'>('no');
  const copy = (): void => {
    navigator.clipboard.writeText(report).then(
      () => setCopied('yes'),
      () => setCopied('blocked'),
    );
  };
  return (
    <div className={styles.card} role="alert">
      <h3>{t('ui:failure.title', { code })}</h3>
      <p>{t(code === 'E901' ? 'check:failure.E901' : 'check:failure.E900')}</p>
      <Button onClick={copy}>{t(copied === 'yes' ? 'ui:failure.copied' : 'ui:failure.copy')}</Button>
      {copied === 'blocked' && <p>{t('ui:failure.notCopied')}</p>}
      <textarea className={styles.report} readOnly value={report} aria-label={t('ui:failure.report')} />
    </div>
  );
}
