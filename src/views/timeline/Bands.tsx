/** What lies on and across the lanes: bands, locks, log writes, severed links. One path a kind, however many there are. */
import { memo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Diagram, LockBand } from './diagram';
import { across, along, type Plane, point } from './plane';
import styles from './Timeline.module.css';
import { bandsPath, laneLine, marksPath, r, type Window, windowTest } from './visible';

interface Props {
  readonly plane: Plane;
  readonly diagram: Diagram;
  readonly window: Window;
  readonly prefix: string;
}

interface BandsProps extends Props {
  /** Too much to see single log writes and outlines. */
  readonly isMerged: boolean;
}

/** How far from the lane the line of a held lock runs. */
const LOCK_OFFSET = 9;

export const Bands = memo(function Bands({ plane, diagram, window, prefix, isMerged }: BandsProps) {
  const path = (kind: Parameters<typeof bandsPath>[2], half: number): string =>
    bandsPath(plane, diagram, kind, window, half);
  const isIn = windowTest(plane, window);
  const locks = diagram.locks.filter((lock) => isIn(lock.from, lock.to));
  return (
    <g className={isMerged ? styles.merged : undefined}>
      <path d={path('in-doubt', 4)} className={styles.band} fill={`url(#${prefix}doubt)`} />
      <path d={path('precommitted', 4)} className={`${styles.band} ${styles.precommitted}`} />
      <path d={path('precommitted', 0)} className={styles.halfLine} />
      <path d={path('committed', 3)} className={styles.committed} />
      <path d={path('aborted', 3)} className={styles.band} fill={`url(#${prefix}no)`} />
      <path d={path('crashed', 4)} className={styles.cleared} />
      <path d={path('crashed', 0)} className={styles.crashed} />
      <path d={path('paused', 3)} className={styles.paused} />
      <path d={locks.map((lock) => lockLine(plane, lock, window)).join('')} className={styles.lock} />
      {!isMerged &&
        locks
          .filter((lock) => along(plane, lock.from) >= window.from)
          .slice(0, 60)
          .map((lock) => {
            const { x, y } = lockAt(plane, lock);
            return <use key={`${lock.node}${lock.from}`} href={`#${prefix}lock`} x={x} y={y} />;
          })}
      {!isMerged && (
        <>
          <path d={marksPath(plane, diagram, true, window)} className={styles.forced} />
          <path d={marksPath(plane, diagram, false, window)} className={styles.lazy} />
        </>
      )}
    </g>
  );
});

function lockLine(plane: Plane, lock: LockBand, window: Window): string {
  const from = Math.max(along(plane, lock.from), window.from);
  const to = Math.min(along(plane, lock.to), window.to);
  return laneLine(plane.frame, from, to, across(plane, lock.node) + LOCK_OFFSET);
}

function lockAt(plane: Plane, lock: LockBand) {
  const { x, y } = point(plane.frame, along(plane, lock.from) + 6, across(plane, lock.node) + LOCK_OFFSET);
  return { x: r(x), y: r(y) };
}

/** How far the hatch reaches beyond the lanes: far enough for a line of text beside a band. */
const CUT_MARGIN = 20;

/** Severed links: a grey hatch behind the rows they touch, with the sides by name. */
export const Cuts = memo(function Cuts({ plane, diagram, window, prefix }: Props) {
  const { t } = useTranslation();
  const { frame } = plane;
  return diagram.cuts.map((cut) => {
    const from = Math.max(along(plane, cut.from), window.from);
    const to = Math.min(along(plane, cut.to), window.to);
    if (to <= from) return null;
    const lanes = cut.nodes.map((node) => across(plane, node));
    const margin = Math.min(CUT_MARGIN, frame.pitch / 2);
    const low = Math.min(...lanes) - margin;
    const high = Math.max(...lanes) + margin;
    const [a, b] = [point(frame, from, low), point(frame, to, high)];
    const sides = cut.sides.length > 0 ? cut.sides : cut.nodes.map((node) => [node]);
    const full = t('timeline:cut', { sides: sides.map((side) => side.join(' ')).join(' | ') });
    // The sides are only named where their names lie beside the lanes, not across them.
    const isNamed = !frame.isVertical && margin === CUT_MARGIN && to - from > full.length * 7.2;
    const text = isNamed ? full : '✂';
    return (
      <g key={cut.from}>
        <rect
          x={a.x}
          y={a.y}
          width={b.x - a.x}
          height={b.y - a.y}
          className={styles.cut}
          fill={`url(#${prefix}cut)`}
        />
        {to - from > 18 && (
          <text x={a.x + 4} y={a.y + 11} className={styles.cutLabel}>
            {text}
          </text>
        )}
      </g>
    );
  });
});
