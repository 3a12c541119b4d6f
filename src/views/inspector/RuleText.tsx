import { useRule } from '../../i18n/rules';
import type { RuleId } from '../../sim/types';
import styles from './RuleText.module.css';

/** A rule: its id and the sentence of RULES.md. */
export function RuleText({ id }: { readonly id: RuleId }) {
  const sentence = useRule(id);
  return (
    <p className={styles.rule}>
      <code className={styles.id}>{id}</code> {sentence}
    </p>
  );
}
