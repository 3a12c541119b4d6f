import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { Tabs } from '../ui/Tabs';
import { StageArea, TimelineArea, TransportArea } from './Area';
import { CheckTab } from './CheckTab';
import { Part } from './Part';
import { TopBar } from './TopBar';
import type { DeskState, PanelName } from './useDesk';
import { ActionsPanel, InspectorView, StoryCaption, StoryView } from './views';
import styles from './Workbench.module.css';

const PANELS: readonly PanelName[] = ['timeline', 'story', 'inspect', 'faults', 'check'];

interface Props {
  readonly desk: DeskState;
  /** Lying on its side: the picture left, the panels right. */
  readonly isLandscape: boolean;
}

/** Below 700 px, and for phones on their side: those have no height for a caption, so the story itself stands beside the picture. */
export function PhoneLayout({ desk, isLandscape }: Props) {
  const { t } = useTranslation('ui');
  const tab = desk.panel ?? (isLandscape ? 'story' : 'timeline');
  const [questionTurn, setQuestionTurn] = useState(0);
  const openTab = (id: PanelName): void => {
    setQuestionTurn(0);
    desk.showPanel(id);
  };
  const answer = (): void => {
    setQuestionTurn(questionTurn + 1);
    desk.showPanel('story');
  };
  const panels = (
    <Tabs
      label={t('ui:area.panels')}
      bar="bottom"
      value={tab}
      onChange={(id) => openTab(PANELS.find((panel) => panel === id) ?? tab)}
      items={[
        { id: 'timeline', label: t('ui:area.timeline'), content: <TimelineArea /> },
        {
          id: 'story',
          label: t('ui:area.story'),
          content: (
            <Part>
              <StoryView onBreak={() => openTab('faults')} questionTurn={questionTurn} />
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
        {
          id: 'faults',
          label: t('ui:area.faults'),
          content: (
            <Part>
              <ActionsPanel />
            </Part>
          ),
        },
        { id: 'check', label: t('ui:area.check'), content: <CheckTab desk={desk} /> },
      ]}
    />
  );
  return (
    <div className={isLandscape ? styles.landscape : styles.phone}>
      <TopBar desk={desk} small />
      {!isLandscape && (
        <section className={styles.caption} aria-label={t('ui:area.story')}>
          <Part>
            <StoryCaption onMore={() => openTab('story')} onAnswer={answer} />
          </Part>
        </section>
      )}
      <StageArea />
      <TransportArea />
      <aside className={styles.panel} aria-label={t('ui:area.panels')}>
        {panels}
      </aside>
      <PhoneDisclaimer />
    </div>
  );
}

/** One line that opens to the whole sentence. */
function PhoneDisclaimer() {
  const { t } = useTranslation('ui');
  return (
    <details className={styles.notice}>
      <summary>{t('ui:disclaimerShort')}</summary>
      <p>{t('ui:disclaimer')}</p>
    </details>
  );
}
