import { useTranslation } from '../../i18n/useTranslation';
import type { Neighbour } from '../../session/insight/insightStore';
import type { Act } from '../../sim/types';
import { lineOf } from './actName';
import styles from './Neighbourhood.module.css';
import type { Saying } from './useSayings';

interface Props {
  readonly sayings: readonly Saying[];
  readonly lit: number | null;
  readonly onLight: (number: number | null) => void;
  readonly onGo: (act: Act) => void;
}

const GROUPS: readonly Neighbour['kind'][] = ['own', 'repair', 'fault'];

const SIGNS: Readonly<Record<Neighbour['kind'], string>> = { own: '●', repair: '■', fault: '▲' };

/** All neighbours as buttons, in groups. */
export function Nexts({ sayings, ...row }: Props) {
  const { t } = useTranslation('neighbourhood');
  return (
    <>
      {GROUPS.map((kind) => {
        const mine = sayings.filter(({ neighbour }) => neighbour.kind === kind);
        const cut = mine.filter(({ neighbour }) => neighbour.isInterrupted);
        const whole = mine.filter(({ neighbour }) => !neighbour.isInterrupted);
        if (mine.length === 0) return null;
        return (
          <div key={kind}>
            <h3 className={styles.group}>
              <span aria-hidden="true">{SIGNS[kind]}</span> {t(`neighbourhood:group.${kind}`)}
            </h3>
            <Rows sayings={whole} {...row} />
            {cut.length > 0 && (
              <details className={styles.details}>
                <summary>{t('neighbourhood:interrupted', { count: cut.length })}</summary>
                <Rows sayings={cut} {...row} />
              </details>
            )}
          </div>
        );
      })}
    </>
  );
}

function Rows({ sayings, lit, onLight, onGo }: Props) {
  const { t } = useTranslation('neighbourhood');
  return (
    <ul className={styles.rows}>
      {sayings.map(({ number, neighbour, act, text, isNext }) => (
        <li key={number}>
          <button
            type="button"
            className={styles.row}
            data-lit={number === lit}
            onFocus={() => onLight(number)}
            onBlur={() => onLight(null)}
            onPointerEnter={() => onLight(number)}
            onPointerLeave={() => onLight(null)}
            onClick={() => onGo(neighbour.act)}
          >
            {lineOf({ number, act, text }, t)}
            {isNext && <span className={styles.mark}> {t('neighbourhood:next')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
