import { formatList, sentenceGap } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { Finding } from '../../lessons/questions/answer';
import { Words } from './Words';

/** What came of an answer, a sentence for each finding; whom it points at is named as the language lists names. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, language } = useTranslation('story');
  return findings.map(({ key, values, nodes }) => (
    <span key={key}>
      <Words text={t(`finding.${key}`, { ...values, nodes: formatList(nodes, language) })} />
      {sentenceGap(language)}
    </span>
  ));
}
