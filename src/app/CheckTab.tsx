import { useTranslation } from '../i18n/useTranslation';
import { nodeInQuestion } from '../session/insight/nodeInQuestion';
import { useSession } from '../session/useSession';
import { Button } from '../ui/Button';
import { Tabs } from '../ui/Tabs';
import { useTab } from '../ui/useTab';
import styles from './CheckTab.module.css';
import { whyNoWorlds } from './onlyForCommitment';
import { Part } from './Part';
import type { DeskState } from './useDesk';
import { ChallengesPanel, CheckPanel, NeighbourhoodPanel } from './views';

/** What the checker is good for: every run, what a node can know, runs to be found by oneself, and where one can go from here. */
export function CheckTab({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const node = useSession(nodeInQuestion);
  const why = useSession((session) => whyNoWorlds(session.protocol.id));
  const [tab, setTab] = useTab('check', 'runs');
  return (
    <div className={styles.tab}>
      <Button className={styles.worlds} onClick={desk.openWorlds} reason={why && t(why)}>
        {t('worlds:title', { node })}
      </Button>
      <Tabs
        label={t('ui:area.check')}
        value={tab}
        onChange={setTab}
        items={[
          {
            id: 'runs',
            label: t('ui:area.everyRun'),
            content: (
              <Part>
                <CheckPanel onWhy={() => desk.showPanel('inspect')} onShare={desk.openShare} />
              </Part>
            ),
          },
          {
            id: 'challenges',
            label: t('challenges:title'),
            content: (
              <Part>
                <ChallengesPanel />
              </Part>
            ),
          },
          {
            id: 'neighbourhood',
            label: t('neighbourhood:name'),
            content: (
              <Part>
                <NeighbourhoodPanel />
              </Part>
            ),
          },
        ]}
      />
    </div>
  );
}
