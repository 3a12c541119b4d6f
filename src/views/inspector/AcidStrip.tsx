import { useMemo, useState } from 'react';
import { formatTicks } from '../../i18n/format';
import styles from './AcidStrip.module.css';
import { type AcidCell, type AcidLetter, type AcidState, acid, worstCell } from './acid';
import { useMoment } from './useMoment';
import { type Texts, useTexts } from './useTexts';

const GLYPHS: Readonly<Record<AcidState, string>> = { ok: '✓', threatened: '!', broken: '✕' };

function useAcid(): readonly AcidCell[] {
  const { setting, world, trace, position } = useMoment();
  return useMemo(() => acid(setting, world, trace, position), [setting, world, trace, position]);
}

/** Four cells, one a letter, with the sentence of one of them: the one in most need of reading, or the one that was chosen. */
export function AcidStrip() {
  const cells = useAcid();
  const texts = useTexts();
  const [chosen, setChosen] = useState<AcidLetter | null>(null);
  const shown = chosen ?? worstCell(cells);
  const cell = cells.find(({ letter }) => letter === shown);
  return (
    <section className={styles.strip} aria-label={texts.own('acid.title')}>
      <div className={styles.cells}>
        {cells.map(({ letter, state }) => (
          <button
            key={letter}
            type="button"
            className={styles[state]}
            aria-pressed={letter === shown}
            title={texts.own(`acid.name.${letter}`)}
            onClick={() => setChosen(letter === chosen ? null : letter)}
          >
            <span className={styles.letter}>{letter}</span>
            <span className={styles.word}>
              <span aria-hidden="true">{GLYPHS[state]}</span> {texts.own(`acid.state.${state}`)}
            </span>
          </button>
        ))}
      </div>
      {cell && (
        <p className={styles.sentence}>
          <strong>{texts.own(`acid.name.${cell.letter}`)}</strong> {sentence(texts, cell)}
        </p>
      )}
    </section>
  );
}

/** Accounts by their owners, spans of time as they are written. */
function sentence(texts: Texts, { letter, key, values }: AcidCell): string {
  const { account, waited } = values;
  return texts.own(`acid.${letter}.${key}`, {
    ...values,
    ...(typeof account === 'string' ? { account: texts.account(account) } : {}),
    ...(typeof waited === 'number' ? { waited: formatTicks(waited) } : {}),
  });
}

/** All four sentences at once. */
export function AcidList() {
  const cells = useAcid();
  const texts = useTexts();
  return (
    <ul className={styles.list}>
      {cells.map((cell) => (
        <li key={cell.letter} className={styles[cell.state]}>
          <span className={styles.letter}>{cell.letter}</span>
          <span className={styles.text}>
            <strong>{texts.own(`acid.name.${cell.letter}`)}</strong>{' '}
            <span className={styles.word}>
              <span aria-hidden="true">{GLYPHS[cell.state]}</span> {texts.own(`acid.state.${cell.state}`)}
            </span>
            <br />
            {sentence(texts, cell)}
          </span>
        </li>
      ))}
    </ul>
  );
}
