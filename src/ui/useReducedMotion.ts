import { useMediaQuery } from './useMediaQuery';

/** Whether the person asked for less motion: no flights then, only short cross-fades. */
export function useReducedMotion(): boolean {
  return useMediaQuery('(prefers-reduced-motion: reduce)');
}
