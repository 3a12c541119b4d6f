import { useState } from 'react';

/** By tab bar, the tab that was open last; for as long as the page lives. */
const remembered = new Map<string, string>();

/** The open tab of a tab bar, which comes back as it was left when the bar was away for a while. */
export function useTab(bar: string, first: string): readonly [string, (tab: string) => void] {
  const [tab, setTab] = useState(() => remembered.get(bar) ?? first);
  const open = (next: string): void => {
    remembered.set(bar, next);
    setTab(next);
  };
  return [tab, open];
}
