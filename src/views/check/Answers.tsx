import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import styles from './Answers.module.css';
import { answersOf, questionKeys, type TopicAnswer } from './answers';
import { boundText, scenarioName } from './boundText';
import { Verdict, type VerdictActions } from './Verdict';

interface Props extends VerdictActions {
  readonly entry: CheckEntry;
}

/** The questions, answered one by one; below each the rules that the answer is made of. */
export function Answers({ entry, ...actions }: Props) {
  const { t } = useTranslation('check');
  // While it runs, only what was found is worth reading; the lines above say that the others are open.
  const answers = answersOf(entry).filter(({ answer }) => answer !== 'open');
  if (answers.length === 0) return null;
  return (
    <div className={styles.answers}>
      <h3 className={styles.title}>
        {t('check:answers.name', { scenario: scenarioName(entry.job.run.scenario, t) })}
      </h3>
      {answers.map((answer) => (
        <TopicCard key={`${entry.id} ${answer.topic}`} entry={entry} answer={answer} actions={actions} />
      ))}
    </div>
  );
}

interface CardProps {
  readonly entry: CheckEntry;
  readonly answer: TopicAnswer;
  readonly actions: VerdictActions;
}

function TopicCard({ entry, answer: { topic, answer, isGood, reports }, actions }: CardProps) {
  const { t } = useTranslation();
  const bound = boundText(entry.question, entry.protocol, entry.setting, t);
  // What needs a look is open; what is as it should be need not be read rule by rule.
  const isPlain = isGood === null || reports.every(({ verdict }) => verdict === 'holds');
  const rules = (
    <ul className={styles.rules}>
      {reports.map((report) => (
        <Verdict key={report.id} entry={entry} report={report} actions={actions} />
      ))}
    </ul>
  );
  return (
    <div className={styles.topic} data-good={isGood ?? 'open'}>
      <h4 className={styles.question} id={topicId(topic)} tabIndex={-1}>
        {t(questionKeys(topic, entry.protocol.id))}
      </h4>
      <p className={styles.answer}>
        <span className={styles.sign} aria-hidden="true">
          {signOf(answer, isGood)}
        </span>
        <strong>{answerText(topic, answer, t)}</strong>
        {isGood !== null && <span className={styles.bound}>{t('check:answers.within', { bound })}</span>}
      </p>
      {isPlain ? (
        <details className={styles.more}>
          <summary>{t('check:answers.rules', { count: reports.length })}</summary>
          {rules}
        </details>
      ) : (
        rules
      )}
    </div>
  );
}

/** Where the answer to a question is explained. */
export function topicId(topic: TopicAnswer['topic']): string {
  return `check-${topic}`;
}

export function answerText(
  topic: TopicAnswer['topic'],
  answer: TopicAnswer['answer'],
  t: (key: string) => string,
): string {
  const isCommit = topic === 'commit' && (answer === 'yes' || answer === 'no');
  return t(`check:answers.${answer}${isCommit ? 'Commit' : ''}`);
}

export function signOf(answer: TopicAnswer['answer'], isGood: boolean | null): string {
  if (isGood === null) return answer === 'open' ? '…' : '?';
  return isGood ? '✓' : '✕';
}
