/** Taking pins by the hand, by d3-drag. Letting go keeps what was done as one edit; Escape takes it back. */
import { type D3DragEvent, drag } from 'd3-drag';
import { select } from 'd3-selection';
import { type RefObject, useEffect, useRef } from 'react';
import { LIMITS, type Scene } from '../../ring/scene';
import { useRingApi } from '../../session/ring/useRing';
import { hashUnder } from './geometry';
import type { Plan } from './plan';
import { isOnePointEach } from './spots';

/** Shorter pulls are presses. */
const slipPixels = 4;
/** Pulled up by so much, a shard weighs one more. */
const pixelsPerWeight = 18;

interface Grip {
  readonly id: number;
  readonly weight: number;
  /** Edits before the pull began. */
  readonly position: number;
  moved: number;
  isTaken: boolean;
}

type PinEvent = D3DragEvent<SVGGElement, unknown, { readonly x: number; readonly y: number }>;

export function usePinDrag(group: RefObject<SVGGElement | null>, scene: Scene, plan: Plan): void {
  const api = useRingApi();
  const latest = useRef({ scene, plan });
  latest.current = { scene, plan };
  useEffect(() => {
    const element = group.current;
    if (!element) return;
    let grip: Grip | null = null;
    const letGo = (): void => {
      grip = null;
      window.removeEventListener('keydown', handleKey, true);
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !grip) return;
      event.preventDefault();
      event.stopPropagation();
      if (grip.isTaken) api.getState().seek(grip.position);
      letGo();
    };
    const handleStart = (event: PinEvent): void => {
      const pin =
        event.sourceEvent.target instanceof Element ? event.sourceEvent.target.closest('[data-id]') : null;
      const id = Number(pin?.getAttribute('data-id'));
      const shard = latest.current.scene.shards.find((candidate) => candidate.id === id);
      if (!shard) return;
      grip = {
        id,
        weight: shard.weight,
        position: api.getState().history.position,
        moved: 0,
        isTaken: false,
      };
      window.addEventListener('keydown', handleKey, true);
    };
    const handleDrag = (event: PinEvent): void => {
      if (!grip) return;
      grip.moved += Math.hypot(event.dx, event.dy);
      if (!grip.isTaken && grip.moved < slipPixels) return;
      pull(grip, event, grip.isTaken);
    };
    const pull = (held: Grip, event: PinEvent, isSameGesture: boolean): void => {
      const { edit } = api.getState();
      const { id } = held;
      if (isOnePointEach(latest.current.scene)) {
        edit({ kind: 'put', id, at: hashUnder(event) }, isSameGesture);
      } else {
        const weight = Math.round(held.weight + (event.subject.y - event.y) / pixelsPerWeight);
        const next = Math.max(0, Math.min(LIMITS.weight, weight));
        const now = api.getState().scene.shards.find((shard) => shard.id === id);
        if (now?.weight === next) return;
        edit({ kind: 'weigh', id, weight: next }, isSameGesture);
      }
      held.isTaken = true;
    };
    const behaviour = drag<SVGGElement, unknown, { readonly x: number; readonly y: number }>()
      .container(() => element)
      .subject((event) => ({ x: event.x, y: event.y }))
      .on('start', handleStart)
      .on('drag', handleDrag)
      .on('end', letGo);
    const selection = select(element);
    selection.call(behaviour);
    return () => {
      selection.on('.drag', null);
      letGo();
    };
  }, [api, group]);
}
