import { useEffect, useState } from 'react';
import { loadPageStrings } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import { comparisonHash, type OpenedComparison, openComparison } from '../../session/compare/compareLink';
import type { ComparisonApi } from '../../session/compare/comparison';
import { ComparisonProvider } from '../../session/compare/useComparison';
import { CompareBoard } from './CompareBoard';
import styles from './ComparePage.module.css';

/** The page of a comparison: opens what its address names, and keeps the address true. */
export function ComparePage() {
  const { t } = useTranslation('compare');
  const [opened, setOpened] = useState<OpenedComparison | null>(null);
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | null = null;
    let written = '';
    const read = async (): Promise<void> => {
      const { hash } = location;
      if (hash === written || !hash.startsWith('#/compare/')) return;
      written = hash;
      const [found] = await Promise.all([openComparison(hash), loadPageStrings('compare')]);
      if (isGone) return;
      stop?.();
      stop =
        found.comparison &&
        follow(found.comparison, (address) => {
          written = address;
        });
      setOpened(found);
    };
    void read();
    window.addEventListener('hashchange', read);
    return () => {
      isGone = true;
      stop?.();
      window.removeEventListener('hashchange', read);
    };
  }, []);
  if (!opened) return null;
  const { comparison, error } = opened;
  const problem = error && t('problem', { code: error.code, text: t(`errors:${error.code}`, error.values) });
  if (!comparison)
    return (
      <main className={styles.failed} role="alert">
        <h1>{t('title')}</h1>
        <p>{problem}</p>
        <a href="#/">{t('ui:notFound.open')}</a>
      </main>
    );
  return (
    <ComparisonProvider value={comparison}>
      <CompareBoard problem={problem} />
    </ComparisonProvider>
  );
}

/** The address is written once the play-head has rested a moment. */
const REST_MS = 200;

function follow(comparison: ComparisonApi, onWrite: (address: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    const address = comparisonHash(comparison.getState());
    if (!location.hash.startsWith('#/compare/')) return;
    onWrite(address);
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // An embedding page may forbid it; only the address stays as it is.
    }
  };
  const stop = comparison.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, REST_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
