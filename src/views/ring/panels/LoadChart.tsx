import { scaleBand, scaleLinear } from 'd3-scale';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import { lookOf } from '../look';
import styles from './Panels.module.css';

export interface Load {
  readonly id: number;
  readonly load: number;
}

interface Props {
  readonly loads: readonly Load[];
  /** Relative to the mean: one standard deviation to expect. */
  readonly deviation: number;
  /** The most that a shard may hold, where there is a limit. */
  readonly cap: number | null;
}

const [width, height] = [288, 132];
const left = 4;
const top = 14;
/** Bars of single shards; of more the chart shows how many shards have how much. */
const barsMax = 26;

/** Bars with the mean, the band of one standard deviation around it, and the limit. */
export function LoadChart({ loads, deviation, cap }: Props) {
  const { t } = useTranslation('ring');
  if (loads.length === 0) return <p className={styles.note}>{t('loads.none')}</p>;
  const mean = loads.reduce((sum, { load }) => sum + load, 0) / loads.length;
  const most = Math.max(1, mean * (1 + deviation), cap ?? 0, ...loads.map(({ load }) => load));
  const summary = t('loads.chart', {
    mean: formatNumber(Math.round(mean)),
    most: formatNumber(Math.max(...loads.map(({ load }) => load))),
  });
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} role="img" aria-label={summary}>
        {loads.length > barsMax ? (
          <Spread loads={loads} most={most} mean={mean} deviation={deviation} />
        ) : (
          <Bars loads={loads} most={most} mean={mean} deviation={deviation} cap={cap} />
        )}
      </svg>
      <figcaption className={styles.note}>
        {t(loads.length > barsMax ? 'loads.spread' : 'loads.legend')}
      </figcaption>
    </figure>
  );
}

interface ChartProps extends Props {
  readonly most: number;
  readonly mean: number;
}

function Bars({ loads, most, mean, deviation, cap }: ChartProps) {
  const { t } = useTranslation('ring');
  const x = scaleBand<number>()
    .domain(loads.map(({ id }) => id))
    .range([left, width - left])
    .padding(0.18);
  const y = scaleLinear()
    .domain([0, most])
    .range([height - 18, top]);
  const [high, low] = [y(mean * (1 + deviation)), y(Math.max(0, mean * (1 - deviation)))];
  return (
    <>
      <rect className={styles.sigma} x={0} width={width} y={high} height={low - high} />
      {loads.map(({ id, load }) => (
        <g key={id}>
          <rect
            className={styles.bar}
            data-shard={lookOf(id).colour}
            x={x(id)}
            width={x.bandwidth()}
            y={y(load)}
            height={y(0) - y(load)}
          />
          <text className={styles.barLetter} x={(x(id) ?? 0) + x.bandwidth() / 2} y={height - 5}>
            {lookOf(id).letter}
          </text>
        </g>
      ))}
      <line className={styles.mean} x1={0} x2={width} y1={y(mean)} y2={y(mean)} />
      <text className={styles.chartWord} x={width - 2} y={y(mean) - 3}>
        {t('loads.mean', { mean: formatNumber(Math.round(mean)) })}
      </text>
      {cap !== null && Number.isFinite(cap) && (
        <>
          <line className={styles.cap} x1={0} x2={width} y1={y(cap)} y2={y(cap)} />
          <text className={styles.chartWordLeft} x={2} y={y(cap) - 3}>
            {t('loads.cap', { cap: formatNumber(cap) })}
          </text>
        </>
      )}
    </>
  );
}

const columns = 32;

/** So many shards with so much load. */
function Spread({ loads, most, mean, deviation }: Omit<ChartProps, 'cap'>) {
  const { t } = useTranslation('ring');
  const counts = new Array<number>(columns).fill(0);
  for (const { load } of loads) {
    const column = Math.min(columns - 1, Math.floor((load / most) * columns));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const x = scaleLinear()
    .domain([0, most])
    .range([left, width - left]);
  const y = scaleLinear()
    .domain([0, Math.max(...counts)])
    .range([height - 18, top]);
  const step = (width - 2 * left) / columns;
  return (
    <>
      <rect
        className={styles.sigma}
        x={x(Math.max(0, mean * (1 - deviation)))}
        width={x(mean * (1 + deviation)) - x(Math.max(0, mean * (1 - deviation)))}
        y={top}
        height={height - 18 - top}
      />
      {counts.map((count, column) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          key={column}
          className={styles.column}
          x={left + column * step}
          width={Math.max(1, step - 1)}
          y={y(count)}
          height={y(0) - y(count)}
        />
      ))}
      <line className={styles.mean} x1={x(mean)} x2={x(mean)} y1={top} y2={height - 18} />
      <text className={styles.chartWordLeft} x={x(mean) + 3} y={top + 8}>
        {t('loads.mean', { mean: formatNumber(Math.round(mean)) })}
      </text>
      <text className={styles.chartWordLeft} x={2} y={height - 5}>
        0
      </text>
      <text className={styles.chartWord} x={width - 2} y={height - 5}>
        {formatNumber(Math.round(most))}
      </text>
    </>
  );
}
