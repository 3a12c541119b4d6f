import { useStore } from 'zustand';
import { type ReferenceState, references } from './referenceStore';

/** Reads a part of how the checker is checked; the view re-renders when that part changes. */
export function useReferences<T>(selector: (state: ReferenceState) => T): T {
  return useStore(references, selector);
}
