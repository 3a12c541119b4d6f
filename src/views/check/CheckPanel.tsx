import { Play, Square } from 'lucide-react';
import { useEffect, useId } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import { useChecking } from '../../session/checking/useChecking';
import { Button } from '../../ui/Button';
import { Answers } from './Answers';
import styles from './CheckPanel.module.css';
import { CheckTheChecker } from './CheckTheChecker';
import { Counts } from './Counts';
import { FailureCard } from './FailureCard';
import { Figures } from './Figures';
import { History } from './History';
import { Limits } from './Limits';
import { Questions } from './Questions';
import { CheckSpeaker } from './Speaker';

export interface CheckPanelProps {
  /** Shows what is known about the step on screen. */
  readonly onWhy: () => void;
  readonly onShare: () => void;
}

/** Asks the checker about every run within limits, and shows what it says. */
export function CheckPanel({ onWhy, onShare }: CheckPanelProps) {
  const { t } = useTranslation('check');
  const titleId = useId();
  const { prepare } = useChecking((state) => state.actions);
  useEffect(prepare, [prepare]);
  const shown = useChecking(({ checks, shownId }) => (shownId === null ? null : (checks[shownId] ?? null)));
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('check:title')}
      </h2>
      <Questions entry={shown} />
      <Controls shown={shown} />
      <p className={styles.status} data-status={shown?.status ?? 'idle'}>
        {t(`check:status.${shown?.status ?? 'idle'}`)}
      </p>
      <Figures entry={shown} />
      <Counts entry={shown} />
      <Limits />
      {shown?.failure && <FailureCard failure={shown.failure} />}
      {shown?.progress && <Answers entry={shown} onWhy={onWhy} onShare={onShare} />}
      <History />
      <CheckTheChecker />
      <CheckSpeaker entry={shown} />
    </section>
  );
}

/** One button in one place; it stops what it started. */
function Controls({ shown }: { readonly shown: CheckEntry | null }) {
  const { t } = useTranslation('check');
  const isRunning = useChecking(({ checks }) => checks.some(({ status }) => status === 'running'));
  const isFirst = useChecking(({ checks }) => checks.length === 0);
  const { run, stop, goOn } = useChecking((state) => state.actions);
  const canGoOn = !isRunning && (shown?.status === 'limit' || shown?.status === 'stopped');
  const Icon = isRunning ? Square : Play;
  return (
    <div className={styles.controls}>
      <Button
        variant="primary"
        size="large"
        className={styles.run}
        title={isRunning ? undefined : `${t('check:run')} (G)`}
        onClick={() => (isRunning ? stop() : run())}
      >
        <Icon size={18} aria-hidden="true" />
        {isRunning ? t('check:stop') : t(isFirst ? 'check:run' : 'check:again')}
      </Button>
      {canGoOn && (
        <Button size="large" className={styles.goOn} onClick={() => goOn(shown.id)}>
          {t(shown.status === 'limit' ? 'check:goOn' : 'check:resume')}
        </Button>
      )}
    </div>
  );
}
