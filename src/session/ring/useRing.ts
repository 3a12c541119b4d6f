/** React's way to the ring page's session. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { must } from '../../base/assert';
import type { RingApi, RingPage } from './ringStore';

const RingContext = createContext<RingApi | null>(null);

/** Wrap the ring page in it. */
export const RingProvider = RingContext.Provider;

export function useRingApi(): RingApi {
  return must(useContext(RingContext), 'no ring around this view');
}

/** Reads a part of the page's state; the view re-renders when that part changes. */
export function useRing<T>(selector: (state: RingPage) => T): T {
  return useStore(useRingApi(), selector);
}
