/** Messages and events of the rendered window. */
import { memo } from 'react';
import { messageObject } from '../../ui/objectNames';
import type { Diagram } from './diagram';
import { placeLabels } from './labels';
import { across, along, angleOf, lengthOf, type Plane, point, type Segment, segment } from './plane';
import styles from './Timeline.module.css';
import {
  crashesPath,
  crossingPoints,
  type DrawnArrow,
  linesPath,
  r,
  timeoutsPath,
  type Visible,
  type Window,
} from './visible';

interface Props {
  readonly plane: Plane;
  readonly diagram: Diagram;
  readonly window: Window;
  readonly prefix: string;
  readonly visible: Visible;
}

export const Arrows = memo(function Arrows({ plane, diagram, window, prefix, visible }: Props) {
  const { arrows, events, isMerged } = visible;
  if (isMerged) {
    const lines = (isLost: boolean): DrawnArrow[] =>
      arrows.filter(({ end }) => (end.kind === 'lost') === isLost);
    return (
      <g>
        <path d={linesPath(plane, lines(false))} className={styles.mergedLine} />
        <path d={linesPath(plane, lines(true))} className={styles.lostLine} />
        <path d={timeoutsPath(plane, events)} className={styles.hollow} />
        <path d={crashesPath(plane, events)} className={styles.crash} />
      </g>
    );
  }
  const segments = arrows.map(({ arrow, end }) => segment(plane, arrow, end));
  const dots = events.map((event) => ({
    event,
    ...point(plane.frame, along(plane, event.at), across(plane, event.node)),
  }));
  const placed = placeLabels(
    arrows.map(({ arrow }, index) => ({ segment: segments[index] as Segment, text: arrow.type })),
    { taken: dots, lanes: [...plane.frame.lanes.values()], isVertical: plane.frame.isVertical },
  );
  return (
    <g>
      {arrows.map((drawn, index) => (
        <Line key={`${drawn.arrow.key}/${drawn.place}`} drawn={drawn} segment={segments[index] as Segment} />
      ))}
      {crossingPoints(plane, diagram, window).map(({ x, y }) => (
        <path
          key={`${x} ${y}`}
          d={`M${r(x) - 5},${r(y) - 5}l10,10m0,-10l-10,10`}
          className={styles.crossing}
        />
      ))}
      {dots.map(({ event, x, y }) => (
        <use key={`${event.step}${event.kind}`} href={`#${prefix}${event.kind}`} x={r(x)} y={r(y)} />
      ))}
      {arrows.map(({ arrow, place }, index) => {
        const glyph = placed[index]?.glyph;
        return (
          glyph && (
            <use
              key={`${arrow.key}/${place}`}
              href={`#${prefix}${arrow.shape}`}
              x={r(glyph.x)}
              y={r(glyph.y)}
            />
          )
        );
      })}
      {arrows.map(({ arrow, place }, index) => {
        const label = placed[index]?.label;
        if (!label) return null;
        const at = `translate(${r(label.x)} ${r(label.y)}) rotate(${r(label.angle)})`;
        return (
          <text key={`${arrow.key}/${place}`} transform={at} dy="0.34em" className={styles.label}>
            {arrow.type}
          </text>
        );
      })}
    </g>
  );
});

/** A delivered message ends in a head at the lane, a lost one in a cross where it died, an unfinished one in an open end. */
function Line({ drawn, segment: whole }: { readonly drawn: DrawnArrow; readonly segment: Segment }) {
  const { arrow, end, place } = drawn;
  const { from, to } = whole;
  const object = messageObject(arrow);
  const line = `M${r(from.x)},${r(from.y)}L${r(to.x)},${r(to.y)}`;
  if (end.kind === 'lost')
    return (
      <>
        <path d={line} className={styles.lostLine} data-object={object} />
        <path d={`M${r(to.x) - 5},${r(to.y) - 5}l10,10m0,-10l-10,10`} className={styles.lostCross} />
      </>
    );
  if (end.kind === 'open')
    return (
      <>
        <path d={line} className={styles.openLine} data-object={object} />
        <circle cx={r(to.x)} cy={r(to.y)} r="3" className={styles.openEnd} />
      </>
    );
  const isDuplicate = place > 0 || arrow.ends.length > 1;
  return (
    <>
      <path d={line} className={isDuplicate ? styles.duplicateLine : styles.line} data-object={object} />
      <path d={headPath(arrow.delayed)} transform={headTransform(whole)} className={styles.head} />
    </>
  );
}

/** The head, and on a delayed message a small clock behind it. */
function headPath(isDelayed: boolean): string {
  const head = 'M0,0L-8,-3.6V3.6Z';
  return isDelayed ? `${head}M-12,-5a4,4 0 1 0 .01,0M-12,-3.6v2.6h2` : head;
}

function headTransform(whole: Segment): string {
  // The head ends at the rim of the dot that stands for its delivery.
  const share = lengthOf(whole) > 0 ? Math.max(0, 1 - 4 / lengthOf(whole)) : 0;
  const x = whole.from.x + (whole.to.x - whole.from.x) * share;
  const y = whole.from.y + (whole.to.y - whole.from.y) * share;
  return `translate(${r(x)} ${r(y)}) rotate(${r(angleOf(whole))})`;
}
