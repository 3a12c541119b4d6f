import { useMemo } from 'react';
import { ownerIdOf } from '../../ring/placement';
import { CIRCLE } from '../../ring/shares';
import type { RingPicture } from '../../session/ring/picture';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { rowsOf, type Spot, spotAt } from './geometry';
import { lookOf } from './look';
import type { Plan } from './plan';
import styles from './Stage.module.css';
import { trailOf } from './trail';

/** Keys are drawn one by one up to so many; of more it is shown how densely they lie. */
export const dotsMax = 200;
/** Trails of more moved keys would be a tangle; then the arrows between shards speak alone. */
const trailsMax = 48;
const rowHeight = 10;
const rowsMax = 3;

interface Props {
  readonly picture: RingPicture;
  readonly plan: Plan;
}

/** Keys outside the band, in the colour of their owner; those that moved have a rim in the colour of the owner before and a trail. */
export function KeyDots({ picture, plan }: Props) {
  const api = useRingApi();
  const prediction = useRing((state) => state.prediction);
  const transfer = useRing((state) => state.transfer);
  const spots = useMemo(() => dotsOf(picture, plan), [picture, plan]);
  if (!spots) return null;
  const { now, before, moves } = picture;
  const showsMoves = prediction === null;
  const hasTrails = showsMoves && moves.moved <= trailsMax && now.scene.algorithm === 'ring';
  return (
    <g>
      {hasTrails && <Trails picture={picture} plan={plan} />}
      {spots.map((spot, key) => {
        const owner = ownerIdOf(now, key);
        const old = ownerIdOf(before, key);
        const isMoved = showsMoves && moves.flags[key] === 1;
        const isPicked = prediction?.picked.has(key) === true;
        const name = picture.keys.keys[key] ?? '';
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of keys beside the picture is the way by keyboard.
          <g
            key={name}
            className={styles.dot}
            data-object={`key:${name}`}
            data-moved={isMoved}
            data-picked={isPicked}
            data-predicting={prediction !== null}
            data-transfer={transfer?.includes(key) === true}
            transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}
            onClick={() => (prediction ? api.getState().pick(key) : api.getState().follow(name))}
          >
            <title>{name}</title>
            <circle className={styles.dotTarget} r={prediction ? 12 : 8} />
            {isMoved && <circle className={styles.dotRim} r={6.5} data-shard={lookOf(old).colour} />}
            <circle className={styles.dotFill} r={4} data-shard={lookOf(owner).colour} />
            {isPicked && <path className={styles.tick} d="M-3.5,0.5 -1,3 3.5,-3" />}
          </g>
        );
      })}
    </g>
  );
}

function Trails({ picture, plan }: Props) {
  const { moves, keys, now } = picture;
  const lines = [...keys.order].filter((key) => moves.flags[key] === 1);
  return (
    <>
      {lines.map((key, index) => {
        const path = trailOf(
          now.live,
          keys.hashes[key] ?? 0,
          plan.outer + 34 + (index % 3) * 4,
          plan.outer + 3,
        );
        const id = ownerIdOf(now, key);
        return (
          path && (
            <path
              key={keys.keys[key]}
              className={styles.trail}
              d={path}
              data-shard={lookOf(id).colour}
              markerEnd="url(#ring-tip)"
            />
          )
        );
      })}
    </>
  );
}

function dotsOf({ keys }: RingPicture, plan: Plan): Spot[] | null {
  if (keys.hashes.length > dotsMax) return null;
  const gap = (10 / (2 * Math.PI * plan.keys)) * CIRCLE;
  const rows = rowsOf(keys.hashes, keys.order, gap, rowsMax);
  return Array.from(keys.hashes, (hash, key) => spotAt(hash, plan.keys + (rows[key] ?? 0) * rowHeight));
}
