import { Power, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from '../../../i18n/useTranslation';
import { LIMITS, labelOf, letterOf, type Shard } from '../../../ring/scene';
import { useRingApi } from '../../../session/ring/useRing';
import { IconButton } from '../../../ui/IconButton';
import { NumberField } from '../NumberField';
import { Swatch } from '../Swatch';
import { useShardActs } from '../useShardActs';
import styles from './Setup.module.css';

interface Props {
  readonly shard: Shard;
  readonly isSelected: boolean;
  readonly isPointless: boolean;
}

/** One shard: its letter, its label, its weight, crash or recover, remove. */
export function ShardRow({ shard, isSelected, isPointless }: Props) {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const acts = useShardActs();
  const letter = letterOf(shard.id);
  return (
    <li
      className={styles.shard}
      data-selected={isSelected}
      data-down={shard.isDown}
      data-object={`shard:${shard.id}`}
    >
      <Swatch id={shard.id} />
      <code className={styles.label}>{labelOf(shard.id)}</code>
      {isPointless && <span className={styles.down}>{t('shards.noPoint')}</span>}
      {shard.isDown && <span className={styles.down}>{t('shards.down')}</span>}
      <NumberField
        label={t('shards.weightOf', { letter })}
        isLabelHidden
        value={shard.weight}
        min={0}
        max={LIMITS.weight}
        onChange={(weight) => api.getState().edit({ kind: 'weigh', id: shard.id, weight }, true)}
      />
      <IconButton
        icon={shard.isDown ? RotateCcw : Power}
        label={t(shard.isDown ? 'shards.recover' : 'shards.crash', { letter })}
        onClick={() => acts.toggle(shard.id)}
      />
      <IconButton
        icon={Trash2}
        label={t('shards.remove', { letter })}
        onClick={() => acts.remove(shard.id)}
      />
    </li>
  );
}
