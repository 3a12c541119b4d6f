import { type D3DragEvent, drag } from 'd3-drag';
import { select } from 'd3-selection';
import { type RefObject, useEffect, useRef } from 'react';
import type { Point } from './geometry';
import { distanceBetween } from './geometry';

/** Shorter strokes are clicks that slipped. */
const STROKE_MIN = 24;

/** Lets a person draw a straight line on the background; the line is written to the element, not to React state. */
export function useSlice(
  surface: RefObject<SVGSVGElement | null>,
  stroke: RefObject<SVGLineElement | null>,
  touch: boolean,
  onSlice: (start: Point, end: Point) => void,
): void {
  const latest = useRef(onSlice);
  useEffect(() => {
    latest.current = onSlice;
  });
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    let start: Point = { x: 0, y: 0 };
    const show = (end: Point | null): void => {
      const line = stroke.current;
      if (!line) return;
      line.toggleAttribute('data-active', end !== null);
      if (!end) return;
      for (const [name, value] of Object.entries({ x1: start.x, y1: start.y, x2: end.x, y2: end.y }))
        line.setAttribute(name, String(value));
    };
    type SliceEvent = D3DragEvent<SVGSVGElement, unknown, unknown>;
    const gesture = drag<SVGSVGElement, unknown>()
      .filter((event: Event) => !(event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey)))
      .touchable(() => touch)
      .clickDistance(STROKE_MIN)
      .on('start', (event: SliceEvent) => {
        start = { x: event.x, y: event.y };
      })
      .on('drag', (event: SliceEvent) => show({ x: event.x, y: event.y }))
      .on('end', (event: SliceEvent) => {
        show(null);
        const end = { x: event.x, y: event.y };
        if (distanceBetween(start, end) >= STROKE_MIN) latest.current(start, end);
      });
    const selection = select(element).call(gesture);
    return () => {
      selection.on('.drag', null);
    };
  }, [surface, stroke, touch]);
}
