import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary';

/** One part of the page: it may still be loading, and it may fail without taking the others with it. */
export function Part({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
