/** How large the parts of the ring are in a box of so many pixels. */
import type { Size } from '../../ui/useSize';

export interface Plan {
  readonly width: number;
  readonly height: number;
  /** Outer and inner edge of the coloured band. */
  readonly outer: number;
  readonly inner: number;
  /** Where keys begin, outside the band. */
  readonly keys: number;
  /** The circle of the shards, when they do not sit on the band. */
  readonly hub: number;
  /** Half the width of a shard's disc. */
  readonly disc: number;
}

const diameterMost = 460;
/** Room outside the band: keys, and half a disc. */
const margin = 44;

export function planOf({ width, height }: Size): Plan {
  const diameter = Math.max(160, Math.min(diameterMost, Math.min(width, height) - 2 * margin));
  const outer = diameter / 2;
  const isSmall = diameter < 340;
  const band = isSmall ? 22 : 30;
  const disc = isSmall ? 15 : 18;
  return {
    width,
    height,
    outer,
    inner: outer - band,
    keys: outer + 9,
    // Discs and the numbers below them keep clear of the band.
    hub: Math.min(outer * 0.58, outer - band - disc - 24),
    disc,
  };
}
