/** The session at a pace that a reader can follow: for panels of words and numbers, which need not be redrawn for each frame of a drag. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionApi } from './session';
import type { Session } from './types';

/** While the play-head is dragged, panels follow so often. */
const PACE_MS = 150;

/** The picture comes first; panels follow a single step one after the other, each in a frame of its own. */
const LAG_MS = { inspector: 20, story: 60 } as const;

/** A panel that follows the session at a pace of its own. */
export type PacedPanel = keyof typeof LAG_MS;

const stores: Readonly<Record<PacedPanel, WeakMap<SessionApi, StoreApi<Session>>>> = {
  inspector: new WeakMap(),
  story: new WeakMap(),
};

/** Mirrors a session. Only runs of pure play-head moves are thinned out, and the last of them always arrives. */
export function pacedOf(api: SessionApi, panel: PacedPanel): StoreApi<Session> {
  const known = stores[panel].get(api);
  if (known) return known;
  const paced = createStore<Session>(() => api.getState());
  stores[panel].set(api, paced);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const emit = (): void => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    paced.setState(api.getState(), true);
  };
  api.subscribe((now, before) => {
    const wait = isMerelyMoved(now, before) ? Math.max(LAG_MS[panel], last + PACE_MS - performance.now()) : 0;
    if (wait <= 0) emit();
    else timer ??= setTimeout(emit, wait);
  });
  return paced;
}

function isMerelyMoved(now: Session, before: Session): boolean {
  const still = { ...before, position: now.position };
  return Object.keys(now).every((key) => now[key as keyof Session] === still[key as keyof Session]);
}
