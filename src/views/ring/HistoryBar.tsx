import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from '../../i18n/useTranslation';
import { editsOf } from '../../ring/history';
import { useRing, useRingApi } from '../../session/ring/useRing';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import styles from './HistoryBar.module.css';
import { useEditText } from './useEditText';

/** What was done, moment by moment: back, on, what to compare with, and the futures that were left. */
export function HistoryBar() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const history = useRing((state) => state.history);
  const compareWith = useRing((state) => state.compareWith);
  const textOf = useEditText();
  const edits = editsOf(history);
  const { position, branches, branch } = history;
  const { seek, compare, openBranch } = api.getState();
  const moments = [t('history.start'), ...edits.map(textOf)].map((text, place) => ({
    value: String(place),
    label: `${place} · ${text}`,
  }));
  return (
    <section className={styles.bar} aria-label={t('history.title')}>
      <IconButton
        icon={Undo2}
        label={t('history.undo')}
        reason={position === 0 ? t('history.nothing') : null}
        reasonPlace="tooltip"
        onClick={() => seek(position - 1)}
      />
      <IconButton
        icon={Redo2}
        label={t('history.redo')}
        reason={position === edits.length ? t('history.nothing') : null}
        reasonPlace="tooltip"
        onClick={() => seek(position + 1)}
      />
      <span className={styles.choice}>
        <span aria-hidden="true">{t('history.now')}</span>
        <Select
          label={t('history.now')}
          value={String(position)}
          options={moments}
          onChange={(place) => seek(Number(place))}
        />
      </span>
      <span className={styles.choice}>
        <span aria-hidden="true">{t('history.compare')}</span>
        <Select
          label={t('history.compare')}
          value={compareWith === null ? '' : String(compareWith)}
          options={[{ value: '', label: t('history.previous') }, ...moments.slice(0, position + 1)]}
          onChange={(place) => compare(place === '' ? null : Number(place))}
        />
      </span>
      {branches.length > 1 && (
        <Select
          label={t('history.branches')}
          value={String(branch)}
          options={branches.map((list, place) => ({
            value: String(place),
            label: t('history.branch', { place: place + 1, count: list.length }),
          }))}
          onChange={(place) => openBranch(Number(place))}
        />
      )}
    </section>
  );
}
