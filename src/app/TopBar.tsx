import { ArrowRightLeft, CircleDashed, CircleHelp, Columns2, Menu, Share2 } from 'lucide-react';
import { useTranslation } from '../i18n/useTranslation';
import { useSession, useSessionApi } from '../session/useSession';
import { STANDARD } from '../sim/types';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { LanguageSwitch } from './LanguageSwitch';
import { OpenFileButton } from './OpenFileButton';
import { whyNotCompared } from './onlyForCommitment';
import { openComparePage } from './openComparePage';
import { ScenarioPicker } from './ScenarioPicker';
import { ThemeSelect } from './ThemeSelect';
import styles from './TopBar.module.css';
import type { DeskState } from './useDesk';

/** What is being looked at, and what concerns the whole page. */
export function TopBar({ desk, small }: { readonly desk: DeskState; readonly small: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <header className={styles.bar} data-small={small}>
      <button type="button" className={styles.skip} onClick={focusStage}>
        {t('ui:skip')}
      </button>
      <h1 className={styles.brand}>
        <Mark />
        <span>{t('ui:brand')}</span>
      </h1>
      {!small && <ProtocolName />}
      <ScenarioPicker className={styles.picker} />
      <span className={styles.gap} />
      {small ? (
        <IconButton icon={Menu} label={t('ui:menu')} onClick={() => desk.setDialog('menu')} />
      ) : (
        <WholeBar desk={desk} />
      )}
      <LanguageSwitch />
    </header>
  );
}

function WholeBar({ desk }: { readonly desk: DeskState }) {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  const why = useSession((session) => whyNotCompared(session.protocol.id));
  return (
    <>
      <Button onClick={() => desk.setDialog('transfer')} title={t('ui:transfer')}>
        <ArrowRightLeft size={16} aria-hidden="true" />
        <span className={styles.word}>{t('ui:transfer')}</span>
      </Button>
      <Button
        onClick={() => openComparePage(api)}
        title={t('ui:compare')}
        reason={why && t(why)}
        reasonPlace="tooltip"
      >
        <Columns2 size={16} aria-hidden="true" />
        <span className={styles.word}>{t('ui:compare')}</span>
      </Button>
      <Button onClick={openRingPage} title={t('ui:page.ring')}>
        <CircleDashed size={16} aria-hidden="true" />
        <span className={styles.word}>{t('ui:page.ring')}</span>
      </Button>
      <Button onClick={() => desk.setDialog('share')} title={t('ui:share')}>
        <Share2 size={16} aria-hidden="true" />
        {t('ui:share')}
      </Button>
      <OpenFileButton compact />
      <ThemeSelect />
      <IconButton icon={CircleHelp} label={t('ui:help')} hint="?" onClick={() => desk.setDialog('help')} />
    </>
  );
}

function ProtocolName() {
  const id = useSession((session) => session.protocol.id);
  const variant = useSession((session) => session.setting.config.variant);
  const { t } = useTranslation(id);
  const name = t(`${id}:name`);
  return (
    <a className={styles.protocol} href="#/family" title={t('ui:page.family')}>
      {variant === STANDARD ? name : `${name} · ${t(`${id}:variant.${variant}`)}`}
    </a>
  );
}

/** Two promises and a decision that has not arrived: the mark of the product. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M12 6 5 17M12 6l7 11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="3 2.5"
      />
      <circle cx="12" cy="6" r="4" className={styles.top} />
      <circle cx="5" cy="18" r="4" className={styles.foot} />
      <circle cx="19" cy="18" r="4" className={styles.foot} />
    </svg>
  );
}

function openRingPage(): void {
  location.hash = '#/ring';
}

/** What a link to `#stage` would do, were the part behind `#` not the address of the run. */
function focusStage(): void {
  document.getElementById('stage')?.focus();
}
