/**
 * Zoom and pan along the time axis, by d3-zoom. Panning moves what is rendered already; React renders again only when the
 * zoom changes or the view leaves the rendered window.
 */
import { select } from 'd3-selection';
import {
  type D3ZoomEvent,
  type ZoomBehavior,
  type ZoomTransform,
  zoom,
  zoomIdentity,
  zoomTransform,
} from 'd3-zoom';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Frame } from './plane';
import type { TimeScale } from './timeScale';
import type { Window } from './visible';

/** Pixels of one unit at zoom 1, the most legible one. */
const UNIT_PIXELS = 44;
const ZOOM_MOST = 24;
/** A run whose units would become smaller than this is not fitted at first sight. */
const FIT_LEAST = 0.32;
const PAD = 18;
const STEP = 1.4;
const PAN_SHARE = 0.25;
/** How much is rendered beyond either edge, as a share of the view. */
const OVERSCAN = 0.25;

export interface AxisView {
  /** Pixels of one axis unit. */
  readonly pixels: number;
  readonly window: Window;
}

export interface AxisRange {
  readonly from: number;
  readonly to: number;
}

/** Stays the same object while the view moves. */
export interface AxisZoom {
  /** Where the start of the axis lies on screen now. */
  readonly offset: RefObject<number>;
  zoomIn(): void;
  zoomOut(): void;
  /** Back and on in time by a part of the view. */
  panBack(): void;
  panOn(): void;
  /** By so many pixels; positive goes on in time. `false` when the end was reached already. */
  panBy(pixels: number): boolean;
  fit(): void;
  /** Pans when this place on the axis is out of sight. */
  reveal(along: number): void;
  /** The part of the axis in sight, in axis units. */
  range(): AxisRange;
  /** Pixels of one axis unit now. */
  pixels(): number;
  /** Pans and zooms until this part is what is in sight, as far as the limits allow. */
  show(range: AxisRange): void;
}

interface Options {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly frame: Frame;
  readonly scale: TimeScale;
  /** Draws the panned groups at their new place; called with every change. */
  readonly onPan: (offset: number) => void;
  /** Gestures that begin here belong to somebody else. */
  readonly isReserved: (event: Event) => boolean;
  /** Where zooming without a pointer is centred. */
  readonly centre: () => number;
}

type Behavior = ZoomBehavior<SVGSVGElement, unknown>;

export function useAxisZoom(options: Options): { readonly view: AxisView; readonly zoom: AxisZoom } {
  const { svg, frame, scale } = options;
  const base = UNIT_PIXELS / scale.unitTicks;
  const latest = useRef(options);
  latest.current = options;
  const room = Math.max(1, frame.along - frame.start - 2 * PAD);
  const fitted = room / (scale.length * base);
  const offset = useRef(frame.start + PAD);
  const behavior = useRef<Behavior | null>(null);
  const isFitted = useRef(fitted >= FIT_LEAST);
  const [view, setView] = useState<AxisView>(() => {
    const k = initialZoom(fitted);
    return { pixels: base * k, window: windowAround(frame, frame.start + PAD) };
  });

  const constrain = useCallback(
    (transform: ZoomTransform): ZoomTransform => {
      const start = frame.start + PAD;
      const least = Math.min(start, frame.along - PAD - scale.length * base * transform.k);
      const at = Math.max(least, Math.min(start, frame.isVertical ? transform.y : transform.x));
      return (frame.isVertical ? zoomIdentity.translate(0, at) : zoomIdentity.translate(at, 0)).scale(
        transform.k,
      );
    },
    [frame, scale, base],
  );

  const apply = useCallback(
    (transform: ZoomTransform): void => {
      const at = frame.isVertical ? transform.y : transform.x;
      offset.current = at;
      latest.current.onPan(at);
      setView((current) => {
        const pixels = base * transform.k;
        const isInside = -at + frame.start >= current.window.from && -at + frame.along <= current.window.to;
        return pixels === current.pixels && isInside ? current : { pixels, window: windowAround(frame, at) };
      });
    },
    [frame, base],
  );

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const zooming: Behavior = zoom<SVGSVGElement, unknown>()
      .scaleExtent([Math.min(fitted, 1), ZOOM_MOST])
      .extent([
        [0, 0],
        [frame.isVertical ? frame.across : frame.along, frame.isVertical ? frame.along : frame.across],
      ])
      .constrain(constrain)
      .clickDistance(4)
      .wheelDelta((event) => -event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.004))
      .filter((event: MouseEvent & { touches?: TouchList }) => {
        // A wheel alone pans; with Ctrl (which is also what a pinch on a touchpad sends) it zooms.
        if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
        return event.button ? false : !latest.current.isReserved(event);
      })
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        if (event.sourceEvent) isFitted.current = false;
        apply(event.transform);
      });
    behavior.current = zooming;
    const selection = select(element).call(zooming).on('dblclick.zoom', null);
    const wasZoomed = element.dataset.zoomed === 'true';
    element.dataset.zoomed = 'true';
    const k = isFitted.current ? fitted : wasZoomed ? zoomTransform(element).k : initialZoom(fitted);
    const at = wasZoomed && !isFitted.current ? offset.current : frame.start + PAD;
    const start = frame.isVertical ? zoomIdentity.translate(0, at) : zoomIdentity.translate(at, 0);
    zooming.transform(selection, constrain(start.scale(k)));
    return () => {
      selection.on('.zoom', null);
    };
  }, [svg, frame, constrain, apply, fitted]);

  const act = useCallback(
    (
      run: (behavior: Behavior, selection: ReturnType<typeof select<SVGSVGElement, unknown>>) => void,
    ): void => {
      if (svg.current && behavior.current) run(behavior.current, select<SVGSVGElement, unknown>(svg.current));
    },
    [svg],
  );

  const actions = useMemo<AxisZoom>(() => {
    const panTo = (at: number): void =>
      act((zooming, selection) => {
        const { k } = zoomTransform(selection.node() as SVGSVGElement);
        const start = frame.isVertical ? zoomIdentity.translate(0, at) : zoomIdentity.translate(at, 0);
        zooming.transform(selection, constrain(start.scale(k)));
      });
    const pixelsNow = (): number => base * (svg.current ? zoomTransform(svg.current).k : 1);
    const zoomBy = (factor: number): void => {
      isFitted.current = false;
      const at = latest.current.centre();
      act((zooming, selection) => zooming.scaleBy(selection, factor, frame.isVertical ? [0, at] : [at, 0]));
    };
    return {
      offset,
      zoomIn: () => zoomBy(STEP),
      zoomOut: () => zoomBy(1 / STEP),
      panBack: () => panTo(offset.current + PAN_SHARE * room),
      panOn: () => panTo(offset.current - PAN_SHARE * room),
      panBy: (pixels) => {
        const before = offset.current;
        panTo(before - pixels);
        return offset.current !== before;
      },
      fit: () => {
        isFitted.current = true;
        act((zooming, selection) => zooming.transform(selection, constrain(zoomIdentity.scale(fitted))));
      },
      reveal: (along) => {
        const at = offset.current + along;
        const [low, high] = [frame.start + PAD, frame.along - 2 * PAD];
        if (at < low - 1) panTo(offset.current + (low + 0.3 * (high - low) - at));
        else if (at > high + 1) panTo(offset.current - (at - low - 0.7 * (high - low)));
      },
      pixels: pixelsNow,
      range: () => {
        const pixels = pixelsNow();
        const from = Math.max(0, (frame.start - offset.current) / pixels);
        return { from, to: Math.min(scale.length, (frame.along - offset.current) / pixels) };
      },
      show: ({ from, to }) => {
        isFitted.current = false;
        const wanted = (frame.along - frame.start) / (Math.max(to - from, 1e-9) * base);
        const k = Math.max(Math.min(fitted, 1), Math.min(ZOOM_MOST, wanted));
        const at = frame.start - from * base * k;
        const start = frame.isVertical ? zoomIdentity.translate(0, at) : zoomIdentity.translate(at, 0);
        act((zooming, selection) => zooming.transform(selection, constrain(start.scale(k))));
      },
    };
  }, [act, constrain, frame, fitted, room, svg, scale, base]);
  return { view, zoom: actions };
}

function initialZoom(fitted: number): number {
  return fitted >= FIT_LEAST ? fitted : Math.max(fitted, 1);
}

function windowAround(frame: Frame, offset: number): Window {
  const extra = (frame.along - frame.start) * OVERSCAN;
  return { from: frame.start - offset - extra, to: frame.along - offset + extra };
}
