import { useTranslation } from '../i18n/useTranslation';
import { Tabs } from '../ui/Tabs';
import { Disclaimer } from './Area';
import { CheckTab } from './CheckTab';
import { MiddleColumn } from './MiddleColumn';
import { Part } from './Part';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import type { DeskState } from './useDesk';
import { InspectorView, StoryView } from './views';
import styles from './Workbench.module.css';

/** From 1200 px: story, picture with controls and diagram, details. */
export function WideLayout({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
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
      <MiddleColumn timelineInitial={248} />
      <Rail
        side="right"
        name={t('ui:area.details')}
        open={isDetailsOpen}
        toggleLabel={isDetailsOpen ? t('ui:rail.hideDetails') : t('ui:rail.showDetails')}
        hint="Shift+R"
        onToggle={desk.toggleDetails}
      >
        <Tabs
          label={t('ui:area.details')}
          className={styles.details}
          value={desk.panel === 'check' ? 'check' : 'inspect'}
          onChange={(id) => desk.showPanel(id === 'check' ? 'check' : 'inspect')}
          items={[
            {
              id: 'inspect',
              label: t('ui:area.inspect'),
              content: (
                <Part>
                  <InspectorView />
                </Part>
              ),
            },
            { id: 'check', label: t('ui:area.check'), content: <CheckTab desk={desk} /> },
          ]}
        />
      </Rail>
      <Disclaimer />
    </div>
  );
}
