import { useTranslation } from '../../i18n/useTranslation';
import type { Act } from '../../sim/types';
import type { Band } from './partition';
import type { Picture } from './picture';
import styles from './Stage.module.css';
import { ScissorsSign } from './signs';

export interface PartitionLabelProps {
  readonly band: Band;
  readonly picture: Picture;
  readonly onHeal: (act: Act) => void;
}

/** The word on the band; pressing it mends the network. */
export function PartitionLabel({ band, picture, onHeal }: PartitionLabelProps) {
  const { t } = useTranslation('stage');
  const { groups } = picture.scene;
  const sides = groups.map((group) => group.join(t('describe.comma'))).join(' | ');
  return (
    <button
      type="button"
      className={styles.partition}
      style={{ left: band.label.x, top: band.label.y }}
      aria-label={t('partition.heal', { groups: sides })}
      title={t('partition.heal', { groups: sides })}
      onClick={() => onHeal({ kind: 'heal', groups })}
    >
      <ScissorsSign size={14} />
      {t('partition.name')}
    </button>
  );
}
