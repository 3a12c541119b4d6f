import { Hourglass } from 'lucide-react';
import { useMemo } from 'react';
import type { NodeId, RuleId, TxId } from '../../sim/types';
import { RuleText } from './RuleText';
import { releases } from './release';
import { Section } from './Section';
import { stuckAt } from './stuck';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';
import styles from './WaitingReason.module.css';

export interface WaitingReasonProps {
  readonly node: NodeId;
  readonly tx: TxId;
  readonly rule: RuleId;
}

/** Why a node waits: the rule, whether the wait can end by itself, and whose repair would end it. */
export function WaitingReason({ node, tx, rule }: WaitingReasonProps) {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const stuck = useMemo(
    () => stuckAt(setting, trace, position).some((pair) => pair.node === node && pair.tx === tx),
    [setting, trace, position, node, tx],
  );
  const repairs = useMemo(
    () => (stuck ? releases(setting, world, node, tx) : []),
    [stuck, setting, world, node, tx],
  );
  const name = setting.cast.transactions.length > 1 ? tx : null;
  return (
    <Section title={texts.own('waiting.title')} note={name}>
      <RuleText id={rule} />
      {stuck && (
        <div className={styles.blocked}>
          <p>
            <Hourglass size={16} aria-hidden="true" /> <strong>{texts.own('waiting.blocked')}</strong>{' '}
            {texts.own('waiting.blockedWhy')}
          </p>
          <p>
            {repairs.length > 0
              ? texts.own('waiting.released', { acts: repairs.map((act) => texts.act(act)) })
              : texts.own('waiting.noSingle')}
          </p>
        </div>
      )}
    </Section>
  );
}
