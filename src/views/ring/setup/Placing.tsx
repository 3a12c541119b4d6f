import { useTranslation } from '../../../i18n/useTranslation';
import { ALGORITHMS } from '../../../ring/algorithm';
import { HASHES } from '../../../ring/hashes';
import { LIMITS, type Scene } from '../../../ring/scene';
import { predictedDeviation } from '../../../ring/shares';
import { DIALECTS } from '../../../ring/types';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { Segmented } from '../../../ui/Segmented';
import { Slider } from '../../../ui/Slider';
import { percent, times } from '../figures';
import { useDeviation } from '../useDeviation';
import { Labelled } from './Labelled';
import styles from './Setup.module.css';
import { SlotMoves } from './SlotMoves';

/** Numbers of virtual nodes that the slider stops at: single points, then whole digests of four. */
const STOPS: readonly number[] = [
  ...[1, 2, 3],
  ...[4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ...[180, 200, 220, 240, 260, 280, 300, 320, 340, 360, 380, LIMITS.virtualNodes],
];

/** How keys are placed: the algorithm, and for the ring everything that shapes it. */
export function Placing() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const scene = useRing((state) => state.scene);
  const { edit } = api.getState();
  return (
    <section className={styles.part} aria-labelledby="ring-placing">
      <h2 id="ring-placing">{t('placing.title')}</h2>
      <Labelled
        label={t('placing.algorithm')}
        value={scene.algorithm}
        options={ALGORITHMS.map((value) => ({ value, label: t(`algorithm.${value}`) }))}
        onChange={(algorithm) => edit({ kind: 'algorithm', algorithm })}
      />
      <p className={styles.note}>{t(`algorithm.note.${scene.algorithm}`)}</p>
      {scene.algorithm === 'ring' && <RingSettings scene={scene} />}
      {scene.algorithm === 'slots' && <SlotMoves />}
    </section>
  );
}

function RingSettings({ scene }: { readonly scene: Scene }) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  return (
    <>
      <VirtualNodes scene={scene} />
      <Labelled
        label={t('placing.dialect')}
        value={scene.dialect}
        options={DIALECTS.map((value) => ({ value, label: t(`dialect.${value}`) }))}
        onChange={(dialect) => edit({ kind: 'dialect', dialect })}
      />
      <p className={styles.note}>{t(`dialect.note.${scene.dialect}`)}</p>
      <Labelled
        label={t('placing.hash')}
        value={scene.hash}
        options={HASHES.map((value) => ({ value, label: t(`hash.${value}`) }))}
        onChange={(hash) => edit({ kind: 'hash', hash })}
      />
      <div className={styles.row}>
        <span>{t('placing.copies')}</span>
        <Segmented
          label={t('placing.copies')}
          value={String(scene.copies)}
          options={['1', '2', '3'].map((value) => ({ value, label: value }))}
          onChange={(value) => edit({ kind: 'copies', count: Number(value) })}
        />
      </div>
      <Bound scene={scene} />
    </>
  );
}

function VirtualNodes({ scene }: { readonly scene: Scene }) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const measured = useDeviation();
  const nearest = STOPS.findIndex((stop) => stop >= scene.virtualNodes);
  const count = scene.shards.length;
  return (
    <>
      <Slider
        label={t('placing.virtualNodes')}
        min={0}
        max={STOPS.length - 1}
        value={nearest < 0 ? STOPS.length - 1 : nearest}
        valueText={String(scene.virtualNodes)}
        onChange={(stop) => edit({ kind: 'virtualNodes', count: STOPS[stop] ?? 1 }, true)}
      />
      {count > 1 && (
        <div className={styles.deviation}>
          <dl>
            <div>
              <dt>{t('placing.measured')}</dt>
              <dd>{percent(measured)}</dd>
            </div>
            <div>
              <dt>{t('placing.predicted')}</dt>
              <dd>{percent(predictedDeviation(count, scene.virtualNodes))}</dd>
            </div>
          </dl>
          <p>{t('placing.formula')}</p>
        </div>
      )}
    </>
  );
}

const boundStart = 125;

function Bound({ scene }: { readonly scene: Scene }) {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const { boundPercent } = scene;
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={boundPercent !== null}
          onChange={(event) => edit({ kind: 'bound', percent: event.target.checked ? boundStart : null })}
        />
        {t('placing.bound')}
      </label>
      {boundPercent !== null && (
        <>
          <Slider
            label={t('placing.factor')}
            min={LIMITS.boundPercent.min}
            max={200}
            value={Math.min(200, boundPercent)}
            valueText={`c = ${times(boundPercent / 100)}`}
            onChange={(percentage) => edit({ kind: 'bound', percent: percentage }, true)}
          />
          <p className={styles.note}>{t('placing.boundNote')}</p>
        </>
      )}
    </>
  );
}
