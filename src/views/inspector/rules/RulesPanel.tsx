import { judge } from '../../../protocols/judge';
import type { PropertyVerdict } from '../../../protocols/protocol';
import type { Position } from '../../../sim/types';
import { AcidList } from '../AcidStrip';
import { RuleText } from '../RuleText';
import { Section } from '../Section';
import { StepLink } from '../StepLink';
import { useMoment } from '../useMoment';
import { useTexts } from '../useTexts';
import styles from './RulesPanel.module.css';
import { type Standing, standingOf } from './standing';

/** The four promises of a transaction at this moment, and what the properties say of the run so far. */
export function RulesPanel() {
  const { protocol, setting, trace, position } = useMoment();
  const texts = useTexts();
  return (
    <div className={styles.panel}>
      <Section title={texts.own('acid.title')}>
        <AcidList />
      </Section>
      <Section title={texts.own('rules.title')}>
        <ul className={styles.list}>
          {judge(trace, setting, protocol).map((verdict) => (
            <Verdict key={verdict.property.id} verdict={verdict} position={position} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

const GLYPHS: Readonly<Record<Standing, string>> = {
  holds: '✓',
  violated: '✕',
  reached: '✓',
  open: '…',
  unjudged: '∀',
};

function Verdict({ verdict, position }: { readonly verdict: PropertyVerdict; readonly position: Position }) {
  const texts = useTexts();
  const standing = standingOf(verdict, position);
  const nodes = verdict.violation?.nodes ?? [];
  const key = standing === 'violated' && nodes.length === 0 ? 'violatedHere' : standing;
  const isTold = standing === 'violated' || standing === 'reached';
  return (
    <li className={standing === 'violated' ? styles.violated : styles.verdict}>
      <RuleText id={verdict.property.id} />
      <p className={styles.standing}>
        <span aria-hidden="true">{GLYPHS[standing]}</span> {texts.own(`rules.${key}`, { nodes })}{' '}
        {isTold && verdict.step !== null && <StepLink step={verdict.step} />}
      </p>
    </li>
  );
}
