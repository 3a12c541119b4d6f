import { useMemo, useState } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import {
  maxOverMean,
  measuredDeviation,
  minOverMean,
  predictedDeviation,
  sharesOf,
} from '../../../ring/shares';
import { trafficOf } from '../../../ring/traffic';
import { Segmented } from '../../../ui/Segmented';
import { percent, times } from '../figures';
import { useLatePicture } from '../usePicture';
import { LoadChart } from './LoadChart';
import { LoadTable } from './LoadTable';
import styles from './Panels.module.css';

type Measure = 'keys' | 'traffic';

/** How evenly the shards are loaded: a chart with the mean and the deviation to expect, the extremes, and a table. */
export function Loads() {
  const { t } = useTranslation('ring');
  const { now, keys } = useLatePicture();
  const [chosen, setMeasure] = useState<Measure>('keys');
  const measure = keys.traffic === null ? 'keys' : chosen;
  const traffic = useMemo(() => trafficOf(now, keys), [now, keys]);
  const rows = useMemo(() => {
    const shares = sharesOf(now.live);
    return now.scene.shards.map((shard, place) => ({
      shard,
      keys: now.loads[place] ?? 0,
      traffic: traffic.loads[place] ?? 0,
      share: shares[place] ?? 0,
    }));
  }, [now, traffic]);
  const live = rows.filter(({ shard }) => !shard.isDown);
  const loads = live.map((row) => row[measure]);
  const caps = { keys: now.bounded && Math.max(...now.bounded.caps), traffic: traffic.cap };
  return (
    <section className={styles.panel}>
      {keys.traffic !== null && (
        <Segmented
          label={t('loads.measure')}
          value={measure}
          options={(['keys', 'traffic'] as const).map((value) => ({ value, label: t(`loads.by.${value}`) }))}
          onChange={setMeasure}
        />
      )}
      <LoadChart
        loads={live.map((row) => ({ id: row.shard.id, load: row[measure] }))}
        deviation={predictedDeviation(live.length, now.scene.virtualNodes)}
        cap={caps[measure]}
      />
      <dl className={styles.figures}>
        <Figure name={t('loads.max')} value={times(maxOverMean(loads))} />
        <Figure name={t('loads.min')} value={times(minOverMean(loads))} />
        <Figure name={t('loads.deviation')} value={percent(measuredDeviation(loads))} />
        {now.bounded && <Figure name={t('loads.overflowed')} value={formatNumber(now.bounded.overflowed)} />}
      </dl>
      {keys.traffic !== null && <p className={styles.note}>{t('loads.hot')}</p>}
      <LoadTable rows={rows} measure={measure} />
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
