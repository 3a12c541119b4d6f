/** React's way to the comparison. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { must } from '../../base/assert';
import type { Comparison, ComparisonApi } from './comparison';

const ComparisonContext = createContext<ComparisonApi | null>(null);

/** Wrap the page of a comparison in it. */
export const ComparisonProvider = ComparisonContext.Provider;

export function useComparisonApi(): ComparisonApi {
  return must(useContext(ComparisonContext), 'no comparison around this view');
}

/** Reads a part of the comparison; the view re-renders when that part changes. */
export function useComparison<T>(selector: (state: Comparison) => T): T {
  return useStore(useComparisonApi(), selector);
}
