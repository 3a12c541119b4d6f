import { Download, FolderOpen } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { useId, useMemo, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { shareLink } from '../../session/address';
import { openRunFile } from '../../session/opening';
import { currentBranch } from '../../session/session';
import { useSession, useSessionApi } from '../../session/useSession';
import { writeRunFile } from '../../sim/codec/writeRunFile';
import { traceHash } from '../../sim/traceHash';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { download } from './download';
import { ExportPart } from './ExportPart';
import { fileName } from './fileName';
import { LinkPart } from './LinkPart';
import styles from './Share.module.css';

export interface ShareDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The run on screen for somebody else: as a link, a QR code or a file. */
export function ShareDialog({ open, onClose }: ShareDialogProps) {
  const { t } = useTranslation('share');
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} closeLabel={t('close')}>
      <div className={styles.stack}>
        <RunLink />
        <ExportPart />
        <FilePart onClose={onClose} />
        <Fingerprint />
        <p className={styles.note}>{t('ui:disclaimer')}</p>
      </div>
    </Dialog>
  );
}

function RunLink() {
  const { t } = useTranslation('share');
  const session = useSessionApi();
  const link = useSession(() => shareLink(session));
  return <LinkPart link={link} note={t('link.note')} />;
}

/** The same run has the same fingerprint on every machine, so two people can tell that they see the same thing. */
function Fingerprint() {
  const { t } = useTranslation('share');
  const trace = useSession((state) => currentBranch(state).trace);
  const hash = useMemo(() => traceHash(trace), [trace]);
  return <p className={styles.note}>{t('fingerprint', { hash })}</p>;
}

function FilePart({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('share');
  const id = useId();
  const session = useSessionApi();
  const input = useRef<HTMLInputElement>(null);
  const handleSave = (): void => {
    const state = session.getState();
    const { run } = currentBranch(state);
    download(`${fileName(state)}.json`, writeRunFile(run, state.position, state.marks));
  };
  const handleFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    // The same file may be chosen again after it was edited.
    event.target.value = '';
    // What is wrong with a file is said on the page below, so the dialog goes either way.
    if (file !== undefined) void openRunFile(session, file).then(onClose);
  };
  return (
    <section className={styles.part} aria-labelledby={`${id}h`}>
      <h3 id={`${id}h`}>{t('file.title')}</h3>
      <p className={styles.note}>{t('file.note')}</p>
      <div className={styles.row}>
        <Button onClick={handleSave}>
          <Download size={16} aria-hidden="true" />
          {t('file.save')}
        </Button>
        <Button onClick={() => input.current?.click()}>
          <FolderOpen size={16} aria-hidden="true" />
          {t('file.open')}
        </Button>
        <input ref={input} type="file" accept=".json,application/json" hidden onChange={handleFile} />
      </div>
    </section>
  );
}
