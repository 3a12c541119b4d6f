import { useRule } from '../../i18n/rules';
import { useTranslation } from '../../i18n/useTranslation';
import { centerOf, edgeTowards } from './geometry';
import type { StageLayout } from './layout';
import styles from './Stage.module.css';
import type { BrokenRule as Broken } from './scene';

/** The line between the nodes that contradict each other. */
export function BrokenLine({ broken, layout }: { readonly broken: Broken; readonly layout: StageLayout }) {
  const [a, b] = broken.nodes.map((id) => layout.cards[id]);
  if (!a || !b) return null;
  const from = edgeTowards(a, centerOf(b));
  const to = edgeTowards(b, centerOf(a));
  return <path className={styles.brokenLine} d={`M${from.x},${from.y}L${to.x},${to.y}`} />;
}

/** The sentence of the rule that no longer holds. */
export function BrokenSentence({ broken, protocol }: { readonly broken: Broken; readonly protocol: string }) {
  const { t } = useTranslation('stage');
  const id = broken.verdict.property.id;
  const sentence = useRule(protocol, id);
  return (
    <div className={styles.broken} role="note">
      <strong>
        <span aria-hidden="true">✕ </span>
        {t('broken.title', { rule: id })}
      </strong>
      <span>{sentence ?? ''}</span>
    </div>
  );
}
