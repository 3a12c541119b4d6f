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
