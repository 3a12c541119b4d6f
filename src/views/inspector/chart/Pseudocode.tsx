import type { PseudocodeLine } from '../../../protocols/protocol';
import type { RuleId } from '../../../sim/types';
import { useTexts } from '../useTexts';
import styles from './Pseudocode.module.css';

export interface PseudocodeProps {
  readonly roleId: string;
  readonly lines: readonly PseudocodeLine[];
  /** The rule that applied last on the node: its line is lit. */
  readonly rule: RuleId | null;
}

/** What a role does, line by line, with the line being executed lit. */
export function Pseudocode({ roleId, lines, rule }: PseudocodeProps) {
  const texts = useTexts();
  return (
    <ol className={styles.code}>
      {lines.map((line) => {
        const isLit = rule !== null && line.rules.includes(rule);
        return (
          <li
            key={line.key}
            className={isLit ? styles.lit : styles.line}
            style={{ paddingInlineStart: `${1.6 + line.indent * 1.2}em` }}
            aria-current={isLit ? 'step' : undefined}
          >
            {texts.protocol(`pseudocode.${roleId}.${line.key}`)}
          </li>
        );
      })}
    </ol>
  );
}
