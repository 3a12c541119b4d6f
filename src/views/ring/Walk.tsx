import { useMemo } from 'react';
import { hasherOf } from '../../ring/hashes';
import { preferenceList } from '../../ring/preference';
import type { RingPicture } from '../../session/ring/picture';
import { useRing } from '../../session/ring/useRing';
import { type Spot, spotAt } from './geometry';
import type { Plan } from './plan';
import styles from './Stage.module.css';
import type { ShardSpot } from './spots';
import { wayOf } from './trail';

interface Props {
  readonly picture: RingPicture;
  readonly plan: Plan;
  /** Discs of shards inside the ring, which then bear the numbers of the copies: points lie too close together. */
  readonly spots: readonly ShardSpot[];
}

/** The key that is followed: where it lies, the points that it meets, and which of them keep a copy. Also the ways of keys that found a shard full. */
export function Walk({ picture, plan, spots }: Props) {
  const probe = useRing((state) => state.probe);
  const { live, scene, bounded } = picture.now;
  const steps = useMemo(() => {
    if (probe === '') return null;
    const hash = hasherOf(scene.hash)(probe);
    return { hash, ...preferenceList(live, hash, scene.copies) };
  }, [probe, live, scene]);
  return (
    <g>
      {bounded?.walks.map(({ key, points }, index) => {
        const to = live.points[points.at(-1) ?? 0] ?? 0;
        const path = wayOf(picture.keys.hashes[key] ?? 0, to, plan.inner - 8 - index * 4, plan.inner + 6);
        return path && <path key={key} className={styles.overflow} d={path} markerEnd="url(#ring-tip)" />;
      })}
      {steps && <Steps steps={steps} picture={picture} plan={plan} spots={spots} />}
    </g>
  );
}

interface StepsProps extends Props {
  readonly steps: { readonly hash: number } & ReturnType<typeof preferenceList>;
}

function Steps({ steps, picture, plan, spots }: StepsProps) {
  const { live } = picture.now;
  const at = spotAt(steps.hash, plan.keys + 14);
  const end = spotAt(steps.hash, plan.inner);
  const last = steps.walk.at(-1);
  const path = last ? wayOf(steps.hash, live.points[last.point] ?? 0, plan.keys + 14, plan.outer + 3) : null;
  const inner = (point: number): Spot => spotAt(live.points[point] ?? 0, plan.inner - 11);
  const first = steps.walk.filter(({ isSkipped }) => !isSkipped);
  return (
    <>
      <path className={styles.needle} d={`M${at.x},${at.y} L${end.x},${end.y}`} />
      <circle className={styles.probe} cx={at.x} cy={at.y} r={7} />
      {path && <path className={styles.way} d={path} markerEnd="url(#ring-tip)" />}
      {steps.walk
        .filter(({ isSkipped }) => isSkipped)
        .map(({ point }) => (
          <circle key={point} className={styles.skipped} cx={inner(point).x} cy={inner(point).y} r={3} />
        ))}
      {first.map(({ point, owner }, place) => {
        const disc = spots.find(({ id }) => id === picture.now.scene.shards[owner]?.id);
        const isOnDisc = disc !== undefined && picture.now.scene.virtualNodes > 1;
        const spot = isOnDisc ? { x: disc.x + plan.disc * 0.9, y: disc.y - plan.disc * 0.9 } : inner(point);
        return (
          <g key={point} transform={`translate(${spot.x} ${spot.y})`}>
            <circle className={styles.copy} r={9} />
            <text className={styles.copyNumber}>{place + 1}</text>
          </g>
        );
      })}
    </>
  );
}
