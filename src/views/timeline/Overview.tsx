/**
 * The whole run in a strip, with a frame around the part in sight: drag the frame to pan, its edges to zoom. Keys and buttons
 * do the same without a drag. The bitmap is drawn once; frame and play-head move over it outside React.
 */
import {
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSessionApi } from '../../session/useSession';
import { useMarksHere } from './Marks';
import styles from './Overview.module.css';
import { dragged, drawOverview, type Grip, gripAt, type Inks } from './overview';
import { tickAt } from './playHead';
import type { AxisRange, AxisZoom } from './useAxisZoom';
import type { Picture } from './useDiagram';

export interface OverviewHandle {
  /** Puts the frame where the view is now. */
  place(): void;
}

interface Props {
  readonly ref: RefObject<OverviewHandle | null>;
  readonly picture: Picture;
  readonly controls: RefObject<AxisZoom | null>;
}

/** The frame is never drawn narrower. */
const FRAME_LEAST = 8;
const HEIGHT = 28;

interface Held {
  readonly grip: Grip;
  readonly x: number;
  readonly range: AxisRange;
}

export function Overview({ ref, picture, controls }: Props) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const strip = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const [width, setWidth] = useState(0);
  const { scale, trace, ticks } = picture;
  const marks = useMarksHere(picture);
  const share = useCallback((axis: number) => (axis / scale.length) * width, [scale, width]);

  const edges = useCallback((): readonly [number, number] => {
    const range = controls.current?.range() ?? { from: 0, to: scale.length };
    const [left, right] = [share(range.from), share(range.to)];
    const spare = Math.max(0, FRAME_LEAST - (right - left)) / 2;
    return [left - spare, right + spare];
  }, [controls, scale, share]);

  const place = useCallback(() => {
    if (!frame.current || !head.current) return;
    const [left, right] = edges();
    frame.current.style.transform = `translateX(${left}px)`;
    frame.current.style.width = `${right - left}px`;
  }, [edges]);
  useImperativeHandle(ref, () => ({ place }), [place]);
  useLayoutEffect(place);

  useEffect(() => {
    const follow = (): void => {
      const { position } = api.getState();
      if (!head.current || position.step >= ticks.length) return;
      head.current.style.transform = `translateX(${share(scale.toAxis(tickAt(trace, ticks, position)))}px)`;
    };
    follow();
    return api.subscribe((now, before) => {
      if (now.position !== before.position) follow();
    });
  }, [api, share, scale, trace, ticks]);

  const canvas = useBitmap(picture, width);
  useEffect(() => {
    if (!strip.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(strip.current);
    return () => observer.disconnect();
  }, []);

  const units = (pixels: number): number => (pixels / Math.max(1, width)) * scale.length;
  const handleDown = (event: PointerEvent<HTMLDivElement>): void => {
    const zoom = controls.current;
    if (!zoom || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const grip = gripAt(x, ...edges());
    if (grip === 'beside') {
      const { from, to } = zoom.range();
      zoom.show(dragged('window', zoom.range(), units(x) - (from + to) / 2, scale.length, 0));
    }
    held.current = { grip: grip === 'beside' ? 'window' : grip, x, range: zoom.range() };
  };
  const handleMove = (event: PointerEvent<HTMLDivElement>): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    if (!held.current) {
      event.currentTarget.dataset.grip = gripAt(x, ...edges());
      return;
    }
    const { grip, range } = held.current;
    controls.current?.show(dragged(grip, range, units(x - held.current.x), scale.length, units(2)));
  };
  const handleUp = (): void => {
    held.current = null;
  };
  return (
    <div
      ref={strip}
      className={styles.strip}
      role="img"
      aria-label={t('timeline:overview')}
      title={t('timeline:overview')}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={handleUp}
    >
      <canvas ref={canvas} className={styles.bitmap} style={{ width, height: HEIGHT }} />
      {marks.map(({ step }) => (
        <span key={step} className={styles.mark} style={{ left: share(scale.toAxis(ticks[step] ?? 0)) }} />
      ))}
      <div ref={head} className={styles.head} />
      <div ref={frame} className={styles.frame} />
    </div>
  );
}

/** Draws again only when the run, the room, the theme or the sharpness of the screen is another one. */
function useBitmap({ diagram, scale }: Picture, width: number): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d');
      if (!canvas.current || !context || width === 0) return;
      const ratio = window.devicePixelRatio || 1;
      canvas.current.width = Math.round(width * ratio);
      canvas.current.height = Math.round(HEIGHT * ratio);
      context.scale(ratio, ratio);
      drawOverview(context, diagram, { scale, width, height: HEIGHT, inks: inksOf(canvas.current) });
    };
    draw();
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    window.addEventListener('resize', draw);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', draw);
    };
  }, [diagram, scale, width]);
  return canvas;
}

function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string): string => style.getPropertyValue(`--${name}`).trim() || 'gray';
  return {
    lane: ink('border'),
    line: ink('outline'),
    lost: ink('bad'),
    bands: {
      'in-doubt': ink('prepared'),
      precommitted: ink('precommitted'),
      committed: ink('committed'),
      aborted: ink('aborted'),
      crashed: ink('border-strong'),
      paused: ink('border-strong'),
    },
  };
}
