import { curveBasis, line } from 'd3-shape';
import { useId } from 'react';
import type { ChartTransition } from './graph';
import {
  type ChartLayout,
  PADDING,
  type PlacedEdge,
  type PlacedRow,
  type PlacedState,
  type Point,
  ROW_HEIGHT,
  TITLE_HEIGHT,
} from './layout';
import styles from './Statechart.module.css';

export interface StatechartProps {
  readonly layout: ChartLayout;
  readonly active: string | null;
  readonly taken: ChartTransition | null;
  /** Kind of each state, for its coloured edge. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly scale: number;
  readonly label: string;
}

const path = line<Point>()
  .x((point) => point.x)
  .y((point) => point.y)
  .curve(curveBasis);

/** The chart as a picture. Everything in it is also in the table of transitions. */
export function Statechart({ layout, active, taken, kinds, scale, label }: StatechartProps) {
  const id = useId();
  return (
    <svg
      className={styles.chart}
      role="img"
      aria-label={label}
      width={layout.width * scale}
      height={layout.height * scale}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
    >
      <defs>
        {(['arrow', 'arrowTaken'] as const).map((name) => (
          <marker
            key={name}
            id={`${id}${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8Z" className={styles[name]} />
          </marker>
        ))}
      </defs>
      {layout.edges.map((edge) => (
        <Edge key={keyOf(edge)} edge={edge} taken={taken} marker={id} />
      ))}
      {layout.edges.map((edge) => (
        <Label key={keyOf(edge)} edge={edge} taken={taken} />
      ))}
      {layout.states.map((state) => (
        <State
          key={state.state.name}
          placed={state}
          isActive={state.state.name === active}
          taken={taken}
          kind={kinds[state.state.name] ?? 'working'}
        />
      ))}
    </svg>
  );
}

function Edge({
  edge,
  taken,
  marker,
}: {
  readonly edge: PlacedEdge;
  readonly taken: ChartTransition | null;
  readonly marker: string;
}) {
  const isTaken = taken !== null && edge.edge.transitions.some(({ id }) => id === taken.id);
  return (
    <path
      d={path(edge.points) ?? undefined}
      className={isTaken ? styles.edgeTaken : styles.edge}
      markerEnd={`url(#${marker}${isTaken ? 'arrowTaken' : 'arrow'})`}
    />
  );
}

/** Drawn after all edges, so that no line crosses a text. */
function Label({ edge, taken }: { readonly edge: PlacedEdge; readonly taken: ChartTransition | null }) {
  const { x, y, width, height } = edge.label;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} className={styles.label} />
      <Rows rows={edge.rows} x={x + PADDING / 2} y={y} width={width - PADDING} taken={taken} />
    </g>
  );
}

function keyOf({ edge }: PlacedEdge): string {
  return `${edge.source}>${edge.target}`;
}

interface StateProps {
  readonly placed: PlacedState;
  readonly isActive: boolean;
  readonly taken: ChartTransition | null;
  readonly kind: string;
}

function State({ placed, isActive, taken, kind }: StateProps) {
  const { x, y, width, height, state } = placed;
  return (
    <g className={isActive ? styles.active : undefined}>
      <rect x={x} y={y} width={width} height={height} rx={8} className={styles.state} />
      <rect x={x} y={y + 6} width={4} height={height - 12} className={styles[kind]} />
      {state.final && (
        <rect x={x + 3} y={y + 3} width={width - 6} height={height - 6} rx={6} className={styles.final} />
      )}
      <text x={x + PADDING + 2} y={y + TITLE_HEIGHT - 9} className={styles.title}>
        {isActive ? '◉ ' : state.initial ? '▸ ' : ''}
        {placed.title}
      </text>
      <Rows
        rows={placed.rows}
        x={x + PADDING}
        y={y + TITLE_HEIGHT}
        width={width - 2 * PADDING}
        taken={taken}
      />
    </g>
  );
}

interface RowsProps {
  readonly rows: readonly PlacedRow[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly taken: ChartTransition | null;
}

function Rows({ rows, x, y, width, taken }: RowsProps) {
  return rows.map(({ transition, text }, index) => {
    const isTaken = transition.id === taken?.id;
    const top = y + index * ROW_HEIGHT;
    return (
      <g key={transition.id}>
        {isTaken && (
          <rect
            x={x - 3}
            y={top + 1}
            width={width + 6}
            height={ROW_HEIGHT - 2}
            rx={4}
            className={styles.taken}
          />
        )}
        <text x={x} y={top + 13} className={isTaken ? styles.rowTaken : styles.row}>
          {text}
        </text>
      </g>
    );
  });
}
