import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import styles from './Counts.module.css';

const COUNTS = ['own', 'repairs', 'faults', 'quiet', 'deadlocks', 'bytes'] as const;

/** Everything that a search has counted, each with what it means; for those who compare it with another checker. */
export function Counts({ entry }: { readonly entry: CheckEntry | null }) {
  const { t } = useTranslation('check');
  const report = entry?.progress?.report;
  if (!report) return null;
  const { counts, transitions, states, bytes } = report;
  const values = { ...counts, bytes: Math.round(bytes / Math.max(1, states)) };
  return (
    <details className={styles.counts}>
      <summary>
        {t('check:counts.name', { count: transitions, steps: formatNumber(transitions) })}
        {counts.deadlocks > 0 && (
          <span>
            {' · '}
            {t('check:counts.dead', { count: counts.deadlocks, states: formatNumber(counts.deadlocks) })}
          </span>
        )}
      </summary>
      <dl>
        {COUNTS.map((name) => (
          <div key={name} data-count={name}>
            <dt>
              {t(`check:counts.${name}`)}
              <small>{t(`check:counts.${name}Hint`)}</small>
            </dt>
            <dd>{formatNumber(values[name])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
