import { useDeferredValue } from 'react';
import { pictureOf, type RingPicture } from '../../session/ring/picture';
import { useRing, useRingApi } from '../../session/ring/useRing';

/** What there is to see at the moment that is looked at. */
export function usePicture(): RingPicture {
  const api = useRingApi();
  // Both together say all that a picture depends on.
  useRing((state) => state.scene);
  useRing((state) => state.base);
  return pictureOf(api);
}

/** The same for what may follow a moment later, so that a pin under the finger never waits for a table. */
export function useLatePicture(): RingPicture {
  return useDeferredValue(usePicture());
}
