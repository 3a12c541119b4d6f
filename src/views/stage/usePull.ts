import { type D3DragEvent, drag } from 'd3-drag';
import { select } from 'd3-selection';
import { type RefObject, useEffect, useState } from 'react';
import { currentBranch } from '../../session/session';
import { useSessionApi } from '../../session/useSession';
import { worldAt } from '../../sim/position';
import type { Curve } from './curve';
import { linkCurve, pointOn, round } from './curve';
import type { Point } from './geometry';
import { distanceBetween } from './geometry';
import type { MessageScene } from './messageScene';
import type { Picture } from './picture';
import type { Pulled } from './pull';
import { OFF_LINK, pulled, pulledMessage, spotOf } from './pull';

/** Shorter pulls are presses that slipped. */
const SLIP = 4;
/** A finger that leaves the link this fast, in pixels a millisecond, flicks the message off. */
const FLICK_SPEED = 0.3;
const FLICK_OFF = 24;
const FLICK_MS = 120;

/** What letting go would do, and where the glyph is held. */
export interface Pull extends Point {
  readonly scene: MessageScene;
  readonly result: Pulled | null;
}

interface Held {
  readonly mover: Element;
  readonly rest: string;
  readonly scene: MessageScene;
  readonly curve: Curve;
  readonly start: Point;
  readonly share: number;
  readonly trail: { at: number; off: number }[];
  moved: boolean;
  pull: Pull | null;
}

type PullEvent = D3DragEvent<SVGSVGElement, unknown, unknown>;

/** Takes glyphs by the hand: along the link for another time, off the link to drop. Escape takes it back. */
export function usePull(
  glyphs: RefObject<SVGSVGElement | null>,
  latest: RefObject<{ readonly picture: Picture; readonly onPull: (result: Pulled) => void }>,
): Pull | null {
  const api = useSessionApi();
  const [shown, show] = useState<Pull | null>(null);
  useEffect(() => {
    const element = glyphs.current;
    if (!element) return;
    let held: Held | null = null;
    const letGo = (): void => {
      held?.mover.setAttribute('transform', held.rest);
      held = null;
      show(null);
      window.removeEventListener('keydown', handleKey, true);
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      letGo();
    };
    const resultAt = (scene: MessageScene, forward: number, off: number): Pulled | null => {
      const { setting, position, ...session } = api.getState();
      const world = worldAt(currentBranch({ setting, position, ...session }).trace, position, setting);
      const message = pulledMessage(world, scene.message);
      return message && pulled(setting, world, message, forward, off);
    };
    const gesture = drag<SVGSVGElement, unknown>()
      .filter((event: MouseEvent) => !event.ctrlKey && !event.button && moverOf(event) !== null)
      .touchable(true)
      .clickDistance(SLIP)
      .container(() => element)
      .subject((event: PullEvent) => ({ x: event.x, y: event.y }))
      .on('start', (event: PullEvent) => {
        if (held) letGo();
        held = heldAt(event, latest.current.picture);
        if (held) window.addEventListener('keydown', handleKey, true);
      })
      .on('drag', (event: PullEvent) => {
        if (!held) return;
        if (fingers(event) > 1) return letGo();
        if (!held.moved && distanceBetween(held.start, event) < SLIP) return;
        if (!held.moved) api.getState().pause();
        held.moved = true;
        const { scene, curve, share, trail } = held;
        const spot = spotOf(curve, event);
        trail.push({ at: event.sourceEvent.timeStamp, off: spot.off });
        const forward = (spot.share - share) * (scene.message.from < scene.message.to ? 1 : -1);
        const result = resultAt(scene, forward, spot.off);
        const place = spot.off > OFF_LINK ? event : pointOn(curve, Math.min(1, Math.max(0, spot.share)));
        held.mover.setAttribute('transform', `translate(${round(place.x)},${round(place.y)})`);
        held.pull = { scene, result, x: place.x, y: place.y };
        show(held.pull);
      })
      .on('end', (event: PullEvent) => {
        if (!held) return;
        const { pull, scene, trail } = held;
        const flicked =
          event.sourceEvent.type.startsWith('touch') && isFlick(trail, event.sourceEvent.timeStamp);
        const result = flicked ? resultAt(scene, 0, Number.POSITIVE_INFINITY) : (pull?.result ?? null);
        letGo();
        if (result) latest.current.onPull(result);
      });
    const selection = select(element).call(gesture);
    return () => {
      letGo();
      selection.on('.drag', null);
    };
  }, [glyphs, latest, api]);
  return shown;
}

function moverOf(event: Event): Element | null {
  const mover = event.target instanceof Element ? event.target.closest('[data-message]') : null;
  return mover?.getAttribute('data-mode') === 'lost' ? null : mover;
}

function heldAt({ sourceEvent, x, y }: PullEvent, { scene, layout }: Picture): Held | null {
  const mover = moverOf(sourceEvent);
  const message = scene.messages.find(({ key }) => key === mover?.getAttribute('data-message'));
  const curve = message && linkCurve(layout.cards, message.message.from, message.message.to, layout.height);
  if (!mover || !message || !curve) return null;
  const rest = mover.getAttribute('transform') ?? '';
  const { share } = spotOf(curve, { x, y });
  return { mover, rest, scene: message, curve, start: { x, y }, share, trail: [], moved: false, pull: null };
}

function fingers({ sourceEvent }: PullEvent): number {
  return 'touches' in sourceEvent ? sourceEvent.touches.length : 1;
}

function isFlick(trail: Held['trail'], now: number): boolean {
  const last = trail.at(-1);
  if (!last || last.off < FLICK_OFF || now - last.at > FLICK_MS) return false;
  const first = trail.find(({ at }) => last.at - at <= FLICK_MS) ?? last;
  return last.at > first.at && (last.off - first.off) / (last.at - first.at) > FLICK_SPEED;
}
