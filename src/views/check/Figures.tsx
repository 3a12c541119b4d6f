import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import { FigureList } from './FigureList';
import styles from './Figures.module.css';

const FIGURES = ['states', 'speed', 'depth', 'waiting', 'seconds', 'limit'] as const;

/** How far it has come. Every figure keeps its place from the beginning, so that nothing moves while they run. */
export function Figures({ entry }: { readonly entry: CheckEntry | null }) {
  const { t } = useTranslation('check');
  const texts = entry === null ? null : figuresOf(entry);
  const boundary = entry?.progress?.report.boundary ?? 0;
  return (
    <>
      <FigureList
        figures={FIGURES.map((name) => ({
          name: t(`check:figures.${name}`),
          text: texts?.[name] ?? t('check:figures.none'),
        }))}
      />
      {boundary > 0 && (
        <p className={styles.boundary}>
          {t('check:boundary', { count: boundary, states: formatNumber(boundary) })}
        </p>
      )}
    </>
  );
}

function figuresOf({ progress, job }: CheckEntry): Partial<Record<(typeof FIGURES)[number], string>> {
  const limit = formatNumber(job.maxStates);
  if (!progress) return { limit };
  const { report, statesPerSecond, seconds } = progress;
  return {
    limit,
    states: formatNumber(report.states),
    speed: formatNumber(Math.round(statesPerSecond)),
    depth: formatNumber(report.depth),
    waiting: formatNumber(report.waiting),
    seconds: seconds.toFixed(1),
  };
}
