import { useRule } from '../../i18n/rules';
import type { RuleId } from '../../sim/types';
import styles from './RuleText.module.css';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

export interface RuleTextProps {
  readonly id: RuleId;
  /** Says that it is a rule, so that the verdict below it is not read as a part of it. */
  readonly named?: boolean;
}

/** A rule: its id and the sentence of RULES.md, the protocol's own or one that all protocols share. */
export function RuleText({ id, named = false }: RuleTextProps) {
  const { protocol } = useMoment();
  const texts = useTexts();
  const own = useRule(protocol.id, id);
  const shared = useRule('common', id);
  return (
    <p className={styles.rule}>
      <code className={styles.id}>{named ? texts.own('rules.name', { id }) : id}</code> {own ?? shared}
    </p>
  );
}
