import { useState } from 'react';
import { readStored, writeStored } from '../ui/stored';

export const TIMELINE_MIN = 160;
export const TIMELINE_MAX = 420;

/** The remembered height of the timeline in pixels. */
export function useTimelineHeight(initial: number): readonly [number, (height: number) => void] {
  const [height, setHeight] = useState(() => {
    const stored = Number(readStored('timeline-height'));
    return stored >= TIMELINE_MIN && stored <= TIMELINE_MAX ? stored : initial;
  });
  const change = (next: number): void => {
    setHeight(next);
    writeStored('timeline-height', String(next));
  };
  return [height, change];
}
