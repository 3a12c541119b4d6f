import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { Moves } from '../../ring/moves';
import type { Spot } from './geometry';
import { lookOf } from './look';
import type { Plan } from './plan';
import styles from './Stage.module.css';
import type { ShardSpot } from './spots';
import { Tip } from './Tip';

/** More arrows than this hide each other; the counters have them all. */
const drawnMax = 12;

interface Props {
  readonly moves: Moves;
  readonly spots: readonly ShardSpot[];
  readonly plan: Plan;
}

/** Keys that changed their owner, as arrows between the shards with their number. */
export function Flows({ moves, spots, plan }: Props) {
  const { t } = useTranslation('ring');
  const at = new Map(spots.map((spot) => [spot.id, spot]));
  const drawn = moves.flows.slice(0, drawnMax).flatMap((flow) => {
    const [from, to] = [at.get(flow.from), at.get(flow.to)];
    return from && to ? [{ ...flow, ...curveOf(from, to, plan) }] : [];
  });
  const most = drawn[0]?.count ?? 1;
  if (drawn.length === 0) return null;
  return (
    <g className={styles.flows}>
      <defs>
        <Tip id="ring-flow-tip" size={15} />
      </defs>
      {drawn.map(({ from, to, count, path }) => (
        <g key={`${from} ${to}`} data-shard={lookOf(to).colour}>
          <path className={styles.flowEdge} d={path} strokeWidth={4 + (4 * count) / most} />
          <path
            className={styles.flow}
            d={path}
            strokeWidth={2 + (4 * count) / most}
            markerEnd="url(#ring-flow-tip)"
          />
        </g>
      ))}
      {drawn.map(({ from, to, count, middle }) => (
        <text key={`${from} ${to}`} className={styles.flowCount} x={middle.x} y={middle.y}>
          {t('flow', { count: formatNumber(count) })}
        </text>
      ))}
    </g>
  );
}

/** Bent to the right of its way, so that there and back are two lines; between shards on the band towards the middle. */
function curveOf(from: Spot, to: Spot, { disc, hub }: Plan): { path: string; middle: Spot } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const middleSpot = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const bend = Math.min(46, length * 0.22);
  const isOnBand = Math.hypot(from.x, from.y) > hub * 1.2;
  const control = isOnBand
    ? { x: middleSpot.x * 0.5 - (dy / length) * 8, y: middleSpot.y * 0.5 + (dx / length) * 8 }
    : { x: middleSpot.x - (dy / length) * bend, y: middleSpot.y + (dx / length) * bend };
  const start = towards(from, control, disc + 2);
  const end = towards(to, control, disc + 10);
  const middle = { x: (start.x + 2 * control.x + end.x) / 4, y: (start.y + 2 * control.y + end.y) / 4 };
  return { path: `M${text(start)} Q${text(control)} ${text(end)}`, middle };
}

function towards(from: Spot, to: Spot, distance: number): Spot {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  return {
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  };
}

function text({ x, y }: Spot): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
