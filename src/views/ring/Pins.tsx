import { type KeyboardEvent, useRef } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { LIMITS } from '../../ring/scene';
import { CIRCLE } from '../../ring/shares';
import type { RingPicture } from '../../session/ring/picture';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { percent } from './figures';
import { lookOf } from './look';
import type { Plan } from './plan';
import styles from './Stage.module.css';
import { isOnePointEach, pointOf, type ShardSpot } from './spots';
import { usePinDrag } from './usePinDrag';
import { useShardActs } from './useShardActs';

interface Props {
  readonly picture: RingPicture;
  readonly spots: readonly ShardSpot[];
  readonly plan: Plan;
}

/** The shards as lettered discs. They can be taken by the hand: along the band when each has one point, up and down for their weight otherwise. */
export function Pins({ picture, spots, plan }: Props) {
  const group = useRef<SVGGElement>(null);
  const { scene } = picture.now;
  usePinDrag(group, scene, plan);
  return (
    <g ref={group}>
      {spots.map((spot) =>
        spot.isGhost ? (
          <Ghost key={spot.id} spot={spot} disc={plan.disc} />
        ) : (
          <Pin key={spot.id} spot={spot} picture={picture} disc={plan.disc} />
        ),
      )}
    </g>
  );
}

function Ghost({ spot, disc }: { readonly spot: ShardSpot; readonly disc: number }) {
  return (
    <g className={styles.ghost} transform={`translate(${spot.x} ${spot.y})`}>
      <circle r={disc} />
      <text>{lookOf(spot.id).letter}</text>
    </g>
  );
}

interface PinProps {
  readonly spot: ShardSpot;
  readonly picture: RingPicture;
  readonly disc: number;
}

function Pin({ spot, picture, disc }: PinProps) {
  const { t } = useTranslation('ring');
  const { scene, loads } = picture.now;
  const place = scene.shards.findIndex(({ id }) => id === spot.id);
  const shard = scene.shards[place];
  const isSelected = useRing((state) => state.selected === spot.id);
  const transfer = useRing((state) => state.transfer);
  const api = useRingApi();
  const handleKey = usePinKeys(picture, spot.id);
  if (!shard) return null;
  const { letter, colour } = lookOf(spot.id);
  const load = loads[place] ?? 0;
  const isLit = transfer?.some((key) => picture.now.owners[key] === place) === true;
  const name = t(shard.isDown ? 'pin.down' : 'pin.up', {
    letter,
    weight: shard.weight,
    count: formatNumber(load),
    share: percent(load / Math.max(1, picture.keys.hashes.length)),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button element inside an SVG.
    <g
      className={styles.pin}
      data-id={spot.id}
      data-shard={colour}
      data-down={shard.isDown}
      data-selected={isSelected}
      data-lit={isLit}
      data-object={`shard:${spot.id}`}
      transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isSelected}
      onClick={() => api.getState().select(isSelected ? null : spot.id)}
      onKeyDown={handleKey}
    >
      <title>{name}</title>
      <circle className={styles.pinTarget} r={Math.max(22, disc)} />
      {isLit && <circle className={styles.lit} r={disc + 6} />}
      <circle className={styles.disc} r={disc} />
      <text className={styles.letter}>{letter}</text>
      {shard.isDown && <path className={styles.cross} d={`M${-disc},${-disc} L${disc},${disc}`} />}
      {!isOnePointEach(scene) && (
        <text className={styles.pinLoad} y={disc + 14}>
          {formatNumber(load)}
        </text>
      )}
    </g>
  );
}

/** One arrow press turns a pin by so much. */
const turn = CIRCLE / 360;

/** What keys do on a pin: arrows move or weigh, Enter selects, C crashes, Delete removes. */
function usePinKeys(picture: RingPicture, id: number): (event: KeyboardEvent<SVGGElement>) => void {
  const api = useRingApi();
  const acts = useShardActs();
  return (event) => {
    const { scene } = picture.now;
    const shard = scene.shards.find((candidate) => candidate.id === id);
    if (!shard || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = event.shiftKey ? 5 : 1;
    const sideways = { ArrowLeft: -steps, ArrowRight: steps }[event.key];
    const upright = { ArrowUp: steps, ArrowDown: -steps }[event.key];
    if (sideways !== undefined && isOnePointEach(scene)) {
      const at = Math.round((pointOf(picture.now, id) ?? 0) + sideways * turn + CIRCLE) % CIRCLE;
      api.getState().edit({ kind: 'put', id, at }, true);
    } else if (upright !== undefined) {
      const weight = Math.max(0, Math.min(LIMITS.weight, shard.weight + upright));
      api.getState().edit({ kind: 'weigh', id, weight }, true);
    } else if (event.key === 'Enter' || event.key === ' ') api.getState().select(id);
    else if (event.key === 'Delete' || event.key === 'Backspace') acts.remove(id);
    else if (event.key === 'c' || event.key === 'C') acts.toggle(id);
    else return;
    event.preventDefault();
  };
}
