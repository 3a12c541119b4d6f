import { Copy, Download, FolderOpen, Share } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { useId, useMemo, useRef, useState } from 'react';
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
import { QrCode } from './QrCode';
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
        <LinkPart />
        <ExportPart />
        <FilePart onClose={onClose} />
        <Fingerprint />
        <p className={styles.note}>{t('ui:disclaimer')}</p>
      </div>
    </Dialog>
  );
}

type Copied = 'no' | 'yes' | 'by-hand';

function LinkPart() {
  const { t } = useTranslation('share');
  const id = useId();
  const session = useSessionApi();
  const link = useSession(() => shareLink(session));
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<Copied>('no');
  const handleCopy = async (): Promise<void> =>
    setCopied((await copy(link, field.current)) ? 'yes' : 'by-hand');
  // A person may change their mind in the system's dialog; that is no error.
  const handleShare = (): void =>
    void navigator.share({ title: t('ui:brand'), url: link }).catch(() => undefined);
  return (
    <section className={styles.part} aria-labelledby={`${id}h`}>
      <h3 id={`${id}h`}>{t('link.title')}</h3>
      <p className={styles.note} id={`${id}n`}>
        {t('link.note')}
      </p>
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.link}
          aria-label={t('link.field')}
          aria-describedby={`${id}n`}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button variant="primary" onClick={() => void handleCopy()}>
          <Copy size={16} aria-hidden="true" />
          {t('link.copy')}
        </Button>
        {typeof navigator.share === 'function' && (
          <Button onClick={handleShare}>
            <Share size={16} aria-hidden="true" />
            {t('link.system')}
          </Button>
        )}
      </div>
      <output className={styles.status}>{copied === 'no' ? '' : t(`link.copied.${copied}`)}</output>
      <QrCode text={link} label={t('qr.label')} />
    </section>
  );
}

/** The same run has the same fingerprint on every machine, so two people can tell that they see the same thing. */
function Fingerprint() {
  const { t } = useTranslation('share');
  const trace = useSession((state) => currentBranch(state).trace);
  const hash = useMemo(() => traceHash(trace), [trace]);
  return <p className={styles.note}>{t('fingerprint', { hash })}</p>;
}

/** Embedding pages may forbid the clipboard; the text is then left selected. */
async function copy(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return false;
  }
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
