import { useMemo } from 'react';
import { measuredDeviation, sharesOf } from '../../ring/shares';
import { useLatePicture } from './usePicture';

/** How far the shares of the hash space lie from the mean, relative to it: a standard deviation. */
export function useDeviation(): number {
  const { live, scene } = useLatePicture().now;
  return useMemo(() => {
    const shares = sharesOf(live).filter((_, place) => scene.shards[place]?.isDown === false);
    return shares.length === 0 ? 0 : measuredDeviation(shares);
  }, [live, scene]);
}
