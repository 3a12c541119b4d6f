import { formatList, formatNumber } from '../../i18n/format';
import { type Translate, useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import { useChecking } from '../../session/checking/useChecking';
import { brokenRules } from './answers';
import { boundText, scenarioName } from './boundText';
import styles from './History.module.css';

/** The checks of this sitting, the last one first; each can be looked at again. */
export function History() {
  const { t } = useTranslation('check');
  const checks = useChecking((state) => state.checks);
  const shownId = useChecking((state) => state.shownId);
  const { show } = useChecking((state) => state.actions);
  if (checks.length === 0) return null;
  return (
    <div className={styles.history}>
      <h3 className={styles.title}>{t('check:history.name')}</h3>
      <ol className={styles.list} reversed>
        {checks.toReversed().map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.entry}
              aria-current={entry.id === shownId}
              onClick={() => show(entry.id)}
            >
              <b>
                {t('check:history.entry', { number: entry.id + 1 })} ·{' '}
                {scenarioName(entry.job.run.scenario, t)}
              </b>
              <span>{resultText(entry, t)}</span>
              <small>{boundText(entry.question, entry.protocol, entry.setting, t)}</small>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** `✕ broken: LIVE-2 · 47,077 states · complete`. */
function resultText(entry: CheckEntry, t: Translate): string {
  const broken = brokenRules(entry);
  const states = entry.progress?.report.states ?? 0;
  const found =
    broken.length > 0
      ? `✕ ${t('check:history.broken', { rules: formatList(broken) })}`
      : t('check:history.none');
  return [
    found,
    t('check:history.states', { count: states, states: formatNumber(states) }),
    t(`check:history.status.${entry.status}`),
  ].join(' · ');
}
