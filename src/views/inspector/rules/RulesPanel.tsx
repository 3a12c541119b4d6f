import { formatMoney } from '../../../i18n/format';
import { judge } from '../../../protocols/judge';
import type { PropertyVerdict } from '../../../protocols/protocol';
import { AcidList } from '../AcidStrip';
import { RuleText } from '../RuleText';
import { Section } from '../Section';
import { StepLink } from '../StepLink';
import { stuckAt, stuckSince } from '../stuck';
import { useMoment } from '../useMoment';
import { type Texts, useTexts } from '../useTexts';
import styles from './RulesPanel.module.css';
import { type Standing, standingOf } from './standing';

/** The four promises of a transaction at this moment, and what the properties say of the run so far. */
export function RulesPanel() {
  const { protocol, setting, trace } = useMoment();
  const texts = useTexts();
  return (
    <div className={styles.panel}>
      <Section title={texts.own('acid.title')}>
        <AcidList />
      </Section>
      <Section title={texts.own('rules.title')}>
        <ul className={styles.list}>
          {judge(trace, setting, protocol).map((verdict) => (
            <Verdict key={verdict.property.id} verdict={verdict} />
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
  missed: '✕',
  unjudged: '∀',
};

function Verdict({ verdict }: { readonly verdict: PropertyVerdict }) {
  const { setting, trace, position } = useMoment();
  const texts = useTexts();
  const stuck = verdict.property.kind === 'non-blocking' ? stuckAt(setting, trace, position) : [];
  const standing = standingOf(verdict, position, stuck.length > 0);
  const step =
    standing === 'missed'
      ? Math.min(...stuck.map((pair) => stuckSince(setting, trace, position, pair)))
      : standing === 'violated' || standing === 'reached'
        ? verdict.step
        : null;
  const isBad = standing === 'violated' || standing === 'missed';
  const nodes = [...new Set(stuck.map(({ node }) => node))];
  const how = standing === 'violated' ? howBroken(verdict, texts) : '';
  return (
    <li className={isBad ? styles.violated : styles.verdict}>
      <RuleText id={verdict.property.id} named />
      <p className={styles.standing}>
        <span aria-hidden="true">{GLYPHS[standing]}</span>{' '}
        {texts.own(`rules.${standing}`, { nodes, count: nodes.length, how, step: step ?? 0 })}{' '}
        {step !== null && step !== position.step && <StepLink step={step} />}
      </p>
    </li>
  );
}

/** Who contradicts whom, as the violation itself tells it. */
function howBroken({ property, violation }: PropertyVerdict, texts: Texts): string {
  const { fen, account, ...values } = violation?.values ?? {};
  const key = fen !== undefined && Number(fen) < 0 ? `${property.id}-created` : property.id;
  return texts.own([`rules.how.${key}`, 'rules.how.other'], {
    ...values,
    ...(fen === undefined ? {} : { amount: formatMoney(Math.abs(Number(fen))) }),
    ...(account === undefined ? {} : { account: texts.account(account) }),
    nodes: violation?.nodes ?? [],
  });
}
