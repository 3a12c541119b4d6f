/** Places a chart with dagre and sizes its boxes from their texts. Geometry only: tested without a browser. */
import { Graph, layout as runDagre } from '@dagrejs/dagre';
import { must } from '../../../base/assert';
import type { ChartEdge, ChartGraph, ChartState, ChartTransition } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedState {
  readonly state: ChartState;
  readonly title: string;
  readonly rows: readonly PlacedRow[];
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedRow {
  readonly transition: ChartTransition;
  readonly text: string;
}

export interface PlacedEdge {
  readonly edge: ChartEdge;
  readonly points: readonly Point[];
  readonly rows: readonly PlacedRow[];
  /** Box of the label, top left. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface ChartLayout {
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/** What the drawing writes; translated by the caller. */
export interface ChartTexts {
  state(state: ChartState): string;
  transition(transition: ChartTransition): string;
}

export const ROW_HEIGHT = 18;
export const TITLE_HEIGHT = 28;
export const PADDING = 8;
const MARGIN = 6;
/** Room for the mark of an initial, final or active state before its name. */
const MARK_WIDTH = 16;

/** Width of a text in the 12-pixel mono face; a Han character takes a full 13-pixel cell. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter > '\u2e7f' ? 13.2 : 7.3;
  return Math.ceil(width);
}

export function layoutChart(graph: ChartGraph, texts: ChartTexts): ChartLayout {
  const dagre = new Graph();
  dagre.setGraph({ rankdir: 'TB', nodesep: 14, edgesep: 10, ranksep: 22, marginx: MARGIN, marginy: MARGIN });
  dagre.setDefaultEdgeLabel(() => ({}));
  const rowsOf = (transitions: readonly ChartTransition[]): PlacedRow[] =>
    transitions.map((transition) => ({ transition, text: texts.transition(transition) }));
  const boxes = new Map(
    graph.states.map((state) => {
      const rows = rowsOf(state.inner);
      const title = texts.state(state);
      const widest = Math.max(56, textWidth(title) + MARK_WIDTH, ...rows.map((row) => textWidth(row.text)));
      const width = widest + 2 * PADDING;
      const height = TITLE_HEIGHT + (rows.length > 0 ? rows.length * ROW_HEIGHT + PADDING : 0);
      return [state.name, { state, title, rows, width, height }];
    }),
  );
  for (const [name, box] of boxes) dagre.setNode(name, { width: box.width, height: box.height });
  const fans = new Map<string, number>();
  for (const edge of graph.edges) {
    const nth = fans.get(edge.source) ?? 0;
    fans.set(edge.source, nth + 1);
    const rows = rowsOf(edge.transitions);
    const width = Math.max(...rows.map((row) => textWidth(row.text))) + PADDING;
    dagre.setEdge(edge.source, edge.target, {
      width,
      height: rows.length * ROW_HEIGHT,
      labelpos: 'c',
      minlen: rankGap(nth),
    });
  }
  runDagre(dagre);
  return {
    states: [...boxes].map(([name, box]) => {
      const at = dagre.node(name);
      return { ...box, x: must(at.x) - box.width / 2, y: must(at.y) - box.height / 2 };
    }),
    edges: graph.edges.map((edge) =>
      placedEdge(edge, rowsOf(edge.transitions), dagre.edge(edge.source, edge.target)),
    ),
    width: must(dagre.graph().width),
    height: must(dagre.graph().height),
  };
}

/** Third and further targets of a state stand lower, one by one: the panel is narrow and scrolls down, not sideways. */
function rankGap(nth: number): number {
  return Math.max(1, nth);
}

interface DagreEdge {
  readonly points?: readonly Point[];
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

function placedEdge(edge: ChartEdge, rows: readonly PlacedRow[], at: DagreEdge): PlacedEdge {
  const width = must(at.width);
  const height = must(at.height);
  const label = { x: must(at.x) - width / 2, y: must(at.y) - height / 2, width, height };
  return { edge, rows, label, points: must(at.points) };
}
