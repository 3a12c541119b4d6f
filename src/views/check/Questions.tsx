import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import { useSession } from '../../session/useSession';
import { answerText, signOf, topicId } from './Answers';
import { answersOf, questionKeys, type TopicAnswer, topicsOf } from './answers';
import styles from './Questions.module.css';

/** The questions with their answers, each in one line that never moves; a line leads to what the answer is made of. */
export function Questions({ entry }: { readonly entry: CheckEntry | null }) {
  const protocol = useSession((session) => session.protocol);
  const answers = entry ? answersOf(entry) : [];
  return (
    <ul className={styles.questions}>
      {topicsOf(protocol).map((topic) => (
        <li key={topic}>
          <Line
            topic={topic}
            protocolId={protocol.id}
            answer={answers.find((answer) => answer.topic === topic)}
          />
        </li>
      ))}
    </ul>
  );
}

interface Props {
  readonly topic: TopicAnswer['topic'];
  readonly protocolId: string;
  readonly answer: TopicAnswer | undefined;
}

function Line({ topic, protocolId, answer }: Props) {
  const { t } = useTranslation('check');
  const question = t(questionKeys(topic, protocolId));
  if (!answer || answer.answer === 'open')
    return (
      <p className={styles.line}>
        <span className={styles.sign} aria-hidden="true">
          {answer ? '…' : '?'}
        </span>
        <span>{question}</span>
      </p>
    );
  const { isGood } = answer;
  const text = answerText(topic, answer.answer, t);
  return (
    <button
      type="button"
      className={styles.line}
      data-good={isGood ?? 'open'}
      aria-label={t('check:answers.show', { question, answer: text })}
      onClick={() => showTopic(topic)}
    >
      <span className={styles.sign} aria-hidden="true">
        {signOf(answer.answer, isGood)}
      </span>
      <span>{question}</span>
      {isGood !== null && <strong>{text}</strong>}
    </button>
  );
}

function showTopic(topic: TopicAnswer['topic']): void {
  const heading = document.getElementById(topicId(topic));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
