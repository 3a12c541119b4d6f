import { useMemo } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import { algorithmRows, dialectRows, hashRows, sampleOf } from '../../../ring/rivals';
import { useRingApi } from '../../../session/ring/useRing';
import { percent, times } from '../figures';
import { useLatePicture } from '../usePicture';
import styles from './Panels.module.css';
import { RivalTable } from './RivalTable';

/** The same keys and the same change under every algorithm, dialect and hash function. */
export function Rivals() {
  const { t } = useTranslation('ring');
  const picture = useLatePicture();
  const { now, before, keys } = picture;
  const sample = useMemo(() => sampleOf(keys, now.scene), [keys, now.scene]);
  return (
    <section className={styles.panel}>
      <p className={styles.note}>
        {sample === keys
          ? t('rivals.all', { count: formatNumber(keys.keys.length) })
          : t('rivals.sample', {
              count: formatNumber(sample.keys.length),
              of: formatNumber(keys.keys.length),
            })}
      </p>
      <Algorithms before={before.scene} now={now.scene} sample={sample} />
      <Dialects now={now.scene} sample={sample} />
      <Hashes now={now.scene} sample={sample} />
    </section>
  );
}

type Scene = ReturnType<typeof useLatePicture>['now']['scene'];
type Keys = ReturnType<typeof useLatePicture>['keys'];

function Algorithms({
  before,
  now,
  sample,
}: {
  readonly before: Scene;
  readonly now: Scene;
  readonly sample: Keys;
}) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const rows = useMemo(() => algorithmRows(before, now, sample), [before, now, sample]);
  const count = Math.max(1, sample.keys.length);
  return (
    <RivalTable
      title={t('rivals.algorithms')}
      note={t('rivals.algorithmsNote')}
      columns={[t('rivals.moved'), t('rivals.betweenOld'), t('rivals.max')]}
      rows={rows.map((row) => ({
        id: row.algorithm,
        name: t(`algorithm.${row.algorithm}`),
        cells: [
          `${formatNumber(row.moved)} · ${percent(row.moved / count)}`,
          formatNumber(row.betweenOld),
          times(row.maxOverMean),
        ],
        isCurrent: row.algorithm === now.algorithm,
        onChoose: () => edit({ kind: 'algorithm', algorithm: row.algorithm }),
      }))}
    />
  );
}

function Dialects({ now, sample }: { readonly now: Scene; readonly sample: Keys }) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const rows = useMemo(() => dialectRows(now, sample), [now, sample]);
  return (
    <RivalTable
      title={t('rivals.dialects')}
      note={t('rivals.dialectsNote', { dialect: t(`dialect.${now.dialect}`) })}
      columns={[t('rivals.points'), t('rivals.differing')]}
      rows={rows.map((row) => ({
        id: row.dialect,
        name: t(`dialect.${row.dialect}`),
        cells: [formatNumber(row.points), formatNumber(row.differing)],
        isCurrent: row.dialect === now.dialect,
        onChoose: () => edit({ kind: 'dialect', dialect: row.dialect }),
      }))}
    />
  );
}

function Hashes({ now, sample }: { readonly now: Scene; readonly sample: Keys }) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const rows = useMemo(() => hashRows(now, sample), [now, sample]);
  return (
    <RivalTable
      title={t('rivals.hashes')}
      note={t('rivals.hashesNote')}
      columns={[t('rivals.places'), t('rivals.max'), t('rivals.min')]}
      rows={rows.map((row) => ({
        id: row.hash,
        name: t(`hash.${row.hash}`),
        cells: [
          t('rivals.of', { places: formatNumber(row.places), points: formatNumber(row.points) }),
          times(row.maxOverMean),
          times(row.minOverMean),
        ],
        isCurrent: row.hash === now.hash,
        onChoose: () => edit({ kind: 'hash', hash: row.hash }),
      }))}
    />
  );
}
