import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { CIRCLE } from '../../ring/shares';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { useTheme } from '../../ui/theme';
import { useSize } from '../../ui/useSize';
import { hex, percent } from './figures';
import { type Arc, arcAt, arcBeside, arcsOf, shareOf } from './geometry';
import { lookOf } from './look';
import { prepare, readInks } from './paint';
import styles from './Strip.module.css';
import { BAND_HEIGHT, KEYS_HEIGHT, paintOpenRing } from './stripPaint';
import { usePicture } from './usePicture';

/** Of more points hardly any arc has room for a letter. */
const pointsNamedMax = 2000;
/** Pixels that a letter needs. */
const letterRoom = 16;

/** The same ring cut open at zero, from 0 to 2³² from left to right, keys above. Arrow keys go from arc to arc. */
export function Strip() {
  const { t } = useTranslation('ring');
  const [box, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const picture = usePicture();
  const { now } = picture;
  const width = size?.width ?? 0;
  const isRing = now.scene.algorithm === 'ring';
  const arcs = useMemo(
    () => (isRing && now.live.points.length <= pointsNamedMax ? arcsOf(now.live) : []),
    [now, isRing],
  );
  const { point } = useRingApi().getState();
  const pointed = useRing((state) => state.pointed);
  const held = isRing && pointed !== null ? arcAt(now.live, pointed) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other inks.
  useEffect(() => {
    const element = canvas.current;
    const pen = element && width > 0 && prepare(element, width, BAND_HEIGHT + KEYS_HEIGHT, 0, KEYS_HEIGHT);
    if (element && pen) paintOpenRing(pen, picture, width, readInks(element));
  }, [picture, width, theme]);
  const letterOf = (arc: Arc | null): string => lookOf(now.scene.shards[arc?.owner ?? -1]?.id ?? 0).letter;
  const handleMove = (event: PointerEvent<HTMLDivElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect();
    point(Math.max(0, Math.min(CIRCLE - 1, ((event.clientX - frame.left) / frame.width) * CIRCLE)));
  };
  const handleKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || !isRing) return;
    event.preventDefault();
    const arc = held ? arcBeside(now.live, held, step > 0 ? 1 : -1) : arcAt(now.live, 0);
    point(arc?.to ?? null);
  };
  return (
    <section className={styles.strip} aria-label={t('strip')}>
      <div
        ref={box}
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-label={t('arc.choose')}
        aria-valuemin={0}
        aria-valuemax={CIRCLE - 1}
        aria-valuenow={held?.to ?? 0}
        aria-valuetext={
          held
            ? t('arc.value', {
                letter: letterOf(held),
                share: percent(shareOf(held)),
                from: hex(held.from),
                to: hex(held.to),
              })
            : t('arc.none')
        }
        onPointerMove={handleMove}
        onPointerDown={handleMove}
        onPointerLeave={() => point(null)}
        onKeyDown={handleKey}
        onBlur={() => point(null)}
      >
        <canvas ref={canvas} className={styles.canvas} />
        <Letters arcs={arcs} held={held} width={width} letterOf={letterOf} />
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>0</span>
        <span>2³¹</span>
        <span>2³²</span>
      </div>
    </section>
  );
}

interface LettersProps {
  readonly arcs: readonly Arc[];
  readonly held: Arc | null;
  readonly width: number;
  readonly letterOf: (arc: Arc) => string;
}

/** More arcs have no room for letters. */
const lettersMax = 200;

function Letters({ arcs, held, width, letterOf }: LettersProps) {
  const named = arcs.length > lettersMax ? [] : arcs.filter((arc) => shareOf(arc) * width > letterRoom);
  return (
    <svg className={styles.letters} width={width} height={BAND_HEIGHT + KEYS_HEIGHT} aria-hidden="true">
      {named.map((arc) => (
        <text
          key={arc.to}
          x={middleOf(arc) * width}
          y={KEYS_HEIGHT + BAND_HEIGHT / 2}
          data-letter={letterOf(arc)}
        >
          {letterOf(arc)}
        </text>
      ))}
      {held && (
        <rect
          className={styles.held}
          x={(held.from < held.to ? held.from / CIRCLE : 0) * width}
          y={KEYS_HEIGHT}
          width={Math.max(3, (held.from < held.to ? shareOf(held) : held.to / CIRCLE) * width)}
          height={BAND_HEIGHT}
        />
      )}
    </svg>
  );
}

/** Of an arc across zero the longer of its two pieces. */
function middleOf({ from, to }: Arc): number {
  if (from < to) return (from + to) / 2 / CIRCLE;
  return CIRCLE - from > to ? (from + CIRCLE) / 2 / CIRCLE : to / 2 / CIRCLE;
}
