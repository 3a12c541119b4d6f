/** React's way to the session. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { must } from '../base/assert';
import { pacedOf } from './paced';
import type { SessionApi } from './session';
import type { Session } from './types';

const SessionContext = createContext<SessionApi | null>(null);

/** Wrap a workbench in it; several sessions may live on one page. */
export const SessionProvider = SessionContext.Provider;

export function useSessionApi(): SessionApi {
  return must(useContext(SessionContext), 'no session around this view');
}

/** Reads a part of the session; the view re-renders when that part changes. */
export function useSession<T>(selector: (state: Session) => T): T {
  return useStore(useSessionApi(), selector);
}

/** What the inspector reads: the same at a pace that a reader can follow; see `paced.ts`. */
export function useInspectorSession<T>(selector: (state: Session) => T): T {
  return useStore(pacedOf(useSessionApi(), 'inspector'), selector);
}

/** What the story reads, likewise. */
export function useStorySession<T>(selector: (state: Session) => T): T {
  return useStore(pacedOf(useSessionApi(), 'story'), selector);
}
