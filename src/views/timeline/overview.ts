/** The overview of a whole run: its bitmap, and what a drag on its window does. */
import type { BandKind, Diagram } from './diagram';
import type { TimeScale } from './timeScale';
import type { AxisRange } from './useAxisZoom';

export interface Inks {
  readonly lane: string;
  readonly line: string;
  readonly lost: string;
  readonly bands: Readonly<Record<BandKind, string>>;
}

/** Room above the first and below the last lane. */
const MARGIN = 4;
const BAND = 2;

/** Draws the run once; what moves over it (window, play-head) is drawn by others. */
export function drawOverview(
  canvas: Pick<
    CanvasRenderingContext2D,
    | 'beginPath'
    | 'moveTo'
    | 'lineTo'
    | 'stroke'
    | 'fillRect'
    | 'clearRect'
    | 'strokeStyle'
    | 'fillStyle'
    | 'lineWidth'
    | 'globalAlpha'
  >,
  { lanes, arrows, bands, events }: Diagram,
  { scale, width, height, inks }: { scale: TimeScale; width: number; height: number; inks: Inks },
): void {
  const x = (tick: number): number => (scale.toAxis(tick) / scale.length) * width;
  const gap = (height - 2 * MARGIN) / Math.max(1, lanes.length - 1);
  const rows = new Map(lanes.map((lane, index) => [lane, MARGIN + index * gap]));
  const y = (lane: string): number => rows.get(lane) ?? MARGIN;
  canvas.clearRect(0, 0, width, height);
  canvas.fillStyle = inks.lane;
  for (const row of rows.values()) canvas.fillRect(0, row - 0.5, width, 1);
  canvas.lineWidth = 0.75;
  for (const isLost of [false, true]) {
    const seen = new Set<string>();
    canvas.strokeStyle = isLost ? inks.lost : inks.line;
    canvas.globalAlpha = isLost ? 0.8 : 0.45;
    canvas.beginPath();
    for (const arrow of arrows)
      for (const end of arrow.ends) {
        if ((end.kind === 'lost') !== isLost) continue;
        const [from, to] = [Math.round(x(arrow.sentAt) * 2) / 2, Math.round(x(end.at) * 2) / 2];
        // Of a long run many lines fall on the same pixels; one of them is enough.
        const key = `${from} ${to} ${arrow.from} ${arrow.to}`;
        if (seen.has(key)) continue;
        seen.add(key);
        canvas.moveTo(from, y(arrow.from));
        canvas.lineTo(to, y(arrow.from) + (y(arrow.to) - y(arrow.from)) * end.way);
      }
    canvas.stroke();
  }
  canvas.globalAlpha = 1;
  for (const band of bands) {
    canvas.fillStyle = inks.bands[band.kind];
    const from = x(band.from);
    canvas.fillRect(from, y(band.node) - BAND / 2, Math.max(1, x(band.to) - from), BAND);
  }
  canvas.fillStyle = inks.lost;
  for (const { kind, at, node } of events)
    if (kind === 'crash') canvas.fillRect(x(at) - 1, y(node) - 3, 2, 6);
}

/** Which part of the window a pointer takes hold of. */
export type Grip = 'from' | 'to' | 'window' | 'beside';

const EDGE_OUTSIDE = 12;
const EDGE_INSIDE = 6;

/** In pixels of the strip. A narrow window keeps a middle that can be held. */
export function gripAt(at: number, left: number, right: number): Grip {
  const inside = Math.min(EDGE_INSIDE, (right - left) / 3);
  if (at >= left - EDGE_OUTSIDE && at < left + inside) return 'from';
  if (at > right - inside && at <= right + EDGE_OUTSIDE) return 'to';
  return at >= left && at <= right ? 'window' : 'beside';
}

/** The range after a drag by so many axis units. Edges never cross, and the window stays on the run. */
export function dragged(grip: Grip, range: AxisRange, by: number, length: number, least: number): AxisRange {
  const { from, to } = range;
  if (grip === 'from') return { from: Math.max(0, Math.min(from + by, to - least)), to };
  if (grip === 'to') return { from, to: Math.min(length, Math.max(to + by, from + least)) };
  const moved = Math.max(-from, Math.min(length - to, by));
  return { from: from + moved, to: to + moved };
}
