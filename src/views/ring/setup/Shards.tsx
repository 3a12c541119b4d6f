import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import { pointCounts } from '../../../ring/build';
import { LIMITS, optionsOf, type Scene, serversOf } from '../../../ring/scene';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { Button } from '../../../ui/Button';
import { NumberField } from '../NumberField';
import { useShardActs } from '../useShardActs';
import styles from './Setup.module.css';
import { ShardRow } from './ShardRow';

/** Rows of a page of the list; a thousand rows at once would be slow and could not be read. */
const rowsShown = 12;

/** The shards: who is there, what they weigh, and what can be done with them. */
export function Shards() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const acts = useShardActs();
  const scene = useRing((state) => state.scene);
  const { shards } = scene;
  const pointless = useMemo(() => pointlessOf(scene), [scene]);
  const selected = useRing((state) => state.selected);
  const [first, setFirst] = useState(0);
  const start = Math.min(first, Math.max(0, Math.floor((shards.length - 1) / rowsShown) * rowsShown));
  const shown = shards.slice(start, start + rowsShown);
  return (
    <section className={styles.part} aria-labelledby="ring-shards">
      <h2 id="ring-shards">{t('shards.title')}</h2>
      {shards.length === 0 && <p className={styles.note}>{t('shards.none')}</p>}
      <ul className={styles.shards}>
        {shown.map((shard) => (
          <ShardRow
            key={shard.id}
            shard={shard}
            isSelected={shard.id === selected}
            isPointless={pointless.has(shard.id)}
          />
        ))}
      </ul>
      {shards.length > rowsShown && (
        <p className={styles.pager}>
          <Button
            reason={start === 0 ? t('shards.first') : null}
            reasonPlace="tooltip"
            onClick={() => setFirst(start - rowsShown)}
          >
            {t('shards.previous')}
          </Button>
          <span>
            {t('shards.range', {
              from: start + 1,
              to: start + shown.length,
              of: formatNumber(shards.length),
            })}
          </span>
          <Button
            reason={start + rowsShown >= shards.length ? t('shards.last') : null}
            reasonPlace="tooltip"
            onClick={() => setFirst(start + rowsShown)}
          >
            {t('shards.next')}
          </Button>
        </p>
      )}
      <div className={styles.row}>
        <Button
          variant="primary"
          reason={
            shards.length >= LIMITS.shards
              ? t('refusal.too-many', { limit: formatNumber(LIMITS.shards) })
              : null
          }
          onClick={acts.add}
        >
          <Plus size={16} aria-hidden="true" />
          {t('shards.add')}
        </Button>
        <NumberField
          label={t('shards.count')}
          value={shards.length}
          min={0}
          max={LIMITS.shards}
          onChange={(count) => api.getState().edit({ kind: 'shards', count })}
        />
      </div>
    </section>
  );
}

/** Shards that the rounding leaves without a point. Whoever owns nothing without a word would not be found for long. */
function pointlessOf(scene: Scene): ReadonlySet<number> {
  if (scene.algorithm !== 'ring') return new Set();
  const counts = pointCounts(serversOf(scene), optionsOf(scene));
  return new Set(scene.shards.flatMap(({ id }, place) => (counts[place] === 0 ? [id] : [])));
}
