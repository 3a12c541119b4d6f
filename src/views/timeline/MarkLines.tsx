/** Where marked moments cross the lanes. */
import { memo } from 'react';
import { must } from '../../base/assert';
import type { Mark } from '../../sim/codec/marks';
import type { Tick } from '../../sim/types';
import styles from './Marks.module.css';
import { along, type Plane, point } from './plane';
import { r, type Window } from './visible';

interface Props {
  readonly plane: Plane;
  readonly window: Window;
  readonly marks: readonly Mark[];
  readonly ticks: readonly Tick[];
}

export const MarkLines = memo(function MarkLines({ plane, window, marks, ticks }: Props) {
  const { frame } = plane;
  const path = marks
    .map(({ step }) => along(plane, must(ticks[step])))
    .filter((at) => at >= window.from && at <= window.to)
    .map((at) => {
      const [a, b] = [point(frame, at, frame.top), point(frame, at, frame.across)];
      return `M${r(a.x)},${r(a.y)}L${r(b.x)},${r(b.y)}`;
    })
    .join('');
  return path === '' ? null : <path d={path} className={styles.line} />;
});
