import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import { KEY_KINDS, KEYS_MAX, type KeyKind, type ReadKeys, readKeys } from '../../../ring/keySets';
import type { KeySource } from '../../../ring/scene';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { Button } from '../../../ui/Button';
import { Labelled } from './Labelled';
import styles from './Setup.module.css';

const COUNTS: readonly number[] = [24, 60, 200, 1000, 10_000, 20_000, 100_000];
/** What is larger is not read: 100,000 keys of the longest kind are smaller. */
const fileBytesMax = 32 * 1024 * 1024;

/** Which keys: made ones of several kinds, or one's own, one a line. */
export function Keys() {
  const { t } = useTranslation('ring');
  const { edit } = useRingApi().getState();
  const keys = useRing((state) => state.scene.keys);
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadKeys | 'too-large' | null>(null);
  const show = (source: KeySource): void => {
    setRead(null);
    edit({ kind: 'keys', keys: source });
  };
  const handleFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    if (file.size > fileBytesMax) return setRead('too-large');
    const found = readKeys(await file.text());
    setRead(found);
    if (found.keys.length > 0) edit({ kind: 'keys', keys: { kind: 'own', keys: found.keys, missing: 0 } });
  };
  const made = keys.kind === 'own' ? null : keys;
  return (
    <section className={styles.part} aria-labelledby="ring-keys">
      <h2 id="ring-keys">{t('keys.title')}</h2>
      <Labelled<KeyKind | 'own'>
        label={t('keys.kind')}
        value={keys.kind}
        options={[
          ...KEY_KINDS.map((value) => ({ value, label: t(`keys.of.${value}`) })),
          ...(keys.kind === 'own' ? [{ value: 'own' as const, label: t('keys.of.own') }] : []),
        ]}
        onChange={(kind) =>
          kind !== 'own' && show({ kind, count: made?.count ?? 1000, seed: made?.seed ?? 1 })
        }
      />
      {made ? (
        <div className={styles.row}>
          <Labelled
            label={t('keys.count')}
            value={String(made.count)}
            options={[...new Set([...COUNTS, made.count])]
              .sort((a, b) => a - b)
              .map((count) => ({ value: String(count), label: formatNumber(count) }))}
            onChange={(count) => show({ ...made, count: Number(count) })}
          />
          <Button onClick={() => show({ ...made, seed: (made.seed % 9999) + 1 })}>{t('keys.others')}</Button>
        </div>
      ) : (
        <p className={styles.note}>
          {t('keys.own', { count: formatNumber(keys.kind === 'own' ? keys.keys.length : 0) })}
        </p>
      )}
      <Button onClick={() => input.current?.click()}>
        <FileUp size={16} aria-hidden="true" />
        {t('keys.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.csv,text/plain"
        onChange={(event) => void handleFile(event)}
      />
      <p className={styles.note}>{t('keys.uploadNote', { limit: formatNumber(KEYS_MAX) })}</p>
      <ReadReport read={read} />
    </section>
  );
}

/** What became of a file: how many keys were taken, and how many lines were not, and why. */
function ReadReport({ read }: { readonly read: ReadKeys | 'too-large' | null }) {
  const { t } = useTranslation('ring');
  if (read === null) return null;
  if (read === 'too-large')
    return <p role="alert">{t('keys.problem', { code: 'E210', text: t('errors:E210', { limit: '32' }) })}</p>;
  const { dropped, keys } = read;
  if (keys.length === 0)
    return <p role="alert">{t('keys.problem', { code: 'E211', text: t('errors:E211') })}</p>;
  const parts = (['duplicates', 'tooLong', 'tooMany'] as const).filter((part) => dropped[part] > 0);
  return (
    <div role="status" className={styles.note}>
      <p>{t('keys.read', { count: formatNumber(keys.length) })}</p>
      {parts.map((part) => (
        <p key={part}>{t(`keys.dropped.${part}`, { count: formatNumber(dropped[part]) })}</p>
      ))}
    </div>
  );
}
