/** A scene with pixels: what one rendered frame at rest consists of. */
import type { NodeId, Position, Trace } from '../../sim/types';
import { linkCurve, pointOn } from './curve';
import type { Point } from './geometry';
import { boxAround, centerOf } from './geometry';
import type { StageLayout } from './layout';
import { layoutStage, toolBox } from './layout';
import type { MessageScene } from './messageScene';
import type { Band } from './partition';
import { bandBetween } from './partition';
import type { Place } from './place';
import { placeGlyphs } from './place';
import type { Scene } from './scene';

export interface Picture {
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly places: ReadonlyMap<string, Place>;
  /** Between the sides of a partition; `null` while the network is whole. */
  readonly band: Band | null;
  readonly trace: Trace;
  readonly position: Position;
  /** For people who want no motion: messages stand half-way, with an arrow. */
  readonly still: boolean;
}

/** Glyphs keep off both doors, so that even at the very start and end one sees which link they are on. */
const NEAR = 0.1;
const FAR = 0.96;
const SCISSORS = 30;
const BAND_LABEL = { width: 110, height: 32 };

export function layoutOf(scene: Scene, width: number, height: number): StageLayout {
  // As many seats as there may ever be: a card does not change its size while the run goes on.
  const voters = scene.cards.filter((card) => card.mark === 'participant').length;
  const nodes = scene.cards.map(({ id, place, mark }) => ({
    id,
    place,
    seats: mark === 'coordinator' ? voters : 0,
  }));
  return layoutStage(width, height, nodes);
}

export function pictureOf(
  scene: Scene,
  layout: StageLayout,
  trace: Trace,
  position: Position,
  still = false,
): Picture {
  const travellers = scene.messages.map((each) => ({
    key: each.key,
    from: each.message.from,
    to: each.message.to,
    fraction: still && each.mode !== 'lost' ? 0.5 : NEAR + each.fraction * (FAR - NEAR),
    labelLength: each.message.type.length,
  }));
  const band =
    scene.groups.length > 1 ? bandBetween(scene.groups, layout.cards, layout.width, layout.height) : null;
  const obstacles = [
    toolBox(layout),
    ...scissorsOf(scene, layout).map((point) => boxAround(point, SCISSORS, SCISSORS)),
    ...(band ? [boxAround(band.label, BAND_LABEL.width, BAND_LABEL.height)] : []),
  ];
  return { scene, layout, places: placeGlyphs(travellers, layout, obstacles), band, trace, position, still };
}

/** Where the scissors of cut links stand. A partition's band speaks for the links that it parts. */
export function scissorsOf(scene: Scene, layout: StageLayout): Point[] {
  return scene.links.flatMap(({ link: [a, b], cut }) => {
    const curve = cut && !isParted(scene, a, b) ? linkCurve(layout.cards, a, b, layout.height) : null;
    return curve ? [pointOn(curve, 0.5)] : [];
  });
}

export function isParted({ groups }: Scene, a: NodeId, b: NodeId): boolean {
  return groups.some((group) => group.includes(a) !== group.includes(b));
}

/** Where a message leaves its sender (0) or reaches its receiver (1). */
export function doorOf({ layout }: Picture, { message }: MessageScene, end: 0 | 1): Point | null {
  const curve = linkCurve(layout.cards, message.from, message.to, layout.height);
  if (!curve) return null;
  return pointOn(curve, message.from < message.to ? end : 1 - end);
}

/** Which way a glyph that stands still is going, in degrees from the right; `null` where its flight shows it. */
export function headingOf(picture: Picture, message: MessageScene): number | null {
  if (!picture.still || message.mode === 'lost') return null;
  const [from, to] = [doorOf(picture, message, 0), doorOf(picture, message, 1)];
  return from && to ? (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI : null;
}

export function cardCenter(layout: StageLayout, id: NodeId): Point | null {
  const card = layout.cards[id];
  return card ? centerOf(card) : null;
}
