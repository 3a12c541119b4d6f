import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { NOBODY } from '../../ring/types';
import { useTheme } from '../../ui/theme';
import { useSize } from '../../ui/useSize';
import { arcsOf, densityOf, SPACE, shareOf } from './geometry';
import { dotsMax } from './KeyDots';
import { lookOf } from './look';
import { paintStrip, prepare, readInks, visibleArcs } from './paint';
import styles from './Strip.module.css';
import { usePicture } from './usePicture';

const bandHeight = 28;
const keysHeight = 22;
/** Pixels that a letter needs. */
const letterRoom = 16;

/** The same ring cut open at zero: from 0 to 2³² from left to right, keys above. */
export function Strip() {
  const { t } = useTranslation('ring');
  const [box, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { now, keys, moves } = usePicture();
  const width = size?.width ?? 0;
  const isRing = now.scene.algorithm === 'ring';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other inks.
  useEffect(() => {
    const element = canvas.current;
    const pen = element && width > 0 && prepare(element, width, bandHeight + keysHeight, 0, keysHeight);
    if (!element || !pen) return;
    const inks = readInks(element);
    const ids = now.scene.shards.map(({ id }) => id);
    if (isRing) paintStrip(pen, visibleArcs(now.live, width), ids, width, bandHeight, inks);
    if (keys.hashes.length > dotsMax) {
      const bins = densityOf(keys.hashes, Math.max(40, Math.floor(width / 4)));
      const most = Math.max(1, ...bins);
      pen.fillStyle = inks.muted;
      const step = width / bins.length;
      bins.forEach((count, bin) => {
        const height = (count / most) * (keysHeight - 4);
        pen.fillRect(bin * step, -2 - height, Math.max(1, step - 1), height);
      });
      return;
    }
    for (let key = 0; key < keys.hashes.length; key++) {
      const x = ((keys.hashes[key] ?? 0) / SPACE) * width;
      const id = now.scene.shards[now.owners[key] ?? NOBODY]?.id ?? 0;
      pen.beginPath();
      pen.arc(x, -8, moves.flags[key] === 1 ? 6 : 4, 0, 2 * Math.PI);
      pen.fillStyle = inks.shards[lookOf(id).colour - 1] ?? inks.nobody;
      pen.fill();
      pen.lineWidth = moves.flags[key] === 1 ? 2 : 1;
      pen.strokeStyle = inks.mark;
      pen.stroke();
    }
  }, [now, keys, moves, width, theme, isRing]);
  const letters = useMemo(() => {
    if (!isRing) return [];
    const arcs = visibleArcs(now.live, width).length > 200 ? [] : arcsOf(now.live);
    return arcs.flatMap((arc) => {
      const middle = ((arc.from + (shareOf(arc) * SPACE) / 2) % SPACE) / SPACE;
      const id = now.scene.shards[arc.owner]?.id ?? 0;
      return shareOf(arc) * width > letterRoom ? [{ x: middle * width, look: lookOf(id), at: arc.to }] : [];
    });
  }, [now, width, isRing]);
  return (
    <section className={styles.strip} aria-label={t('strip')}>
      <div ref={box} className={styles.box}>
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
        <svg className={styles.letters} width={width} height={bandHeight + keysHeight} aria-hidden="true">
          {letters.map(({ x, look, at }) => (
            <text key={at} x={x} y={keysHeight + bandHeight / 2} data-shard={look.colour}>
              {look.letter}
            </text>
          ))}
        </svg>
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>0</span>
        <span>
          2<sup>31</sup>
        </span>
        <span>
          2<sup>32</sup>
        </span>
      </div>
    </section>
  );
}
