import { useTranslation } from '../../../i18n/useTranslation';
import { useRing } from '../../../session/ring/useRing';
import styles from './Setup.module.css';
import { ShardRow } from './ShardRow';

/** The shard whose pin was chosen, with what can be done with it, beside the picture. */
export function Chosen() {
  const { t } = useTranslation('ring');
  const selected = useRing((state) => state.selected);
  const shard = useRing((state) => state.scene.shards.find(({ id }) => id === state.selected));
  if (selected === null || !shard) return null;
  return (
    <ul className={styles.chosen} aria-label={t('shards.selected')}>
      <ShardRow shard={shard} isSelected isPointless={false} />
    </ul>
  );
}
