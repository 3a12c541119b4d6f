import { useSyncExternalStore } from 'react';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let count = 0;

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a short message; a new one replaces the old, so that nothing piles up over the picture. Returns its id. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  count += 1;
  change([{ ...toast, id: count }]);
  return count;
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}
