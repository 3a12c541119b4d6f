const PREFIX = 'commitscope:';

/** A remembered preference, or `null` when there is none or storage is blocked (private mode, embedding). */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Remembers a preference where the browser lets us; everything works without. */
export function writeStored(key: string, value: string): void {
  try {
    window.localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage is blocked: the choice lasts until the page is closed.
  }
}
