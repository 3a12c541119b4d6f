import { useMemo, useState } from 'react';
import { formatNumber } from '../../../i18n/format';
import { useTranslation } from '../../../i18n/useTranslation';
import { ownerIdOf } from '../../../ring/placement';
import { useRingApi } from '../../../session/ring/useRing';
import { hex } from '../figures';
import { Swatch } from '../Swatch';
import { useLatePicture } from '../usePicture';
import styles from './Panels.module.css';

/** Rows at once; a search finds the others. */
const rowsShown = 60;

/** The keys in words: where each lies, who owns it, who owned it before. What the picture shows, for whoever reads or listens. */
export function KeyTable() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const picture = useLatePicture();
  const [search, setSearch] = useState('');
  const [onlyMoved, setOnlyMoved] = useState(false);
  const { keys, now, before, moves } = picture;
  const found = useMemo(() => {
    const places: number[] = [];
    let total = 0;
    for (let key = 0; key < keys.keys.length; key++) {
      if (onlyMoved && moves.flags[key] !== 1) continue;
      if (search !== '' && !(keys.keys[key] ?? '').includes(search)) continue;
      total += 1;
      if (places.length < rowsShown) places.push(key);
    }
    return { places, total };
  }, [keys, moves, search, onlyMoved]);
  return (
    <>
      <div className={styles.filter}>
        <input
          value={search}
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <label>
          <input
            type="checkbox"
            checked={onlyMoved}
            onChange={(event) => setOnlyMoved(event.target.checked)}
          />
          {t('table.onlyMoved')}
        </label>
      </div>
      <p className={styles.note}>
        {t('table.shown', { count: formatNumber(found.places.length), of: formatNumber(found.total) })}
      </p>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.key')}</th>
            <th scope="col">{t('table.hash')}</th>
            <th scope="col">{t('table.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {found.places.map((key) => (
            <tr key={key} data-object={`key:${keys.keys[key]}`}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.keyName}
                  onClick={() => api.getState().follow(keys.keys[key] ?? '')}
                >
                  <code>{keys.keys[key]}</code>
                </button>
              </th>
              <td>
                <code>{hex(keys.hashes[key] ?? 0)}</code>
              </td>
              <td className={styles.owners}>
                {moves.flags[key] === 1 && (
                  <>
                    <Swatch id={ownerIdOf(before, key)} />
                    <span aria-hidden="true">→</span>
                  </>
                )}
                <Swatch id={ownerIdOf(now, key)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
