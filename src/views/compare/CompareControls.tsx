import { ChevronFirst, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useEffect } from 'react';
import { formatTime } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { useComparison, useComparisonApi } from '../../session/compare/useComparison';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Slider } from '../../ui/Slider';
import styles from './Compare.module.css';

/** Time that one moment takes while it plays. */
const MOMENT_MS = 900;

/** One play-head for all sides. */
export function CompareControls() {
  const { t } = useTranslation('compare');
  const api = useComparisonApi();
  const time = useComparison((state) => state.time);
  const moments = useComparison((state) => state.moments);
  const playing = useComparison((state) => state.playing);
  const divergence = useComparison((state) => state.divergence);
  usePlayback(playing);
  const place = moments.findLastIndex((at) => at <= time) + 1;
  const press = (act: () => void): void => {
    api.getState().pause();
    act();
  };
  return (
    <section className={styles.controls} aria-label={t('time')}>
      <div className={styles.buttons}>
        <IconButton
          icon={ChevronFirst}
          label={t('toStart')}
          onClick={() => press(() => api.getState().seek(0))}
        />
        <IconButton
          icon={StepBack}
          label={t('back1')}
          onClick={() => press(() => api.getState().stepBy(-1))}
        />
        <IconButton
          icon={playing ? Pause : Play}
          label={playing ? t('pause') : t('play')}
          onClick={() => (playing ? api.getState().pause() : api.getState().play())}
        />
        <IconButton
          icon={StepForward}
          label={t('next')}
          onClick={() => press(() => api.getState().stepBy(1))}
        />
      </div>
      <div className={styles.slider}>
        <Slider
          label={t('time')}
          min={1}
          max={moments.length}
          value={place}
          valueText={formatTime(time)}
          onChange={(value) => press(() => api.getState().seek(moments[value - 1] ?? 0))}
        />
      </div>
      {divergence ? (
        <Button onClick={() => press(() => api.getState().seek(divergence.at))}>
          <span aria-hidden="true">≠</span> {t('firstAt', { time: formatTime(divergence.at) })}
        </Button>
      ) : (
        <span className={styles.note}>{t('same')}</span>
      )}
    </section>
  );
}

function usePlayback(playing: boolean): void {
  const api = useComparisonApi();
  useEffect(() => {
    if (!playing) return;
    const timer = window.setInterval(() => {
      const comparison = api.getState();
      comparison.stepBy(1);
      if (api.getState().time >= (comparison.moments.at(-1) ?? 0)) comparison.pause();
    }, MOMENT_MS);
    return () => window.clearInterval(timer);
  }, [api, playing]);
}
