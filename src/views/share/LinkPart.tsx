import { Copy, Share } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { Button } from '../../ui/Button';
import { QrCode } from './QrCode';
import styles from './Share.module.css';

type Copied = 'no' | 'yes' | 'by-hand';

interface Props {
  /** The whole address. */
  readonly link: string;
  /** What it opens. */
  readonly note: string;
}

/** An address to pass on: copied, given to the system, or as a QR code. */
export function LinkPart({ link, note }: Props) {
  const { t } = useTranslation('share');
  const id = useId();
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
        {note}
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
