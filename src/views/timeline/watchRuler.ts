/** Marking a moment on the ruler: a double click, or a finger that rests. */
import { pointer } from 'd3-selection';
import type { RefObject } from 'react';
import type { Tick } from '../../sim/types';
import type { Plane } from './plane';
import type { AxisZoom } from './useAxisZoom';

const LONG_PRESS_MS = 500;
const SLIP_PIXELS = 8;

interface Ruler {
  readonly plane: Plane;
  readonly zoom: AxisZoom;
  readonly onMark: (tick: Tick) => void;
}

export function watchRuler(element: SVGSVGElement, latest: RefObject<Ruler>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let isMarked = false;
  /** The moment of the ruler under a pointer; `null` beside it. */
  const momentAt = (event: Event): Tick | null => {
    const { plane, zoom } = latest.current;
    const { frame } = plane;
    const [x, y] = pointer(event, element);
    const [at, lane] = frame.isVertical ? [y, x] : [x, y];
    if (at < frame.start || lane >= frame.top) return null;
    return plane.scale.toTick((at - zoom.offset.current) / plane.pixels);
  };
  const mark = (event: Event): void => {
    const tick = momentAt(event);
    if (tick !== null) latest.current.onMark(tick);
  };
  const forget = (): void => clearTimeout(timer);
  const handleDown = (event: PointerEvent): void => {
    forget();
    isMarked = false;
    if (event.pointerType !== 'touch' || !event.isPrimary || momentAt(event) === null) return;
    start = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      isMarked = true;
      mark(event);
    }, LONG_PRESS_MS);
  };
  const handleMove = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLIP_PIXELS) forget();
  };
  // The click that follows a long touch would take the focus from the note.
  const handleTouchEnd = (event: TouchEvent): void => {
    forget();
    if (isMarked && event.cancelable) event.preventDefault();
  };
  element.addEventListener('dblclick', mark);
  element.addEventListener('pointerdown', handleDown);
  element.addEventListener('pointermove', handleMove);
  element.addEventListener('pointercancel', forget);
  element.addEventListener('touchend', handleTouchEnd, { passive: false });
  return () => {
    forget();
    element.removeEventListener('dblclick', mark);
    element.removeEventListener('pointerdown', handleDown);
    element.removeEventListener('pointermove', handleMove);
    element.removeEventListener('pointercancel', forget);
    element.removeEventListener('touchend', handleTouchEnd);
  };
}
