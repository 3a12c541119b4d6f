import { useTranslation } from '../i18n/useTranslation';
import { firstVisitRun } from '../lessons/catalog';
import { dismissLinkProblem, type LinkProblem } from '../session/linkProblem';
import { useSessionApi } from '../session/useSession';
import { Button } from '../ui/Button';
import styles from './LinkProblemCard.module.css';

/** What was wrong with a link or a file, what could be opened all the same, and the text so that nothing is lost. */
export function LinkProblemCard({ problem }: { readonly problem: LinkProblem }) {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  const { error, source, applied, total, text } = problem;
  const refused = error.refusal ? t(`refusal:${error.refusal.key}`, error.refusal.values) : undefined;
  const sentence = t(`errors:${error.code}`, {
    ...error.values,
    ...(refused === undefined ? {} : { refusal: refused }),
  });
  const startOver = (): void => {
    const { run, position } = firstVisitRun();
    api.getState().open(run, position);
    dismissLinkProblem();
  };
  return (
    <section className={styles.card} role="alert" aria-label={t(`ui:problem.${source}`)}>
      <h2>{t(`ui:problem.${source}`)}</h2>
      <p>{t('ui:problem.numbered', { code: error.code, text: sentence })}</p>
      {error.path !== undefined && (
        <p className={styles.place}>{t('ui:problem.place', { path: error.path })}</p>
      )}
      {applied !== null && total > 0 && <p>{t('ui:problem.applied', { applied, total })}</p>}
      <details>
        <summary>{t('ui:problem.raw')}</summary>
        <textarea className={styles.raw} readOnly value={text} aria-label={t('ui:problem.raw')} />
      </details>
      <div className={styles.actions}>
        <Button variant="primary" onClick={dismissLinkProblem}>
          {applied === null ? t('ui:close') : t('ui:problem.keep')}
        </Button>
        <Button onClick={startOver}>{t('ui:problem.startOver')}</Button>
      </div>
    </section>
  );
}
