import { FileText, Image } from 'lucide-react';
import { useId, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { shareLink } from '../../session/address';
import { pictureSource } from '../../session/pictureSource';
import { useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import { download } from './download';
import { fileName, runTitle } from './fileName';
import styles from './Share.module.css';

type Made = 'no' | 'picture' | 'transcript' | 'failed';

/** The run for paper and slides: the diagram as a picture, every step as text. */
export function ExportPart() {
  const { t } = useTranslation('share');
  const id = useId();
  const session = useSessionApi();
  const draw = useSyncExternalStore(pictureSource.subscribe, () => pictureSource.getState().draw);
  const [made, setMade] = useState<Made>('no');
  const name = (): string => fileName(session.getState());

  const handlePicture = async (): Promise<void> => {
    const texts = {
      title: runTitle(session.getState(), t),
      notes: [t('ui:disclaimer')],
      link: shareLink(session),
    };
    const svg = await draw?.(texts);
    if (svg === undefined) return;
    download(`${name()}.svg`, svg);
    setMade('picture');
  };
  const handleTranscript = async (): Promise<void> => {
    const { transcriptOf } = await import('./transcriptOf');
    const text = await transcriptOf(session.getState(), t, shareLink(session));
    download(`${name()}.txt`, text);
    setMade('transcript');
  };
  // A part of the page that cannot be loaded, offline for instance.
  const handleFailure = (): void => setMade('failed');
  return (
    <section className={styles.part} aria-labelledby={`${id}h`}>
      <h3 id={`${id}h`}>{t('export.title')}</h3>
      <p className={styles.note}>{t('export.note')}</p>
      <div className={styles.row}>
        <Button
          reason={draw === null ? t('export.noDiagram') : null}
          onClick={() => void handlePicture().catch(handleFailure)}
        >
          <Image size={16} aria-hidden="true" />
          {t('export.picture')}
        </Button>
        <Button onClick={() => void handleTranscript().catch(handleFailure)}>
          <FileText size={16} aria-hidden="true" />
          {t('export.transcript')}
        </Button>
      </div>
      <output className={styles.status}>{made === 'no' ? '' : t(`export.made.${made}`)}</output>
    </section>
  );
}
