/** The open ring on a canvas: the band, and above it keys one by one or, of many, how densely they lie. */
import { CIRCLE } from '../../ring/shares';
import { NOBODY } from '../../ring/types';
import type { RingPicture } from '../../session/ring/picture';
import { densityOf } from './geometry';
import { dotsMax } from './KeyDots';
import { lookOf } from './look';
import { type Inks, paintStrip, visibleArcs } from './paint';

export const BAND_HEIGHT = 28;
export const KEYS_HEIGHT = 22;

export function paintOpenRing(
  pen: CanvasRenderingContext2D,
  picture: RingPicture,
  width: number,
  inks: Inks,
): void {
  const { now, keys } = picture;
  const ids = now.scene.shards.map(({ id }) => id);
  if (now.scene.algorithm === 'ring')
    paintStrip(pen, visibleArcs(now.live, width), ids, width, BAND_HEIGHT, inks);
  if (keys.hashes.length > dotsMax) paintBars(pen, keys.sorted, width, inks);
  else paintDots(pen, picture, width, inks);
}

function paintBars(pen: CanvasRenderingContext2D, sorted: Uint32Array, width: number, inks: Inks): void {
  const bins = densityOf(sorted, Math.max(40, Math.floor(width / 4)));
  const most = Math.max(1, ...bins);
  const step = width / bins.length;
  pen.fillStyle = inks.muted;
  bins.forEach((count, bin) => {
    const height = (count / most) * (KEYS_HEIGHT - 4);
    pen.fillRect(bin * step, -2 - height, Math.max(1, step - 1), height);
  });
}

function paintDots(
  pen: CanvasRenderingContext2D,
  { now, keys, moves }: RingPicture,
  width: number,
  inks: Inks,
): void {
  pen.strokeStyle = inks.mark;
  for (let key = 0; key < keys.hashes.length; key++) {
    const isMoved = moves.flags[key] === 1;
    const id = now.scene.shards[now.owners[key] ?? NOBODY]?.id ?? 0;
    pen.beginPath();
    pen.arc(((keys.hashes[key] ?? 0) / CIRCLE) * width, -8, isMoved ? 6 : 4, 0, 2 * Math.PI);
    pen.fillStyle = inks.shards[lookOf(id).colour - 1] ?? inks.nobody;
    pen.fill();
    pen.lineWidth = isMoved ? 2 : 1;
    pen.stroke();
  }
}
