/**
 * The play-head: a slider over the diagram. It follows the session outside React, because while somebody scrubs it moves in
 * every frame and nothing else changes.
 */
import { drag } from 'd3-drag';
import { select } from 'd3-selection';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { must } from '../../base/assert';
import { formatTicks } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { useSessionApi } from '../../session/useSession';
import type { Frame } from './plane';
import { stepAt, tickAt } from './playHead';
import styles from './Timeline.module.css';
import type { TimeScale } from './timeScale';
import type { AxisZoom } from './useAxisZoom';
import type { Picture } from './useDiagram';
import { useSentence } from './useSentence';

export interface PlayHeadHandle {
  /** Writes the place on screen anew, after a pan or a zoom. */
  place(): void;
  /** Place on the axis, in pixels from the start of the run. */
  along(): number;
}

interface Props {
  readonly ref: RefObject<PlayHeadHandle | null>;
  readonly picture: Picture;
  readonly frame: Frame;
  readonly scale: TimeScale;
  readonly pixels: number;
  readonly zoom: AxisZoom;
}

/** At the edges of the view a drag moves the view along. */
const EDGE = 28;
const EDGE_SPEED = 14;

export function PlayHead({ ref, picture, frame, scale, pixels, zoom }: Props) {
  const api = useSessionApi();
  const { t } = useTranslation();
  const sentence = useSentence();
  const handle = useRef<HTMLDivElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const { trace, ticks } = picture;

  const along = useCallback(
    () => scale.toAxis(tickAt(trace, ticks, clamped(api.getState().position, ticks))) * pixels,
    [api, trace, ticks, scale, pixels],
  );

  const place = useCallback(() => {
    if (!handle.current || !veil.current) return;
    const at = zoom.offset.current + along();
    const shown = Math.max(frame.start, Math.min(frame.along, at));
    const move = frame.isVertical ? `translate(0, ${shown}px)` : `translate(${shown}px, 0)`;
    handle.current.style.transform = move;
    veil.current.style.transform = move;
    handle.current.dataset.outside = String(shown !== at);
  }, [along, frame, zoom.offset]);

  useImperativeHandle(ref, () => ({ place, along }), [place, along]);

  const speak = useCallback(() => {
    const element = handle.current;
    if (!element) return;
    const { step } = clamped(api.getState().position, ticks);
    const entry = trace.entries[step - 1];
    const time = formatTicks(must(ticks[step]));
    element.setAttribute('aria-valuenow', String(step));
    element.setAttribute(
      'aria-valuetext',
      entry
        ? t('timeline:at', { step, steps: trace.entries.length, time, sentence: sentence(entry) })
        : t('timeline:atStart', { steps: trace.entries.length }),
    );
  }, [api, ticks, trace, t, sentence]);

  useEffect(() => {
    place();
    speak();
    return api.subscribe((state, previous) => {
      if (state.position === previous.position) return;
      if (!isDragging.current) zoom.reveal(along());
      place();
      speak();
    });
  }, [api, place, speak, along, zoom]);

  useEffect(() => {
    const element = must(handle.current);
    const surface = element.parentElement;
    const dragging = drag<HTMLDivElement, unknown>()
      .container(() => must(surface))
      .touchable(true)
      .on('start', () => {
        isDragging.current = true;
        api.getState().pause();
        element.focus({ preventScroll: true });
      })
      .on('drag', (event: { x: number; y: number }) => {
        const at = frame.isVertical ? event.y : event.x;
        if (at < frame.start + EDGE) zoom.panBy(-EDGE_SPEED);
        else if (at > frame.along - EDGE) zoom.panBy(EDGE_SPEED);
        const step = stepAt(ticks, scale.toTick((at - zoom.offset.current) / pixels));
        const { position, seek } = api.getState();
        if (position.step !== step || position.effects !== 0) seek({ step, effects: 0 });
      })
      .on('end', () => {
        isDragging.current = false;
      })
      .subject((event: { x: number; y: number }) => ({ x: event.x, y: event.y }));
    const selection = select(element).call(dragging);
    return () => {
      selection.on('.drag', null);
    };
  }, [api, frame, ticks, scale, pixels, zoom]);

  const handleKey = (event: KeyboardEvent): void => {
    const count = stepsFor(event, frame.isVertical);
    if (count === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    api.getState().pause();
    if (Math.abs(count) === Number.POSITIVE_INFINITY)
      api.getState().seek({ step: count < 0 ? 0 : trace.entries.length, effects: 0 });
    else api.getState().stepBy(count);
  };

  return (
    <>
      <div ref={veil} className={styles.veil} />
      <div
        ref={handle}
        className={styles.playHead}
        role="slider"
        tabIndex={0}
        aria-label={t('timeline:playHead')}
        aria-orientation={frame.isVertical ? 'vertical' : 'horizontal'}
        aria-valuemin={0}
        aria-valuemax={trace.entries.length}
        aria-valuenow={clamped(api.getState().position, ticks).step}
        onKeyDown={handleKey}
      >
        <span className={styles.playHeadGrip} />
        <span className={styles.playHeadLine} />
      </div>
    </>
  );
}

/** Between a change of branch and the next position the trace may be shorter than the position says. */
function clamped(position: { step: number; effects: number }, ticks: readonly number[]) {
  return position.step < ticks.length ? position : { step: ticks.length - 1, effects: 0 };
}

function stepsFor({ key, shiftKey }: KeyboardEvent, isVertical: boolean): number | null {
  const count = shiftKey ? 5 : 1;
  if (key === 'ArrowRight' || (isVertical && key === 'ArrowDown')) return count;
  if (key === 'ArrowLeft' || (isVertical && key === 'ArrowUp')) return -count;
  if (key === 'Home') return Number.NEGATIVE_INFINITY;
  return key === 'End' ? Number.POSITIVE_INFINITY : null;
}
