import { curveBasis, line } from 'd3-shape';
import { memo } from 'react';
import type { Point } from './geometry';
import styles from './Links.module.css';
import type { Band } from './partition';

const smooth = line<Point>()
  .x((point) => point.x)
  .y((point) => point.y)
  .curve(curveBasis);

/** A hatched band with a dashed centre line, running where no card of either side is nearer. */
export const PartitionBand = memo(function PartitionBand({ band }: { readonly band: Band }) {
  return (
    <g className={styles.band}>
      {band.lines.map((points) => {
        const path = smooth([...points]) ?? '';
        return (
          <g key={path}>
            <path d={path} className={styles.bandEdge} />
            <path d={path} className={styles.bandFill} />
            <path d={path} className={styles.bandHatch} />
            <path d={path} className={styles.bandCenter} />
          </g>
        );
      })}
    </g>
  );
});
