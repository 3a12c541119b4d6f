import { useTranslation } from '../i18n/useTranslation';
import { Tabs } from '../ui/Tabs';
import { Disclaimer } from './Area';
import { CheckTab } from './CheckTab';
import { MiddleColumn } from './MiddleColumn';
import { Part } from './Part';
import { TopBar } from './TopBar';
import type { DeskState } from './useDesk';
import { InspectorView, StoryView } from './views';
import styles from './Workbench.module.css';

const PANELS = ['story', 'inspect', 'check'] as const;

/** From 700 to 1199 px: the picture, and one column at the right for story, details or checks. */
export function MediumLayout({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const tab = PANELS.find((panel) => panel === desk.panel) ?? 'story';
  return (
    <div className={styles.medium}>
      <TopBar desk={desk} small={false} />
      <MiddleColumn timelineInitial={200} />
      <aside className={styles.panel} aria-label={t('ui:area.panels')}>
        <Tabs
          label={t('ui:area.panels')}
          value={tab}
          onChange={(id) => desk.showPanel(PANELS.find((panel) => panel === id) ?? 'story')}
          items={[
            {
              id: 'story',
              label: t('ui:area.story'),
              content: (
                <Part>
                  <StoryView onBreak={() => desk.showPanel('inspect')} />
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
            { id: 'check', label: t('ui:area.check'), content: <CheckTab desk={desk} /> },
          ]}
        />
      </aside>
      <Disclaimer />
    </div>
  );
}
