import { useRule } from '../../i18n/rules';
import { type Translate, useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry, PropertyReport } from '../../session/checking/checkingStore';
import { isOnScreen } from '../../session/checking/found';
import { useChecking } from '../../session/checking/useChecking';
import { useSession, useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import styles from './Verdict.module.css';

export interface VerdictActions {
  readonly onWhy: () => void;
  readonly onShare: () => void;
}

interface Props {
  readonly entry: CheckEntry;
  readonly report: PropertyReport;
  readonly actions: VerdictActions;
}

const SIGNS: Readonly<Record<PropertyReport['verdict'], string>> = {
  holds: '✓',
  violated: '✕',
  reached: '✓',
  unreached: '✕',
  unknown: '?',
};

/** One rule, what was found of it, and the way to the run that shows it. */
export function Verdict({ entry, report, actions }: Props) {
  const { t } = useTranslation();
  const { id, verdict } = report;
  const rule = useRule(entry.protocol.id, id);
  const isFound = verdict === 'violated' || verdict === 'reached';
  return (
    <li className={styles.verdict} data-verdict={verdict}>
      <p className={styles.rule}>
        <code>{t('check:verdict.rule', { id })}</code> {rule}
      </p>
      <p className={styles.standing}>
        <span aria-hidden="true">{SIGNS[verdict]} </span>
        {standingText(report, entry.status, t)}
      </p>
      {isFound && <FoundActions entry={entry} report={report} actions={actions} />}
    </li>
  );
}

function standingText(
  { verdict, length, faults }: PropertyReport,
  status: CheckEntry['status'],
  t: Translate,
): string {
  if (verdict === 'unknown') return t(`check:verdict.${status === 'running' ? 'unknown' : 'unproved'}`);
  return t(`check:verdict.${verdict}`, {
    steps: t('check:verdict.steps', { count: length ?? 0 }),
    faults: t('check:verdict.faults', { count: faults ?? 0 }),
  });
}

/** Opens the run; once it is on screen, leads through it. */
function FoundActions({ entry, report, actions }: Props) {
  const { t } = useTranslation();
  const { openRun } = useChecking((state) => state.actions);
  const found = entry.runs[report.id];
  const isShown = useSession((session) => isOnScreen(session, found));
  const { id } = report;
  if (!isShown || !found)
    return (
      <Button
        variant={report.verdict === 'violated' ? 'primary' : 'plain'}
        aria-label={t('check:verdict.openOf', { id })}
        onClick={() => openRun(entry.id, id)}
      >
        {t('check:verdict.open')}
      </Button>
    );
  return <Guide steps={found.steps} actions={actions} />;
}

function Guide({ steps, actions }: { readonly steps: number; readonly actions: VerdictActions }) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const isThere = useSession(({ position }) => position.step === steps && position.effects === 0);
  const go = (step: number): void => {
    api.getState().pause();
    api.getState().seek({ step, effects: 0 });
  };
  return (
    <>
      <p className={styles.onScreen}>{t('check:verdict.onScreen', { step: steps })}</p>
      <div className={styles.actions}>
        <Button onClick={() => go(isThere ? 0 : steps)}>
          {isThere ? t('check:verdict.fromStart') : t('check:verdict.there', { step: steps })}
        </Button>
        <Button onClick={actions.onWhy}>{t('check:verdict.why')}</Button>
        <Button onClick={actions.onShare}>{t('check:verdict.share')}</Button>
      </div>
    </>
  );
}
