import { useStore } from 'zustand';
import { useSessionApi } from '../useSession';
import { type CheckingState, checkingOf } from './checkingStore';

/** Reads a part of the checks of this session; the view re-renders when that part changes. */
export function useChecking<T>(selector: (state: CheckingState) => T): T {
  return useStore(checkingOf(useSessionApi()), selector);
}
