import { participantsOf } from '../../session/ring/ringTransfer';
import { useRing } from '../../session/ring/useRing';
import styles from './Stage.module.css';
import type { ShardSpot } from './spots';
import { usePicture } from './usePicture';

/** Corners of the hexagon that stands for a coordinator everywhere. */
const HEXAGON = '-13,-22.5 13,-22.5 26,0 13,22.5 -13,22.5 -26,0';

/** Of the transfer that was chosen: who would have to ask whom. With one shard nobody asks. */
export function Coordinator({ spots }: { readonly spots: readonly ShardSpot[] }) {
  const transfer = useRing((state) => state.transfer);
  const picture = usePicture();
  if (!transfer) return null;
  const asked = participantsOf(picture, transfer).flatMap((id) =>
    spots.filter((spot) => spot.id === id && !spot.isGhost),
  );
  if (asked.length < 2) return null;
  return (
    <g className={styles.coordinator}>
      {asked.map(({ id, x, y }) => (
        <line key={id} x1={0} y1={0} x2={x} y2={y} />
      ))}
      <polygon points={HEXAGON} />
      <text>CLR</text>
    </g>
  );
}
