import { ArrowRightLeft, CircleHelp, Columns2, Share2 } from 'lucide-react';
import { useTranslation } from '../i18n/useTranslation';
import { useSession, useSessionApi } from '../session/useSession';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import styles from './MenuDialog.module.css';
import { OpenFileButton } from './OpenFileButton';
import { whyNotCompared } from './onlyForCommitment';
import { openComparePage } from './openComparePage';
import { ThemeSelect } from './ThemeSelect';
import type { DeskState } from './useDesk';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly desk: DeskState;
}

/** What a phone's top bar has no room for. */
export function MenuDialog({ open, onClose, desk }: Props) {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  const why = useSession((session) => whyNotCompared(session.protocol.id));
  return (
    <Dialog open={open} onClose={onClose} title={t('ui:menu')} closeLabel={t('ui:close')}>
      <div className={styles.menu}>
        <Button size="large" onClick={() => desk.setDialog('transfer')}>
          <ArrowRightLeft size={18} aria-hidden="true" />
          {t('ui:transfer')}
        </Button>
        <Button size="large" onClick={() => desk.setDialog('share')}>
          <Share2 size={18} aria-hidden="true" />
          {t('ui:share')}
        </Button>
        <Button size="large" onClick={() => openComparePage(api)} reason={why && t(why)}>
          <Columns2 size={18} aria-hidden="true" />
          {t('ui:compare')}
        </Button>
        <OpenFileButton compact={false} onOpened={onClose} />
        <Button size="large" onClick={() => desk.setDialog('help')}>
          <CircleHelp size={18} aria-hidden="true" />
          {t('ui:help')}
        </Button>
        <p className={styles.row}>
          <a href="#/ring">{t('ui:page.ring')}</a>
          <a href="#/family">{t('ui:page.family')}</a>
          <a href="#/costs">{t('ui:page.costs')}</a>
        </p>
        <div className={styles.row}>
          <span aria-hidden="true">{t('ui:theme.label')}</span>
          <ThemeSelect />
        </div>
        <p className={styles.note}>{t('ui:disclaimer')}</p>
      </div>
    </Dialog>
  );
}
