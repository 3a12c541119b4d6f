/** Keys of the diagram, by their place on the keyboard (`event.code`), and the commands they stand for. */
export const timelineKeys = {
  KeyW: 'timeline.zoomIn',
  KeyS: 'timeline.zoomOut',
  KeyA: 'timeline.panBack',
  KeyD: 'timeline.panOn',
  KeyF: 'timeline.fit',
  KeyB: 'timeline.nextBranch',
} as const;

export type TimelineCommand = (typeof timelineKeys)[keyof typeof timelineKeys];

/** The command of a key event without modifiers, or `null`. */
export function commandOf(event: {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): TimelineCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  return Object.hasOwn(timelineKeys, event.code)
    ? timelineKeys[event.code as keyof typeof timelineKeys]
    : null;
}
