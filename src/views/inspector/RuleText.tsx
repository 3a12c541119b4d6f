import { useRule } from '../../i18n/rules';
import type { RuleId } from '../../sim/types';
import styles from './RuleText.module.css';
import { useMoment } from './useMoment';

/** A rule: its id and the sentence of RULES.md, the protocol's own or one that all protocols share. */
export function RuleText({ id }: { readonly id: RuleId }) {
  const { protocol } = useMoment();
  const own = useRule(protocol.id, id);
  const shared = useRule('common', id);
  return (
    <p className={styles.rule}>
      <code className={styles.id}>{id}</code> {own ?? shared}
    </p>
  );
}
