/** A scene with pixels: what one rendered frame at rest consists of. */
import type { NodeId, Position } from '../../sim/types';
import type { Point } from './geometry';
import { centerOf } from './geometry';
import { linkCurve, pointOn } from './curve';
import type { StageLayout } from './layout';
import { layoutStage } from './layout';
import type { Place } from './place';
import { placeGlyphs } from './place';
import type { MessageScene, Scene } from './scene';

export interface Picture {
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly places: ReadonlyMap<string, Place>;
  readonly position: Position;
}

/** Glyphs keep off both doors, so that even at the very start and end one sees which link they are on. */
const NEAR = 0.1;
const FAR = 0.96;

export function layoutOf(scene: Scene, width: number, height: number): StageLayout {
  // As many seats as there may ever be: a card does not change its size while the run goes on.
  const voters = scene.cards.filter((card) => card.mark === 'participant').length;
  const nodes = scene.cards.map(({ id, place, mark }) => ({ id, place, seats: mark === 'coordinator' ? voters : 0 }));
  return layoutStage(width, height, nodes);
}

export function pictureOf(scene: Scene, layout: StageLayout, position: Position): Picture {
  const travellers = scene.messages.map((each) => ({
    key: each.key,
    from: each.message.from,
    to: each.message.to,
    fraction: NEAR + each.fraction * (FAR - NEAR),
    labelLength: each.message.type.length,
  }));
  return { scene, layout, places: placeGlyphs(travellers, layout), position };
}

/** Where a message leaves its sender (0) or reaches its receiver (1). */
export function doorOf({ layout }: Picture, { message }: MessageScene, end: 0 | 1): Point | null {
  const curve = linkCurve(layout.cards, message.from, message.to, layout.height);
  if (!curve) return null;
  return pointOn(curve, message.from < message.to ? end : 1 - end);
}

export function cardCenter(layout: StageLayout, id: NodeId): Point | null {
  const card = layout.cards[id];
  return card ? centerOf(card) : null;
}
