import { useTranslation } from '../../i18n/useTranslation';
import type { Act, NodeId } from '../../sim/types';
import type { CardHandlers } from './NodeCard';
import { NodeCard } from './NodeCard';
import { nodeKey } from './objects';
import styles from './Stage.module.css';
import { useLatest } from './useLatest';
import type { StageMotion } from './useMotion';
import type { StageActs } from './useStageActs';
import type { StageFocus } from './useStageFocus';
import { useWords } from './useWords';

export interface CardsProps {
  readonly motion: StageMotion;
  readonly focus: StageFocus;
  readonly menuKey: string | null;
  readonly acts: StageActs;
  readonly onOpen: (key: string) => void;
}

/** All cards. The list is what a screen reader walks through. */
export function Cards({ motion, focus, menuKey, acts, onOpen }: CardsProps) {
  const { t } = useTranslation('stage');
  const words = useWords();
  const { scene, layout } = motion.picture;
  const before = motion.from?.scene.cards;
  /** Does the first act of a kind that is possible, else shows what is and why the wish is not. */
  const shortcut = (node: NodeId, kind: Act['kind']): void => {
    // What was pressed may be gone with the next picture; the card stays.
    focus.elementOf(nodeKey(node))?.focus({ preventScroll: true });
    const found = acts
      .offered({ kind: 'node', node })
      .find(({ act, refusal }) => act.kind === kind && refusal === null);
    if (found) acts.perform(found.act);
    else onOpen(nodeKey(node));
  };
  const handlers = useLatest<CardHandlers>({
    focus: (node) => focus.handleFocus(nodeKey(node)),
    open: (node, event) => {
      event.preventDefault();
      focus.handleFocus(nodeKey(node));
      onOpen(nodeKey(node));
    },
    veto: (node) => shortcut(node, 'veto'),
    fire: (node) => shortcut(node, 'timeout'),
  });
  return (
    <ul className={styles.cards} aria-label={t('nodes')}>
      {scene.cards.map((card) => {
        const box = layout.cards[card.id];
        if (!box) return null;
        const key = nodeKey(card.id);
        const rowsBefore = before?.find((other) => other.id === card.id)?.log.length ?? card.log.length;
        return (
          <NodeCard
            key={card.id}
            card={card}
            box={box}
            size={layout.size}
            words={words}
            selected={focus.selectedKey === key}
            marked={focus.marked.includes(card.id)}
            broken={scene.broken?.nodes.includes(card.id) ?? false}
            menuOpen={menuKey === key}
            tabbable={focus.tabbableKey === key}
            freshRows={Math.max(0, card.log.length - rowsBefore)}
            still={motion.picture.still}
            elementRef={focus.elementRef(key)}
            handlers={handlers}
          />
        );
      })}
    </ul>
  );
}
