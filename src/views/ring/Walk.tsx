import { useMemo } from 'react';
import { hasherOf } from '../../ring/hashes';
import { preferenceList } from '../../ring/preference';
import type { RingPicture } from '../../session/ring/picture';
import { useRing } from '../../session/ring/useRing';
import { spotAt } from './geometry';
import type { Plan } from './plan';
import styles from './Stage.module.css';
import { wayOf } from './trail';

interface Props {
  readonly picture: RingPicture;
  readonly plan: Plan;
}

/** The key that is followed: where it lies, the points that it meets, and which of them keep a copy. Also the ways of keys that found a shard full. */
export function Walk({ picture, plan }: Props) {
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
      {steps && <Steps steps={steps} picture={picture} plan={plan} />}
    </g>
  );
}

interface StepsProps extends Props {
  readonly steps: { readonly hash: number } & ReturnType<typeof preferenceList>;
}

function Steps({ steps, picture, plan }: StepsProps) {
  const { live } = picture.now;
  const at = spotAt(steps.hash, plan.keys + 14);
  const end = spotAt(steps.hash, plan.inner);
  const last = steps.walk.at(-1);
  const path = last ? wayOf(steps.hash, live.points[last.point] ?? 0, plan.keys + 14, plan.outer + 3) : null;
  let copy = 0;
  return (
    <>
      <path className={styles.needle} d={`M${at.x},${at.y} L${end.x},${end.y}`} />
      <circle className={styles.probe} cx={at.x} cy={at.y} r={7} />
      {path && <path className={styles.way} d={path} markerEnd="url(#ring-tip)" />}
      {steps.walk.map(({ point, isSkipped }) => {
        const spot = spotAt(live.points[point] ?? 0, plan.inner - 11);
        if (!isSkipped) copy += 1;
        return isSkipped ? (
          <circle key={point} className={styles.skipped} cx={spot.x} cy={spot.y} r={3} />
        ) : (
          <g key={point} transform={`translate(${spot.x} ${spot.y})`}>
            <circle className={styles.copy} r={9} />
            <text className={styles.copyNumber}>{copy}</text>
          </g>
        );
      })}
    </>
  );
}
