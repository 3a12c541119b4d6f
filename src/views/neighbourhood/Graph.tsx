import { symbol, symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape';
import { useTranslation } from '../../i18n/useTranslation';
import type { Neighbour } from '../../session/insight/insightStore';
import type { Act, Position } from '../../sim/types';
import { lineOf } from './actName';
import styles from './Neighbourhood.module.css';
import { pictureOf, WIDTH } from './picture';
import type { Saying } from './useSayings';

interface Props {
  readonly step: number;
  readonly sayings: readonly Saying[];
  /** Number of the neighbour that is pointed at, here or in the list. */
  readonly lit: number | null;
  readonly onLight: (number: number | null) => void;
  readonly onGo: (act: Act) => void;
  readonly onSeek: (position: Position) => void;
}

const SHAPES: Readonly<Record<Neighbour['kind'], string>> = {
  own: symbol(symbolCircle, 420)() ?? '',
  repair: symbol(symbolSquare, 420)() ?? '',
  fault: symbol(symbolTriangle, 420)() ?? '',
};

/** The picture for the eye and the pointer. The list below it says and does the same for everybody else. */
export function Graph({ step, sayings, lit, onLight, onGo, onSeek }: Props) {
  const { t } = useTranslation('neighbourhood');
  const picture = pictureOf(
    step,
    sayings.map(({ neighbour }) => neighbour),
  );
  const { height, here } = picture;
  return (
    <div className={styles.graph} aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} aria-hidden="true">
        <path className={styles.path} d={picture.path} />
        {picture.rays.map((ray, index) => (
          <path
            key={sayings[index]?.number}
            className={styles.ray}
            d={ray}
            data-kind={sayings[index]?.neighbour.kind}
            data-lit={sayings[index]?.number === lit}
            data-next={sayings[index]?.isNext}
          />
        ))}
        {picture.earlier > 0 && (
          <text className={styles.earlier} x={4} y={here.y - 12}>
            {t('neighbourhood:more', { count: picture.earlier })}
          </text>
        )}
        <circle className={styles.current} cx={here.x} cy={here.y} r={13} />
        <circle className={styles.core} cx={here.x} cy={here.y} r={4} />
      </svg>
      {picture.dots.map((dot) => (
        <button
          key={dot.step}
          type="button"
          tabIndex={-1}
          className={styles.dot}
          style={{ left: dot.x, top: dot.y }}
          onClick={() => onSeek({ step: dot.step, effects: 0 })}
        >
          <span />
        </button>
      ))}
      {sayings.map(({ number, neighbour, act, text, isNext }, index) => (
        <button
          key={number}
          type="button"
          tabIndex={-1}
          className={styles.next}
          style={{ left: picture.nexts[index]?.x, top: picture.nexts[index]?.y }}
          title={lineOf({ number, act, text }, t)}
          data-kind={neighbour.kind}
          data-lit={number === lit}
          data-next={isNext}
          onPointerEnter={() => onLight(number)}
          onPointerLeave={() => onLight(null)}
          onClick={() => onGo(neighbour.act)}
        >
          <svg viewBox="-16 -16 32 32" width="30" height="30" aria-hidden="true">
            <path d={SHAPES[neighbour.kind]} />
            <text y={neighbour.kind === 'fault' ? 7 : 4}>{number}</text>
          </svg>
        </button>
      ))}
    </div>
  );
}
