import { X } from 'lucide-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { RingLinkProblem } from '../../ring/link';
import { PRESETS } from '../../ring/presets';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import { Tabs } from '../../ui/Tabs';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { useTab } from '../../ui/useTab';
import { Bet } from '../../views/ring/Bet';
import { Counters } from '../../views/ring/Counters';
import { HistoryBar } from '../../views/ring/HistoryBar';
import { KeyPath } from '../../views/ring/panels/KeyPath';
import { Loads } from '../../views/ring/panels/Loads';
import { Rivals } from '../../views/ring/panels/Rivals';
import { Transfer } from '../../views/ring/panels/Transfer';
import { RingSpeaker } from '../../views/ring/RingSpeaker';
import { RingStage } from '../../views/ring/RingStage';
import { Strip } from '../../views/ring/Strip';
import { Chosen } from '../../views/ring/setup/Chosen';
import { Keys } from '../../views/ring/setup/Keys';
import { Placing } from '../../views/ring/setup/Placing';
import { Shards } from '../../views/ring/setup/Shards';
import styles from './RingBoard.module.css';

interface Props {
  readonly problem: RingLinkProblem | null;
  /** The problem has been read. */
  readonly onClose: () => void;
}

/** Left what one can change, in the middle the ring and what the change did, right what follows. */
export function RingBoard({ problem, onClose }: Props) {
  const isWide = useMediaQuery('(min-width: 1280px)');
  return (
    <main className={styles.board}>
      <div className={styles.middle}>
        <Lesson />
        {problem && <Problem problem={problem} onClose={onClose} />}
        <Bet />
        <Counters />
        <div className={styles.ring}>
          <RingStage />
          <Chosen />
        </div>
        <Strip />
        <HistoryBar />
        <RingSpeaker />
      </div>
      {isWide && (
        <div className={styles.setup}>
          <Setup />
        </div>
      )}
      <Panels hasSetup={!isWide} />
    </main>
  );
}

function Problem({ problem, onClose }: Props & { readonly problem: RingLinkProblem }) {
  const { t } = useTranslation('ring');
  const text = t(`errors:${problem.code}`, problem.values);
  return (
    <div role="alert" className={styles.problem}>
      <p>{t('keys.problem', { code: problem.code, text })}</p>
      <IconButton icon={X} label={t('share:close')} variant="quiet" onClick={onClose} />
    </div>
  );
}

/** What the page begins with, and what to try. */
function Lesson() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const preset = useRing((state) => state.preset);
  const id = PRESETS[preset]?.id ?? '';
  return (
    <section className={styles.lesson} aria-label={t('preset.label')}>
      <Select
        label={t('preset.label')}
        value={String(preset)}
        options={PRESETS.map((entry, place) => ({
          value: String(place),
          label: t(`preset.${entry.id}.title`),
        }))}
        onChange={(place) => api.getState().begin(Number(place))}
      />
      <p>{t(`preset.${id}.text`)}</p>
    </section>
  );
}

/** What one can change. */
function Setup() {
  return (
    <>
      <Shards />
      <Placing />
      <Keys />
    </>
  );
}

const PANELS = { setup: Setup, loads: Loads, key: KeyPath, rivals: Rivals, transfer: Transfer } as const;
type PanelId = keyof typeof PANELS;
const IDS = Object.keys(PANELS) as PanelId[];

/** Where there is no room for three columns, the settings are one of the panels. */
function Panels({ hasSetup }: { readonly hasSetup: boolean }) {
  const { t } = useTranslation('ring');
  const [chosen, setTab] = useTab('ring', hasSetup ? 'setup' : 'loads');
  const shown = IDS.filter((id) => hasSetup || id !== 'setup');
  const tab = shown.find((id) => id === chosen) ?? 'loads';
  return (
    <div className={styles.panels}>
      <Tabs
        label={t('panels')}
        value={tab}
        onChange={setTab}
        items={shown.map((id) => {
          const Panel = PANELS[id];
          return { id, label: t(`panel.${id}`), content: <Panel /> };
        })}
      />
    </div>
  );
}
