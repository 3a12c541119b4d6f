import { useTranslation } from '../../i18n/useTranslation';
import type { Scene } from '../../ring/scene';
import { hex, percent } from './figures';
import { type Arc, shareOf } from './geometry';
import styles from './Stage.module.css';
import { Swatch } from './Swatch';

interface Props {
  readonly arc: Arc | null;
  readonly scene: Scene;
}

/** What the arc is that is pointed at: its range, its share and its owner. */
export function ArcReadout({ arc, scene }: Props) {
  const { t } = useTranslation('ring');
  if (!arc)
    return <p className={styles.readout}>{scene.algorithm === 'ring' ? t('arc.hint') : t('arc.other')}</p>;
  const id = scene.shards[arc.owner]?.id ?? 0;
  return (
    <p className={styles.readout}>
      <Swatch id={id} />
      <code>
        ({hex(arc.from)} … {hex(arc.to)}]
      </code>
      {t('arc.share', { share: percent(shareOf(arc)) })}
    </p>
  );
}
