import { useTranslation } from '../i18n/useTranslation';
import { Splitter } from '../ui/Splitter';
import { Disclaimer, StageArea, TimelineArea, TransportArea } from './Area';
import { Part } from './Part';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import type { DeskState } from './useDesk';
import { TIMELINE_MAX, TIMELINE_MIN, useTimelineHeight } from './useTimelineHeight';
import { InspectorView, StoryView } from './views';
import styles from './Workbench.module.css';

const TIMELINE_INITIAL = 248;

/** From 1200 px: story, picture with controls and diagram, details. */
export function WideLayout({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const [height, setHeight] = useTimelineHeight(TIMELINE_INITIAL);
  const { isStoryOpen, isDetailsOpen } = desk;
  return (
    <div className={styles.wide} data-story={isStoryOpen} data-details={isDetailsOpen}>
      <TopBar desk={desk} small={false} />
      <Rail
        side="left"
        name={t('ui:area.story')}
        open={isStoryOpen}
        toggleLabel={isStoryOpen ? t('ui:rail.hideStory') : t('ui:rail.showStory')}
        hint="Shift+L"
        onToggle={desk.toggleStory}
      >
        <Part>
          <StoryView />
        </Part>
      </Rail>
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
              initial={TIMELINE_INITIAL}
              onChange={setHeight}
            />
          }
        />
      </div>
      <Rail
        side="right"
        name={t('ui:area.details')}
        open={isDetailsOpen}
        toggleLabel={isDetailsOpen ? t('ui:rail.hideDetails') : t('ui:rail.showDetails')}
        hint="Shift+R"
        onToggle={desk.toggleDetails}
      >
        <Part>
          <InspectorView />
        </Part>
      </Rail>
      <Disclaimer />
    </div>
  );
}
