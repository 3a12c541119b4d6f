import { lazy, type ReactNode, Suspense } from 'react';
import { Tabs } from '../../ui/Tabs';
import { useTab } from '../../ui/useTab';
import { AcidStrip } from './AcidStrip';
import styles from './InspectorView.module.css';
import { SelectedPanel } from './SelectedPanel';
import { useTexts } from './useTexts';

const StatechartPanel = lazy(() =>
  import('./chart/StatechartPanel').then((module) => ({ default: module.StatechartPanel })),
);
const MoneyPanel = lazy(() =>
  import('./money/MoneyPanel').then((module) => ({ default: module.MoneyPanel })),
);
const RulesPanel = lazy(() =>
  import('./rules/RulesPanel').then((module) => ({ default: module.RulesPanel })),
);

/** The right rail: what is selected, its statechart, the money and the rules; the ACID strip stays below all of them. */
export function InspectorView() {
  const texts = useTexts();
  const [tab, setTab] = useTab('inspector', 'selected');
  const panel = (id: string, content: ReactNode) => ({
    id,
    label: texts.own(`tab.${id}`),
    content: (
      <Suspense fallback={<p className={styles.loading}>{texts.any('ui:loading')}</p>}>{content}</Suspense>
    ),
  });
  return (
    <div className={styles.inspector}>
      <Tabs
        label={texts.own('tab.label')}
        value={tab}
        onChange={setTab}
        items={[
          panel('selected', <SelectedPanel />),
          panel('chart', <StatechartPanel />),
          panel('money', <MoneyPanel />),
          panel('rules', <RulesPanel />),
        ]}
      />
      <AcidStrip />
    </div>
  );
}
