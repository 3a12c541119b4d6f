import { useSessionApi } from '../../session/useSession';
import type { OfferedAct } from '../../sim/acts';
import { Button } from '../../ui/Button';
import styles from './ActionList.module.css';
import { actGlyph } from './actText';
import { useTexts } from './useTexts';

/** Acts as buttons, the possible ones first; the others say why they are impossible now. */
export function ActionList({ offered }: { readonly offered: readonly OfferedAct[] }) {
  const session = useSessionApi();
  const texts = useTexts();
  const ordered = [...offered.filter((each) => !each.refusal), ...offered.filter((each) => each.refusal)];
  return (
    <ul className={styles.list}>
      {ordered.map(({ act, refusal }) => (
        <li key={JSON.stringify(act)}>
          <Button
            className={styles.action}
            reason={refusal ? texts.refusal(refusal.key, refusal.values) : null}
            onClick={() => session.getState().intervene(act)}
          >
            <span className={styles.glyph} aria-hidden="true">
              {actGlyph(act)}
            </span>
            <span className={styles.words}>{texts.act(act)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
