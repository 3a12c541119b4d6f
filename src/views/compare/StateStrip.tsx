import { useTranslation } from '../../i18n/useTranslation';
import { partingsAt } from '../../lessons/compare/divergence';
import { useComparison } from '../../session/compare/useComparison';
import { currentBranch } from '../../session/session';
import { type Meaning, meaningOf } from '../../sim/meaning';
import { worldAt } from '../../sim/position';
import type { NodeId } from '../../sim/types';
import { Chip } from '../../ui/Chip';
import { STATE_GLYPH, STATE_TONE } from '../../ui/stateSigns';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './Compare.module.css';

/** What each machine of a side is now; those that differ between the sides carry a sign. */
export function StateStrip({ index }: { readonly index: number }) {
  const { t } = useTranslation('compare');
  const time = useComparison((state) => state.time);
  const sides = useComparison((state) => state.sides);
  const played = sides.map(({ session }) => {
    const state = session.getState();
    return { setting: state.setting, trace: currentBranch(state).trace, position: state.position };
  });
  const mine = played[index];
  if (!mine) return null;
  const differing = new Set(partingsAt(played, time).map(({ node }) => node));
  const world = worldAt(mine.trace, mine.position, mine.setting);
  const tx = mine.setting.cast.transactions[0]?.id ?? '';
  return (
    <ul className={styles.strip}>
      {mine.setting.cast.nodes.map(({ id }) => (
        <NodeState
          key={id}
          node={id}
          meaning={meaningOf(mine.setting, world, id, tx)}
          differs={differing.has(id) ? t('differs') : null}
        />
      ))}
    </ul>
  );
}

interface NodeStateProps {
  readonly node: NodeId;
  readonly meaning: Meaning;
  readonly differs: string | null;
}

function NodeState({ node, meaning, differs }: NodeStateProps) {
  const { t } = useTranslation('stage');
  return (
    <li className={styles.state} data-differs={differs !== null}>
      <code>{node}</code>
      <Chip tone={STATE_TONE[meaning]} glyph={STATE_GLYPH[meaning]}>
        {t(`stage:chip.${meaning}`)}
      </Chip>
      {differs !== null && (
        <>
          <span aria-hidden="true" className={styles.differs}>
            ≠
          </span>
          <VisuallyHidden>{differs}</VisuallyHidden>
        </>
      )}
    </li>
  );
}
