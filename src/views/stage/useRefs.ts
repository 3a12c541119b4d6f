import { type RefObject, useRef } from 'react';

/** One unchanging ref callback for each key, so that a re-render does not take elements off the map and put them back. */
export function useRefs<E extends Element>(
  elements: RefObject<Map<string, E>>,
): (key: string) => (element: E | null) => void {
  const callbacks = useRef(new Map<string, (element: E | null) => void>());
  const make = useRef((key: string) => {
    const known = callbacks.current.get(key);
    if (known) return known;
    const callback = (element: E | null): void => {
      if (element) elements.current.set(key, element);
      else {
        elements.current.delete(key);
        callbacks.current.delete(key);
      }
    };
    callbacks.current.set(key, callback);
    return callback;
  });
  return make.current;
}
