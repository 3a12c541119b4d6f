import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { Splitter } from '../ui/Splitter';
import { Tabs } from '../ui/Tabs';
import { Disclaimer, StageArea, TimelineArea, TransportArea } from './Area';
import { Part } from './Part';
import { TopBar } from './TopBar';
import type { DeskState } from './useDesk';
import { TIMELINE_MAX, TIMELINE_MIN, useTimelineHeight } from './useTimelineHeight';
import { InspectorView, StoryView } from './views';
import styles from './Workbench.module.css';

const TIMELINE_INITIAL = 200;

/** From 700 to 1199 px: the picture, and one column at the right for story or details. */
export function MediumLayout({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const [tab, setTab] = useState('story');
  const [height, setHeight] = useTimelineHeight(TIMELINE_INITIAL);
  return (
    <div className={styles.medium}>
      <TopBar desk={desk} small={false} />
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
      <aside className={styles.panel} aria-label={t('ui:area.panels')}>
        <Tabs
          label={t('ui:area.panels')}
          value={tab}
          onChange={setTab}
          items={[
            {
              id: 'story',
              label: t('ui:area.story'),
              content: (
                <Part>
                  <StoryView onBreak={() => setTab('inspect')} />
                </Part>
              ),
            },
            {
              id: 'inspect',
              label: t('ui:area.inspect'),
              content: (
                <Part>
                  <InspectorView />
                </Part>
              ),
            },
          ]}
        />
      </aside>
      <Disclaimer />
    </div>
  );
}
