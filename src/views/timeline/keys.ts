/** Keys that move the view of the diagram, by their place on the keyboard (`event.code`): the hand rests as in a game. */
const KEYS = {
  KeyW: 'zoomIn',
  KeyS: 'zoomOut',
  KeyA: 'panBack',
  KeyD: 'panOn',
  KeyF: 'fit',
} as const;

type ViewCommand = (typeof KEYS)[keyof typeof KEYS];

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key without modifiers, or `null`. */
export function commandOf({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): ViewCommand | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  return Object.hasOwn(KEYS, code) ? KEYS[code as keyof typeof KEYS] : null;
}
