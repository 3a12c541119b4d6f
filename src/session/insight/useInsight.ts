import { useStore } from 'zustand';
import { useSessionApi } from '../useSession';
import { type InsightState, insightOf } from './insightStore';

/** Reads a part of the insights of this session; the view re-renders when that part changes. */
export function useInsight<T>(selector: (state: InsightState) => T): T {
  return useStore(insightOf(useSessionApi()), selector);
}
