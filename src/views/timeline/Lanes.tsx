/** What stays in place while the diagram pans: the lanes with their names, and the ruler, which pans by itself. */
import { memo, type RefObject } from 'react';
import { formatTicks, formatTime } from '../../i18n/format';
import type { NodeId } from '../../sim/types';
import { nodeObject } from '../../ui/objectNames';
import { along, type Frame, type Plane, point } from './plane';
import styles from './Timeline.module.css';
import { rulerMarks } from './timeScale';
import { laneLine, r, type Window } from './visible';

export const Lanes = memo(function Lanes({ frame }: { readonly frame: Frame }) {
  const path = [...frame.lanes.values()]
    .map((lane) => laneLine(frame, frame.start, frame.along, lane))
    .join('');
  return <path d={path} className={styles.lane} />;
});

interface NamesProps {
  readonly frame: Frame;
  readonly selected: NodeId | null;
  readonly onSelect: (node: NodeId) => void;
}

/** Lane names as buttons beside the drawing; they select the node everywhere. */
export const Names = memo(function Names({ frame, selected, onSelect }: NamesProps) {
  return [...frame.lanes].map(([node, lane]) => (
    <button
      key={node}
      type="button"
      className={styles.name}
      data-object={nodeObject(node)}
      aria-pressed={node === selected}
      style={
        frame.isVertical
          ? { left: lane, top: 0, width: frame.pitch, height: frame.start }
          : { top: lane, left: 0, width: frame.start, height: Math.min(28, frame.pitch) }
      }
      onClick={() => onSelect(node)}
    >
      {node}
    </button>
  ));
});

interface RulerProps {
  readonly plane: Plane;
  readonly window: Window;
  readonly pan: RefObject<SVGGElement | null>;
  /** Only so that labels are written anew in another language. */
  readonly language: string;
  /** Where the axis begins when nobody pans it. */
  readonly origin?: number;
}

const APART = 72;

export const Ruler = memo(function Ruler({ plane, window, pan, origin }: RulerProps) {
  const { frame, scale, pixels } = plane;
  const apart = frame.isVertical ? 30 : APART;
  const marks = rulerMarks(scale, pixels, window.from, window.to, apart);
  const edge = frame.top;
  return (
    <>
      {frame.isVertical ? (
        <rect y={0} x={0} width={edge} height={frame.along} className={styles.rulerPlate} />
      ) : (
        <rect x={0} y={0} width={frame.along} height={edge} className={styles.rulerPlate} />
      )}
      <g ref={pan} transform={origin === undefined ? undefined : `translate(${origin} 0)`}>
        {marks.map(({ tick, at }) => {
          const { x, y } = point(frame, at, edge);
          return (
            <text
              key={tick}
              x={r(frame.isVertical ? edge - 8 : x)}
              y={r(frame.isVertical ? y : edge - 8)}
              dy={frame.isVertical ? '0.34em' : undefined}
              className={frame.isVertical ? styles.rulerLabelEnd : styles.rulerLabel}
            >
              {formatTime(tick)}
            </text>
          );
        })}
        <path d={marks.map(({ at }) => tickPath(frame, at, edge)).join('')} className={styles.rulerTick} />
        {scale.gaps.map((gap) => {
          const middle = (along(plane, gap.from) + along(plane, gap.to)) / 2;
          if (middle < window.from || middle > window.to) return null;
          const { x, y } = point(frame, middle, edge);
          return (
            <text
              key={gap.from}
              x={r(frame.isVertical ? edge - 5 : x)}
              y={r(frame.isVertical ? y : edge - 8)}
              dy={frame.isVertical ? '0.34em' : undefined}
              className={`${styles.gapLabel} ${frame.isVertical ? styles.rulerLabelEnd : styles.rulerLabel}`}
            >
              ≈{formatTicks(gap.to - gap.from)}
            </text>
          );
        })}
      </g>
    </>
  );
});

function tickPath(frame: Frame, at: number, edge: number): string {
  const [a, b] = [point(frame, at, edge - 4), point(frame, at, edge)];
  return `M${r(a.x)},${r(a.y)}L${r(b.x)},${r(b.y)}`;
}

/** Where the axis leaves idle time out: two waves across all lanes. */
export const Breaks = memo(function Breaks({
  plane,
  window,
}: {
  readonly plane: Plane;
  readonly window: Window;
}) {
  const { frame, scale } = plane;
  const waves = scale.gaps.flatMap((gap) => {
    const [from, to] = [along(plane, gap.from), along(plane, gap.to)];
    const middle = (from + to) / 2;
    if (to < window.from || from > window.to) return [];
    const half = Math.min(2.5, (to - from) / 4);
    return [middle - half, middle + half];
  });
  return <path d={waves.map((at) => wave(frame, at)).join('')} className={styles.wave} />;
});

function wave(frame: Frame, at: number): string {
  const start = point(frame, at, frame.top);
  let path = `M${r(start.x)},${r(start.y)}`;
  for (let lane = frame.top; lane < frame.across; lane += 12)
    path += frame.isVertical ? 'q3,3 6,0t6,0' : 'q3,3 0,6t0,6';
  return path;
}
