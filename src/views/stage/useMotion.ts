import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TraceEntry } from '../../sim/types';
import { round } from './curve';
import type { MotionPlan, Phase, Pose } from './motion';
import { phaseAt, planStep, poseAt, sceneIn, tracksAt } from './motion';
import type { Picture } from './picture';
import { useRefs } from './useRefs';

/** Says whether the way from one picture to another is one step forward, and which entry that step was. */
export interface Transition {
  readonly entry: TraceEntry | null;
  readonly speed: number;
}

export interface StageMotion {
  /** What to render now. */
  readonly picture: Picture;
  readonly phase: Phase;
  /** The picture that the motion started from; `null` at rest. */
  readonly from: Picture | null;
  /** Ref callback of a glyph. This hook alone writes its transform. */
  readonly glyphRef: (key: string) => (element: SVGGElement | null) => void;
  /** Ends the motion at once. */
  readonly complete: () => void;
}

interface Running {
  readonly target: Picture;
  readonly from: Picture | null;
  readonly plan: MotionPlan | null;
  readonly phase: Phase;
}

function atRest(target: Picture): Running {
  return { target, from: null, plan: null, phase: 'rest' };
}

/** Plays the way to a new picture when it is one step forward, and shows it at once otherwise. */
export function useMotion(
  target: Picture,
  transition: (from: Picture, to: Picture) => Transition | null,
): StageMotion {
  const [running, setRunning] = useState(() => atRest(target));
  let current = running;
  if (running.target !== target) {
    // Adjusting state while rendering: the old picture never flashes up between two frames.
    const step = running.target.still === target.still ? transition(running.target, target) : null;
    const plan = step ? planStep(running.target, target, step.entry, step.speed) : null;
    current = plan ? { target, from: running.target, plan, phase: phaseAt(plan, 0) } : atRest(target);
    setRunning(current);
  }
  const elements = useRef(new Map<string, SVGGElement>());
  const started = useRef<{ plan: MotionPlan; at: number } | null>(null);
  const { plan, phase, from } = current;

  useLayoutEffect(() => {
    const elapsed = plan && started.current?.plan === plan ? performance.now() - started.current.at : 0;
    for (const [key, element] of elements.current) {
      const track = plan && phase !== 'rest' ? tracksAt(plan, elapsed).get(key) : undefined;
      const place = target.places.get(key);
      if (track) write(element, poseAt(track, elapsed));
      else if (place) write(element, { ...place, scale: 1, opacity: 1 });
    }
  });

  useEffect(() => {
    if (!plan) return;
    const at = performance.now();
    started.current = { plan, at };
    let shown: Phase = phaseAt(plan, 0);
    let frame = requestAnimationFrame(function tick(now: number): void {
      const elapsed = Math.max(0, now - at);
      const next = phaseAt(plan, elapsed);
      if (next !== shown) {
        shown = next;
        setRunning((state) =>
          state.plan === plan ? (next === 'rest' ? atRest(state.target) : { ...state, phase: next }) : state,
        );
      }
      for (const [key, track] of tracksAt(plan, elapsed)) {
        const element = elements.current.get(key);
        if (element) write(element, poseAt(track, elapsed));
      }
      if (next !== 'rest') frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [plan]);

  const glyphRef = useRefs(elements);
  const complete = useCallback(() => setRunning((state) => (state.plan ? atRest(state.target) : state)), []);
  const picture = useMemo(() => {
    if (!from || phase === 'state' || phase === 'rest') return target;
    return {
      ...target,
      scene: sceneIn(phase, from.scene, target.scene),
      places: from.places,
      band: from.band,
    };
  }, [target, from, phase]);
  return { picture, phase, from, glyphRef, complete };
}

function write(element: SVGGElement, { x, y, scale, opacity }: Pose): void {
  const size = scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`;
  element.setAttribute('transform', `translate(${round(x)},${round(y)})${size}`);
  element.style.opacity = opacity === 1 ? '' : String(Math.round(opacity * 100) / 100);
}
