import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { formatTicks, formatTime } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { useSessionApi } from '../../session/useSession';
import type { Act } from '../../sim/types';
import styles from './MessageTool.module.css';
import type { Picture } from './picture';
import type { Pulled } from './pull';
import { BinSign } from './signs';
import type { Pull } from './usePull';
import { usePull } from './usePull';
import { useTwoFingerTap } from './useTwoFingerTap';

export interface MessageToolProps {
  readonly picture: Picture;
  readonly root: RefObject<HTMLElement | null>;
  readonly glyphs: RefObject<SVGSVGElement | null>;
  readonly onAct: (act: Act) => void;
}

/** Glyphs that are pulled along or off their links, and two fingers that take the last act back. Comes after the first picture. */
export function MessageTool({ picture, root, glyphs, onAct }: MessageToolProps) {
  const api = useSessionApi();
  const latest = useRef({ picture, onPull: ({ act }: Pulled) => onAct(act) });
  useEffect(() => {
    latest.current = { picture, onPull: ({ act }) => onAct(act) };
  });
  const pull = usePull(glyphs, latest);
  useTwoFingerTap(root, () => api.getState().undo());
  return pull?.result ? <Preview pull={pull} result={pull.result} picture={picture} /> : null;
}

/** Room that the words of a preview want on either side of the glyph. */
const REACH = 76;
const RISE = 44;

/** Says what letting go would do. */
function Preview({
  pull,
  result,
  picture,
}: {
  readonly pull: Pull;
  readonly result: Pulled;
  readonly picture: Picture;
}) {
  const { t } = useTranslation('stage');
  const { width } = picture.layout;
  const left = Math.min(Math.max(pull.x, REACH), width - REACH);
  const top = pull.y > RISE * 1.6 ? pull.y - RISE : pull.y + RISE;
  return (
    <div className={styles.preview} style={{ left, top }} data-kind={result.kind}>
      {result.kind === 'drop' ? (
        <>
          <BinSign />
          {t('act.drop')}
        </>
      ) : (
        <>
          <span>{t('pull.due', { time: formatTime(result.due) })}</span>
          <span className={styles.by}>
            {t(result.by > 0 ? 'pull.later' : 'pull.sooner', { by: formatTicks(Math.abs(result.by)) })}
          </span>
        </>
      )}
    </div>
  );
}
