import { Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { ringHash } from '../../session/ring/ringAddress';
import { useRingApi } from '../../session/ring/useRing';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LinkPart } from '../../views/share/LinkPart';

/** What is on the ring page, for somebody else. */
export function RingShare() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const [link, setLink] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => setLink(`${location.href.split('#')[0]}${ringHash(api)}`)}>
        <Share2 size={16} aria-hidden="true" />
        {t('share.button')}
      </Button>
      <Dialog
        open={link !== null}
        onClose={() => setLink(null)}
        title={t('share.title')}
        closeLabel={t('share:close')}
      >
        <LinkPart link={link ?? ''} note={t('share.note')} />
        <p>{t('ui:disclaimer')}</p>
      </Dialog>
    </>
  );
}
