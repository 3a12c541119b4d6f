import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { RingPicture } from '../../session/ring/picture';
import { useRingApi } from '../../session/ring/useRing';
import { useTheme } from '../../ui/theme';
import { densityOf, flaggedDensity, hashUnder } from './geometry';
import { dotsMax } from './KeyDots';
import { paintBand, paintDensity, prepare, readInks, visibleArcs } from './paint';
import type { Plan } from './plan';
import styles from './Stage.module.css';

interface Props {
  readonly picture: RingPicture;
  readonly plan: Plan;
}

/** The coloured band and, of many keys, how they lie around it. Pointing at an arc holds it. */
export function Band({ picture, plan }: Props) {
  const { point } = useRingApi().getState();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { now, keys, moves } = picture;
  const density = useMemo(() => (keys.hashes.length > dotsMax ? binsOf(picture) : null), [picture, keys]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other inks.
  useEffect(() => {
    const element = canvas.current;
    const pen = element && prepare(element, plan.width, plan.height, plan.width / 2, plan.height / 2);
    if (!element || !pen) return;
    const inks = readInks(element);
    const ids = now.scene.shards.map(({ id }) => id);
    if (now.scene.algorithm === 'ring')
      paintBand(pen, visibleArcs(now.live, 2 * Math.PI * plan.outer), ids, plan, inks);
    if (density) paintDensity(pen, density.all, density.moved, plan, inks);
  }, [now, moves, density, plan, theme]);
  const handleMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const spot = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
    const distance = Math.hypot(spot.x, spot.y);
    const isOnBand = distance > plan.inner - 6 && distance < plan.outer + 6;
    point(isOnBand ? hashUnder(spot) : null);
  };
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      onPointerMove={handleMove}
      onPointerDown={handleMove}
      onPointerLeave={() => point(null)}
    />
  );
}

const bins = 180;

function binsOf({ keys, moves }: RingPicture): { all: Uint32Array; moved: Uint32Array } {
  return {
    all: densityOf(keys.sorted, bins),
    moved: flaggedDensity(keys.hashes, moves.flags, bins),
  };
}
