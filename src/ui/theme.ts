import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './stored';

export const THEMES = ['auto', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const listeners = new Set<() => void>();
let chosen: Theme = 'auto';

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function show(): void {
  const resolved = chosen === 'auto' ? (darkQuery().matches ? 'dark' : 'light') : chosen;
  document.documentElement.dataset.theme = resolved;
}

/** Call before anything is drawn: puts the remembered theme (or the system's) on the root element and follows the system. */
export function startTheme(): void {
  const stored = readStored('theme');
  chosen = THEMES.find((theme) => theme === stored) ?? 'auto';
  darkQuery().addEventListener('change', show);
  show();
}

export function setTheme(theme: Theme): void {
  chosen = theme;
  writeStored('theme', theme);
  show();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme that was chosen, `auto` included. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => chosen);
}
