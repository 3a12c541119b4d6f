import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { useRing } from '../../session/ring/useRing';
import styles from './Counters.module.css';
import { percent } from './figures';
import { usePicture } from './usePicture';

/** What the change did: keys moved, to the new shard, between shards that stay, the least that is possible, and what modulo would have moved. */
export function Counters() {
  const { t } = useTranslation('ring');
  const { moves, keys } = usePicture();
  const isStart = useRing((state) => state.history.position === 0);
  const total = keys.keys.length;
  const share = (count: number): string => percent(total === 0 ? 0 : count / total);
  const rows = [
    { id: 'moved', value: formatNumber(moves.moved), share: share(moves.moved) },
    { id: 'toNew', value: formatNumber(moves.toNew), share: share(moves.toNew) },
    { id: 'betweenOld', value: formatNumber(moves.betweenOld), share: share(moves.betweenOld) },
    { id: 'ideal', value: formatNumber(Math.round(moves.ideal * 10) / 10), share: share(moves.ideal) },
    { id: 'modulo', value: formatNumber(moves.modulo), share: share(moves.modulo) },
  ] as const;
  return (
    <section className={styles.counters} aria-label={t('moves.title')}>
      <p className={styles.sentence} role="status">
        {isStart
          ? t('moves.start')
          : t('moves.sentence', {
              moved: formatNumber(moves.moved),
              total: formatNumber(total),
              share: share(moves.moved),
              modulo: formatNumber(moves.modulo),
            })}
      </p>
      <dl className={styles.row}>
        {rows.map(({ id, value, share: part }) => (
          <div
            key={id}
            className={styles.counter}
            data-kind={id}
            data-bad={id === 'betweenOld' && moves.betweenOld > 0}
          >
            <dt>{t(`moves.${id}`)}</dt>
            <dd>
              {value} <small>{part}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
