/** Pointers on the diagram: what they point at, click, drag; and the wheel that pans. */
import { drag } from 'd3-drag';
import { pointer, select } from 'd3-selection';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Tick } from '../../sim/types';
import type { Arrow, Diagram } from './diagram';
import { type GhostArrows, type Hit, hitAt } from './hit';
import type { Dragged } from './Overlays';
import type { Plane } from './plane';
import type { AxisZoom } from './useAxisZoom';
import { watchRuler } from './watchRuler';

/** A finger rests so long on an arrowhead before it is dragged; before that it is a tap. */
const LONG_PRESS_MS = 300;
const SLIP_PIXELS = 8;

export interface GestureOptions {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly plane: Plane;
  readonly diagram: Diagram;
  readonly ghosts: readonly GhostArrows[];
  readonly zoom: AxisZoom;
  readonly onHit: (hit: Hit) => void;
  /** A press on an empty place, on the ruler or beside everything that is drawn. */
  readonly onSeek: (tick: Tick) => void;
  /** A double press or a long touch on the ruler. */
  readonly onMark: (tick: Tick) => void;
  readonly onDelay: (arrow: Arrow, to: Tick) => void;
}

export interface Hover {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

/** What lies under an event, in the coordinates of the panned drawing. */
export function hitOf(
  options: Pick<GestureOptions, 'svg' | 'plane' | 'diagram' | 'ghosts' | 'zoom'>,
  event: Event,
): Hit | null {
  const { svg, plane, diagram, ghosts, zoom } = options;
  if (!svg.current) return null;
  const [x, y] = pointer(firstTouch(event), svg.current);
  const { frame } = plane;
  const offset = zoom.offset.current;
  const [at, lane] = frame.isVertical ? [y, x] : [x, y];
  if (at < frame.start || lane < frame.top) return null;
  return hitAt(plane, diagram, ghosts, frame.isVertical ? { x, y: y - offset } : { x: x - offset, y });
}

function firstTouch(event: Event): Event | Touch {
  const touches = (event as TouchEvent).touches ?? (event as TouchEvent).changedTouches;
  return touches?.[0] ?? event;
}

/** The moment under an event. */
export function tickAt(
  { svg, plane, zoom }: Pick<GestureOptions, 'svg' | 'plane' | 'zoom'>,
  event: Event,
): Tick {
  const [x, y] = pointer(firstTouch(event), svg.current);
  return plane.scale.toTick(((plane.frame.isVertical ? y : x) - zoom.offset.current) / plane.pixels);
}

export function useGestures(options: GestureOptions): { hover: Hover | null; dragged: Dragged | null } {
  const { svg } = options;
  const latest = useRef(options);
  latest.current = options;
  const [hover, setHover] = useState<Hover | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const handleMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons > 0) return;
      const hit = hitOf(latest.current, event);
      const [x, y] = pointer(event, element);
      setHover((current) => (hit ? (isSame(current?.hit, hit) ? current : { hit, x, y }) : null));
    };
    const handleLeave = (): void => setHover(null);
    const handleClick = (event: MouseEvent): void => {
      const { plane, onHit, onSeek } = latest.current;
      const hit = hitOf(latest.current, event);
      if (hit) {
        onHit(hit);
        return;
      }
      const [x, y] = pointer(event, element);
      const at = plane.frame.isVertical ? y : x;
      if (at >= plane.frame.start) onSeek(tickAt(latest.current, event));
    };
    const handleWheel = (event: WheelEvent): void => {
      // On the narrow layout time runs with the page: its scrolling stays the page's.
      if (event.ctrlKey || event.metaKey || latest.current.plane.frame.isVertical) return;
      const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (latest.current.zoom.panBy(event.deltaMode === 1 ? delta * 16 : delta)) event.preventDefault();
    };
    element.addEventListener('pointermove', handleMove);
    element.addEventListener('pointerleave', handleLeave);
    element.addEventListener('click', handleClick);
    element.addEventListener('wheel', handleWheel, { passive: false });
    return () => {
      element.removeEventListener('pointermove', handleMove);
      element.removeEventListener('pointerleave', handleLeave);
      element.removeEventListener('click', handleClick);
      element.removeEventListener('wheel', handleWheel);
    };
  }, [svg]);

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    return watchRuler(element, latest);
  }, [svg]);

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    return dragHeads(element, latest, setDragged);
  }, [svg]);

  // What was pointed at may not exist in another branch.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the diagram is another one.
  useEffect(() => setHover(null), [options.diagram]);

  return { hover: dragged ? null : hover, dragged };
}

function isSame(a: Hit | undefined, b: Hit): boolean {
  if (!a || a.kind !== b.kind) return false;
  if (a.kind === 'event') return b.kind === 'event' && a.event === b.event;
  if (a.kind === 'ghost') return b.kind === 'ghost' && a.branch === b.branch;
  return (b.kind === 'arrow' || b.kind === 'head') && a.arrow === b.arrow && a.end === b.end;
}

interface DragEvent {
  readonly x: number;
  readonly y: number;
  readonly sourceEvent: Event;
}

/** Letting an arrowhead go at another time delays its message; Escape takes the drag back. */
function dragHeads(
  element: SVGSVGElement,
  latest: RefObject<GestureOptions>,
  show: (dragged: Dragged | null) => void,
): () => void {
  let current: Dragged | null = null;
  let startedAt = 0;
  let start = { x: 0, y: 0 };
  let isArmed = false;
  const update = (next: Dragged | null): void => {
    current = next;
    show(next);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !current) return;
    event.stopPropagation();
    update(null);
  };
  const dragging = drag<SVGSVGElement, unknown>()
    .filter(
      (event: MouseEvent) => !event.ctrlKey && !event.button && hitOf(latest.current, event)?.kind === 'head',
    )
    .touchable(true)
    .clickDistance(4)
    .container(() => element)
    .subject((event: { x: number; y: number }) => ({ x: event.x, y: event.y }))
    .on('start', (event: DragEvent) => {
      const hit = hitOf(latest.current, event.sourceEvent);
      if (hit?.kind !== 'head') return;
      startedAt = event.sourceEvent.timeStamp;
      start = { x: event.x, y: event.y };
      isArmed = !isTouch(event.sourceEvent);
      current = { arrow: hit.arrow, end: hit.end, to: hit.end.at };
      window.addEventListener('keydown', handleKey, true);
    })
    .on('drag', (event: DragEvent) => {
      if (!current) return;
      if (!isArmed) {
        isArmed = event.sourceEvent.timeStamp - startedAt >= LONG_PRESS_MS;
        const isSlip = Math.hypot(event.x - start.x, event.y - start.y) > SLIP_PIXELS;
        if (!isArmed && isSlip) update(null);
        if (!isArmed) return;
      }
      const { plane } = latest.current;
      const moved = plane.frame.isVertical ? event.y - start.y : event.x - start.x;
      const { scale, pixels } = plane;
      const tick = scale.toTick(scale.toAxis(current.end.at) + moved / pixels);
      update({ ...current, to: Math.max(current.arrow.sentAt + 1, Math.round(tick)) });
    })
    .on('end', () => {
      window.removeEventListener('keydown', handleKey, true);
      const done = current;
      update(null);
      if (done && done.to !== done.end.at) latest.current.onDelay(done.arrow, done.to);
    });
  const selection = select<SVGSVGElement, unknown>(element).call(dragging);
  return () => {
    window.removeEventListener('keydown', handleKey, true);
    selection.on('.drag', null);
  };
}

function isTouch(event: Event): boolean {
  return event.type.startsWith('touch');
}
