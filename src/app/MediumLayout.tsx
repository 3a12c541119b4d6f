import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { Tabs } from '../ui/Tabs';
import { Disclaimer } from './Area';
import { MiddleColumn } from './MiddleColumn';
import { Part } from './Part';
import { TopBar } from './TopBar';
import type { DeskState } from './useDesk';
import { InspectorView, StoryView } from './views';
import styles from './Workbench.module.css';

/** From 700 to 1199 px: the picture, and one column at the right for story or details. */
export function MediumLayout({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const [tab, setTab] = useState('story');
  return (
    <div className={styles.medium}>
      <TopBar desk={desk} small={false} />
      <MiddleColumn timelineInitial={200} />
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
