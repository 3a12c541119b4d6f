/** Thin layers over the drawing: ghosts of other branches, what is selected or pointed at, and a drag in progress. */
import { memo } from 'react';
import type { Selection } from '../../session/types';
import type { Tick } from '../../sim/types';
import type { Arrow, ArrowEnd, Diagram } from './diagram';
import type { GhostArrows, Hit } from './hit';
import { across, along, type Plane, point, segment } from './plane';
import styles from './Timeline.module.css';
import { laneLine, linesPath, r, visibleIn, type Window } from './visible';

interface GhostProps {
  readonly plane: Plane;
  readonly ghosts: readonly GhostArrows[];
  readonly diagram: Diagram;
  readonly window: Window;
}

export const Ghosts = memo(function Ghosts({ plane, ghosts, diagram, window }: GhostProps) {
  return ghosts.map(({ branch, arrows }) => (
    <path
      key={branch}
      d={linesPath(plane, visibleIn(plane, { ...diagram, arrows, events: [] }, window).arrows)}
      className={styles.ghost}
    />
  ));
});

interface HighlightProps {
  readonly plane: Plane;
  readonly diagram: Diagram;
  readonly ghosts: readonly GhostArrows[];
  readonly selection: Selection | null;
  readonly hover: Hit | null;
  readonly window: Window;
}

export const Highlight = memo(function Highlight(props: HighlightProps) {
  const { plane, diagram, ghosts, selection, hover, window } = props;
  const selected =
    selection?.kind === 'message' &&
    diagram.arrows.find(
      ({ from, to, copy }) => from === selection.from && to === selection.to && copy === selection.copy,
    );
  return (
    <g>
      {selection?.kind === 'node' && plane.frame.lanes.has(selection.node) && (
        <path
          d={laneLine(plane.frame, window.from, window.to, across(plane, selection.node))}
          className={styles.selectedLane}
        />
      )}
      {selected && <path d={arrowPath(plane, selected)} className={styles.selectedLine} />}
      {(hover?.kind === 'arrow' || hover?.kind === 'head') && (
        <path d={arrowPath(plane, hover.arrow)} className={styles.hoverLine} />
      )}
      {hover?.kind === 'event' && <HoverRing plane={plane} at={hover.event.at} node={hover.event.node} />}
      {hover?.kind === 'ghost' && (
        <path
          d={ghosts
            .filter(({ branch }) => branch === hover.branch)
            .map(({ arrows }) =>
              linesPath(plane, visibleIn(plane, { ...diagram, arrows, events: [] }, window).arrows),
            )
            .join('')}
          className={styles.hoverLine}
        />
      )}
    </g>
  );
});

function HoverRing({ plane, at, node }: { readonly plane: Plane; readonly at: Tick; readonly node: string }) {
  const { x, y } = point(plane.frame, along(plane, at), across(plane, node));
  return <circle cx={r(x)} cy={r(y)} r="11" className={styles.hoverRing} />;
}

function arrowPath(plane: Plane, arrow: Arrow): string {
  return arrow.ends
    .map((end) => {
      const { from, to } = segment(plane, arrow, end);
      return `M${r(from.x)},${r(from.y)}L${r(to.x)},${r(to.y)}`;
    })
    .join('');
}

export interface Dragged {
  readonly arrow: Arrow;
  readonly end: ArrowEnd;
  readonly to: Tick;
}

/** Where a message would arrive if the arrowhead were let go now. */
export function DragPreview({ plane, dragged }: { readonly plane: Plane; readonly dragged: Dragged }) {
  const { from, to } = segment(plane, dragged.arrow, { ...dragged.end, at: dragged.to });
  return (
    <g>
      <path d={`M${r(from.x)},${r(from.y)}L${r(to.x)},${r(to.y)}`} className={styles.previewLine} />
      <circle cx={r(to.x)} cy={r(to.y)} r="9" className={styles.hoverRing} />
    </g>
  );
}
