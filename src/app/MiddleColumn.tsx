import { useTranslation } from '../i18n/useTranslation';
import { Splitter } from '../ui/Splitter';
import { StageArea, TimelineArea, TransportArea } from './Area';
import { TIMELINE_MAX, TIMELINE_MIN, useTimelineHeight } from './useTimelineHeight';
import styles from './Workbench.module.css';

/** Picture, controls and diagram above one another; a bar shares the height out. `timelineInitial` is in pixels. */
export function MiddleColumn({ timelineInitial }: { readonly timelineInitial: number }) {
  const { t } = useTranslation('ui');
  const [height, setHeight] = useTimelineHeight(timelineInitial);
  return (
    <div className={styles.middle} style={{ gridTemplateRows: `minmax(0, 1fr) 57px ${height}px` }}>
      <StageArea />
      <TransportArea />
      <TimelineArea
        splitter={
          <Splitter
            label={t('ui:splitter')}
            value={height}
            min={TIMELINE_MIN}
            max={TIMELINE_MAX}
            initial={timelineInitial}
            onChange={setHeight}
          />
        }
      />
    </div>
  );
}
