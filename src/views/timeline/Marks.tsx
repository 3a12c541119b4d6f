/** Marked moments as flags on the ruler. They pan with the drawing outside React, as the play-head does. */
import { type RefObject, useCallback, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { must } from '../../base/assert';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession, useSessionApi } from '../../session/useSession';
import type { Mark } from '../../sim/codec/marks';
import styles from './Marks.module.css';
import type { Frame } from './plane';
import type { TimeScale } from './timeScale';
import type { AxisZoom } from './useAxisZoom';
import type { Picture } from './useDiagram';

export interface MarksHandle {
  /** Writes the place on screen anew, after a pan or a zoom. */
  place(): void;
}

interface Props {
  readonly ref: RefObject<MarksHandle | null>;
  readonly picture: Picture;
  readonly frame: Frame;
  readonly scale: TimeScale;
  readonly pixels: number;
  readonly zoom: AxisZoom;
}

/** The marks whose step exists in the run on screen. */
export function useMarksHere({ ticks }: Pick<Picture, 'ticks'>): readonly Mark[] {
  const marks = useSession((state) => state.marks);
  return marks.filter(({ step }) => step < ticks.length);
}

export function Marks({ ref, picture, frame, scale, pixels, zoom }: Props) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const list = useRef<HTMLUListElement>(null);
  const marks = useMarksHere(picture);
  const along = (step: number): number => scale.toAxis(must(picture.ticks[step])) * pixels;

  const place = useCallback(() => {
    if (!list.current) return;
    const moved = zoom.offset.current - frame.start;
    list.current.style.transform = frame.isVertical ? `translate(0, ${moved}px)` : `translate(${moved}px, 0)`;
  }, [frame, zoom.offset]);
  useImperativeHandle(ref, () => ({ place }), [place]);
  useLayoutEffect(place);

  if (marks.length === 0) return null;
  const press = (step: number): void => {
    const { position, pause, seek, editMark } = api.getState();
    pause();
    if (position.step === step && position.effects === 0) editMark(step);
    else seek({ step, effects: 0 });
  };
  return (
    <div
      className={styles.clip}
      data-vertical={frame.isVertical}
      style={frame.isVertical ? { top: frame.start } : { left: frame.start }}
    >
      <ul ref={list} className={styles.list} aria-label={t('timeline:mark.list')}>
        {marks.map(({ step, note }) => (
          <li
            key={step}
            className={styles.item}
            style={frame.isVertical ? { top: along(step) } : { left: along(step) }}
          >
            <button
              type="button"
              className={styles.flag}
              title={note}
              aria-label={t('timeline:mark.flag', { step, note })}
              onClick={() => press(step)}
              onFocus={() => zoom.reveal(along(step))}
            >
              <svg viewBox="0 0 16 20" width="16" height="20" aria-hidden="true">
                <path d="M2,1V20" className={styles.pole} />
                <path d="M2,1.5H15L11.5,6L15,10.5H2Z" className={styles.cloth} />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
