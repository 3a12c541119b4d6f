import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { TransportView } from '../views/transport/TransportView';
import { Part } from './Part';
import { StageView, TimelineView } from './views';
import styles from './Workbench.module.css';

/** The play area: the picture of the run. Keys of the scope `stage` work in it. */
export function StageArea() {
  const { t } = useTranslation('ui');
  return (
    <main
      id="stage"
      className={styles.stage}
      data-scope="stage"
      aria-label={t('ui:area.stage')}
      tabIndex={-1}
    >
      <Part>
        <StageView />
      </Part>
    </main>
  );
}

/** The controls of the play-head. */
export function TransportArea() {
  const { t } = useTranslation('ui');
  return (
    <section className={styles.transport} aria-label={t('ui:area.controls')}>
      <Part>
        <TransportView />
      </Part>
    </section>
  );
}

/** The time–space diagram, with the bar that sizes it. Keys of the scope `timeline` work in it. */
export function TimelineArea({ splitter }: { readonly splitter?: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <section className={styles.timeline} data-scope="timeline" aria-label={t('ui:area.timeline')}>
      {splitter}
      <Part>
        <TimelineView />
      </Part>
    </section>
  );
}

/** What this is not, on the first screen. */
export function Disclaimer() {
  const { t } = useTranslation('ui');
  return <footer className={styles.disclaimer}>{t('ui:disclaimer')}</footer>;
}
